"""A page is as deep as its entity's `page:` promises: words of prose and cited figures."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace

DEPTH = {"major": (500, 8), "standard": (250, 4), "short": (120, 3)}
FIGURES = {"value", "change", "share", "rank"}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Words without headings, tables and macros; figures that macros put into the text."""
    for id, page in workspace.page_of.items():
        entity = workspace.loaded.entities.get(id)
        if entity is None or entity.page not in DEPTH:
            continue
        words, figures = DEPTH[entity.page]
        have = sum(call.macro in FIGURES for call in page.calls)
        if page.words < words:
            message = f"{page.words} words of prose; a {entity.page} page has at least {words}"
            yield Finding(page.place(0), "page-depth", message)
        if have < figures:
            message = f"{have} cited figures in the text; a {entity.page} page has at least {figures}"
            yield Finding(page.place(0), "page-depth", message)
