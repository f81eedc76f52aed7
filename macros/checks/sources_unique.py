"""No two sources have the same address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace

TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid|msclkid|yclid|igshid|mc_[ce]id|ref_src)=[^&#]*&?")
"""What senders of newsletters and social networks add to an address."""


def untracked(url: str) -> str:
    """An address without the parameters that only tell where a reader came from."""
    page, mark, place = url.partition("#")
    if "?" in page and TRACKING.search(page):
        page = TRACKING.sub("", page).rstrip("?&")
    return page + mark + place


def address(url: str) -> str:
    """What all addresses of one page have in common: no scheme, `www.`, capitals, closing slash, tracking, place in it.

    What follows `#/` or `#!` is kept: some sites call their pages so.
    """
    page, _, place = untracked(url).partition("#")
    page = page.partition("://")[2].removeprefix("www.").rstrip("/").lower()
    return f"{page}#{place}" if place.startswith(("/", "!")) else page


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every source against those before it."""
    seen: dict[str, str] = {}
    for id, source in workspace.loaded.sources.items():
        found = address(source.url)
        if found in seen:
            place = workspace.loaded.place(f"source:{id}", "url")
            message = f"'{seen[found]}' has this address already; use it and remove '{id}'"
            yield Finding(place, "sources-unique", message)
        seen.setdefault(found, id)
