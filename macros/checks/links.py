"""Every link between pages leads to a page, and to a heading that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ..load import Finding, nearest
from ..load.page import Page
from .workspace import Workspace

_HEADING = re.compile(r"^#{1,6} (?P<text>.+)$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*$")
_ID = re.compile(r"\bid=\"?(?P<id>[\w-]+)")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Markdown links; those that macros write are right by making."""
    pages = {page.name: page for page in workspace.pages}
    for page in workspace.pages:
        for offset, target in page.links:
            yield from _link(workspace, page, pages, page.place(offset), target)


def _link(workspace: Workspace, page: Page, pages: dict, place: object, target: str) -> Iterator[Finding]:
    try:
        parts = urlsplit(target)
    except ValueError:
        yield Finding(place, "links", f"'{target}' is no address; write ../countries/china.md")
        return
    if parts.scheme in ("http", "https"):
        message = f"outside addresses stand in data/sources and are shown with cite(): {target}"
        if not page.name.startswith(("docs/contributing/", "docs/about/")):
            yield Finding(place, "links", message)
        return
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        yield Finding(place, "links", f"'{target}' is no relative link to a page; write ../countries/china.md")
        return
    name = _file(page, parts.path)
    if name not in pages and not (name.startswith("docs/") and (workspace.root / name).is_file()):
        yield Finding(place, "links", f"'{target}' leads nowhere{nearest(name, pages)}")
    elif parts.fragment and name in pages and parts.fragment not in _anchors(pages[name]):
        hint = nearest(parts.fragment, _anchors(pages[name]))
        yield Finding(place, "links", f"{name} has no heading '#{parts.fragment}'{hint}")


def _file(page: Page, path: str) -> str:
    """The path from the repository's root of what a relative address leads to; the page itself for an empty one."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(path))) if path else page.name


def leads(page: Page) -> set[str]:
    """The files that the Markdown links of a page lead to, whether they are there or not."""
    return {_file(page, target.partition("#")[0]) for _, target in page.links}


def _anchors(page: Page) -> set[str]:
    return {_anchor(match["text"]) for match in _HEADING.finditer(page.live)} | {"sources"}


def _anchor(heading: str) -> str:
    from markdown.extensions.toc import slugify

    attributes = _ATTRIBUTES.search(heading)
    named = _ID.search(attributes[0]) if attributes else None
    return named["id"] if named else slugify(heading[: attributes.start()] if attributes else heading, "-")
