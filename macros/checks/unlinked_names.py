"""A page links what it names: the first time that it names an entity with a page of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..load import Finding
from ..load.page import Page
from .links import leads
from .names import given, is_proper, one_of
from .workspace import Edit, Workspace

EXEMPT = "docs/contributing/"
"""Pages for contributors name things as examples."""

_APART = re.compile(r"^[ \t]*(?:#|\||!!!|\?\?\?|===).*$|\[[^\[\]\n]*\]\([^()\n]*\)|\{%[^%\n]*%\}", re.MULTILINE)
_LINKED = re.compile(r"link\(\s*(?:id\s*=\s*)?[\"'](?P<id>[\w-]+)")
_UNSAFE = set('[]<>{}|\\"/')


def check(workspace: Workspace) -> Iterator[Finding]:
    """Short names as they are written, in sentences: no headings, tables, links, code. Other names need no link."""
    for page, start, name, id in _unlinked(workspace):
        message = f"'{name}' has a page; link it here, where the page first names it: {_link(id)}"
        yield Finding(page.place(start), "unlinked-names", message, "warning")


def _link(id: str) -> str:
    return f'{{{{ link("{id}") }}}}'


def _unlinked(workspace: Workspace) -> Iterator[tuple[Page, int, str, str]]:
    """Page, offset, name and entity of each first mention without a link on its page."""
    entities, kinds = workspace.loaded.entities, workspace.loaded.kinds
    paged = {id: entity.name for id, entity in entities.items() if entity.page != "none"}
    wanted = {name: id for id, name in paged.items() if is_proper(kinds[id], name)}
    names = one_of(
        name for id, entity in entities.items() for name in given(entity) if name in wanted or is_proper("", name)
    )
    for page in workspace.pages:
        if page.name.startswith(EXEMPT):
            continue
        known = {page.entity} | _linked(workspace, page)
        sentences = _APART.sub(lambda match: " " * len(match[0]), page.prose)
        for mention in names.finditer(sentences):
            id = wanted.get(mention[0])
            if id and id not in known and "-" not in _around(sentences, mention.start(), mention[0]):
                known.add(id)
                yield page, mention.start(), mention[0], id


def _linked(workspace: Workspace, page: Page) -> set[str]:
    """The entities to which a page links by hand."""
    called = {match["id"] for call in page.calls if (match := _LINKED.match(call.code))}
    files = leads(page)
    return called | {id for id, other in workspace.page_of.items() if other.name in files}


def fix(workspace: Workspace) -> list[str]:
    """Put the link in place of the name, where no markup touches it."""
    edits = defaultdict(list)
    for page, start, name, id in _unlinked(workspace):
        if not _UNSAFE & _around(page.body, start, name):
            edits[page.name].append(Edit(page.body_start + start, name, _link(id)))
    return workspace.rewrite(edits)


def _around(text: str, start: int, name: str) -> set[str]:
    """The characters before and after a name."""
    end = start + len(name)
    return set(text[max(0, start - 1) : start] + text[end : end + 1])
