"""Every link between pages leads to a page, and to a heading that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from ..load import Finding, nearest
from ..load.page import Page
from .workspace import Workspace

_LINK = re.compile(r"(?<!\\)\[[^\]\[]*\]\((?P<target>[^()\s]+)(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6} (?P<text>.+?)(?:\s*\{[^}]*id=\"?(?P<id>[\w-]+)[^}]*\})?\s*$", re.MULTILINE)


def check(workspace: Workspace) -> Iterator[Finding]:
    """Markdown links; those that macros write are right by making."""
    pages = {page.name: page for page in workspace.pages}
    for page in workspace.pages:
        for link in _LINK.finditer(page.live):
            place = page.place(link.start("target"))
            yield from _link(workspace, page, pages, place, link["target"])


def _link(workspace: Workspace, page: Page, pages: dict, place: object, target: str) -> Iterator[Finding]:
    parts = urlsplit(target)
    if parts.scheme in ("http", "https"):
        message = f"outside addresses stand in data/sources and are shown with cite(): {target}"
        if not page.name.startswith(("docs/contributing/", "docs/about/")):
            yield Finding(place, "links", message)
        return
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        yield Finding(place, "links", f"'{target}' is no relative link to a page; write ../countries/china.md")
        return
    name = (
        posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(parts.path)))
        if parts.path
        else page.name
    )
    if name not in pages and not (workspace.root / name).is_file():
        yield Finding(place, "links", f"'{target}' leads nowhere{nearest(name, pages)}")
    elif parts.fragment and name in pages and parts.fragment not in _anchors(pages[name]):
        hint = nearest(parts.fragment, _anchors(pages[name]))
        yield Finding(place, "links", f"{name} has no heading '#{parts.fragment}'{hint}")


def _anchors(page: Page) -> set[str]:
    return {match["id"] or slugify(match["text"], "-") for match in _HEADING.finditer(page.live)} | {"sources"}
