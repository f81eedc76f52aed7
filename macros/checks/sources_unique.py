"""No two sources have the same address."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Addresses compared without scheme, `www.` and closing slash."""
    seen: dict[str, str] = {}
    for id, source in workspace.loaded.sources.items():
        address = source.url.partition("://")[2].removeprefix("www.").rstrip("/").lower()
        if address in seen:
            place = workspace.loaded.place(f"source:{id}", "url")
            message = f"'{seen[address]}' has this address already; use it and remove '{id}'"
            yield Finding(place, "sources-unique", message)
        seen.setdefault(address, id)
