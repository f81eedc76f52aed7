"""An entity's page shows its events, its promises and its relations, so that each stands on both of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Pages of entities that have something to list and do not call the macro that lists it."""
    atlas = workspace.atlas
    lists = {"milestones": atlas.events_of, "targets": atlas.promises_of, "related": atlas.related}
    for id, page in workspace.page_of.items():
        if id not in workspace.loaded.entities or page.findings:
            continue
        called = {call.macro for call in page.calls}
        for macro, told in lists.items():
            if macro not in called and told(id):
                message = f"'{id}' has something to list; add {{{{ {macro}() }}}} under a heading of its own"
                yield Finding(page.place(len(page.body)), "lists-shown", message)
