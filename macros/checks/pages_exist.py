"""Every entity that needs a page has one, in its place, with its name and summary at the head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..charts import chart_ids
from ..load import Finding, Place, nearest
from ..load.page import Page
from ..render import MACROS
from .workspace import Workspace

_MARKUP = re.compile(r"[<>]|\{[{%#]")
_PLAIN = re.compile(r"[\w(][^:#\n]*")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Pages against entities, both ways, and the front matter that `fix` writes."""
    loaded = workspace.loaded
    unread = {page.name for page in workspace.pages if page.findings}
    for id, entity in loaded.entities.items():
        path = f"docs/{loaded.kinds[id]}/{id}.md"
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
    for key, text in (("title", entity.name), ("description", entity.summary)):
        if text and page.front.get(key) != text:
            path = workspace.loaded.spots[page.entity][0]
            message = f"`{key}` is not what {path} says; run `make fix`"
            yield Finding(page.meta.place((key,)), "pages-exist", message)
    heading = re.search(r"^# (.+?)\s*$", page.body, re.MULTILINE)
    if heading is None or heading[1] != entity.name:
        offset = heading.start() if heading else 0
        yield Finding(page.place(offset), "pages-exist", f"the page must begin with the heading '# {entity.name}'")
    last = page.calls[-1].macro if page.calls else ""
    if last != "sources":
        yield Finding(page.place(len(page.body)), "pages-exist", "the page must end with {{ sources() }}")


def fix(workspace: Workspace) -> list[str]:
    """Write title and description into the front matter, from the data."""
    changed = []
    for page in workspace.pages:
        entity = workspace.loaded.entities.get(page.entity or "")
        if entity is None:
            continue
        lines = [f"entity: {page.entity}", f"title: {scalar(entity.name)}"]
        lines += [f"description: {scalar(entity.summary)}"] if entity.summary else []
        kept = page.text[4 : page.body_start - 5].splitlines()
        lines += [line for line in kept if line.split(":")[0] not in ("entity", "title", "description")]
        text = "---\n" + "\n".join(lines) + "\n---\n" + page.body
        if text != page.text:
            (workspace.root / page.name).write_text(text, encoding="utf-8")
            changed.append(page.name)
    return changed


def scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
