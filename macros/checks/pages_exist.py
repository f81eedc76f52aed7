"""Every entity that needs a page has one, in its place, with its name and summary at the head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..charts import chart_ids
from ..load import Finding, Place, nearest, page_file
from ..load.page import Page
from ..model import Entity
from ..render import MACROS
from . import heads
from .workspace import Workspace

_MARKUP = re.compile(r"[<>]|\{[{%#]")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Pages against entities, both ways, and the front matter that `fix` writes."""
    loaded = workspace.loaded
    unread = {page.name for page in workspace.pages if page.findings}
    for id, entity in loaded.entities.items():
        path = page_file(loaded.kinds[id], id)
        page = workspace.page_of.get(id)
        if entity.page == "none":
            continue
        if entity.summary is None:
            yield Finding(
                loaded.place(id), "pages-exist", "an entity with a page needs a `summary`: two plain sentences"
            )
        if page is None and path not in unread:
            message = f"'{id}' needs a page ({entity.page}); write {path} with `entity: {id}` in its front matter"
            yield Finding(loaded.place(id, "page"), "pages-exist", message)
        elif page and page.name != path:
            yield Finding(page.meta.place(("entity",)), "pages-exist", f"the page of '{id}' belongs at {path}")
    for page in workspace.pages:
        if page.entity is not None:
            yield from _entity_page(workspace, page)
        elif _cites(workspace, page) and not _ends_with_sources(page):
            message = "the page cites sources, so it must end with {{ sources() }}"
            yield Finding(page.place(len(page.body)), "pages-exist", message)
        if not page.findings:
            yield from _head(workspace, page)
        for key in page.front.keys() & MACROS.keys():
            message = f"`{key}` in the front matter hides the macro of that name; remove or rename it"
            yield Finding(page.meta.place((key,), key=True), "pages-exist", message)


def _head(workspace: Workspace, page: Page) -> Iterator[Finding]:
    """Title and description stand in the head of the page as they are, and in other pages' menus."""
    written = _written_by_fix(workspace, page)
    for key in ("title", "description"):
        text = page.front.get(key)
        if not text and key in written:
            continue
        if not text:
            yield Finding(Place(page.name), "pages-exist", f"the front matter has no `{key}`; write one")
        elif not isinstance(text, str):
            yield Finding(page.meta.place((key,)), "pages-exist", f"`{key}` must be text; put it in quotes")
        elif found := _MARKUP.search(text):
            message = f"`{key}` holds '{found[0]}', which would be read as markup; say it in words"
            yield Finding(page.meta.place((key,)), "pages-exist", message)


def _written_by_fix(workspace: Workspace, page: Page) -> set[str]:
    """The keys that data or a chart's module tell, so that nobody has to write them."""
    entity = workspace.loaded.entities.get(page.entity or "")
    if entity is not None:
        return {"title", "description"} if entity.summary else {"title"}
    has_charts = (workspace.root / "macros" / "charts").is_dir()
    return {"title", "description"} if has_charts and page.chart in chart_ids() else set()


def _entity_page(workspace: Workspace, page: Page) -> Iterator[Finding]:
    entity = workspace.loaded.entities.get(page.entity)
    place = page.meta.place(("entity",))
    if entity is None and workspace.loaded.is_unsound(page.entity):
        return
    if entity is None:
        hint = nearest(page.entity, workspace.loaded.entities)
        yield Finding(place, "pages-exist", f"no entity '{page.entity}'{hint}")
        return
    if entity.page == "none":
        yield Finding(
            place, "pages-exist", f"'{page.entity}' says page: none in its file; change that or remove this page"
        )
    path = workspace.loaded.spots[page.entity][0]
    yield from heads.differing(page, "pages-exist", _front(entity), path)
    if not _ends_with_sources(page):
        yield Finding(page.place(len(page.body)), "pages-exist", "the page must end with {{ sources() }}")


def _ends_with_sources(page: Page) -> bool:
    return bool(page.calls) and page.calls[-1].macro == "sources"


def _cites(workspace: Workspace, page: Page) -> bool:
    written = workspace.rehearsed.get(page.name)
    return written is not None and bool(written[0].citations.numbers)


def _front(entity: Entity) -> dict[str, str | None]:
    return {"title": entity.name, "description": entity.summary}


def fix(workspace: Workspace) -> list[str]:
    """Write title and description into the front matter, from the data."""
    changed = []
    for page in workspace.pages:
        entity = workspace.loaded.entities.get(page.entity or "")
        if entity is not None:
            changed += heads.write(workspace, page, f"entity: {page.entity}", _front(entity))
    return changed
