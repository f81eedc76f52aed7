"""Every source is cited by something in the data or on a page."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sources that neither an entity nor a `cite()` names; not asked while some entity cannot be read."""
    if workspace.loaded.unsound:
        return
    used = {id for _, _, ids in workspace.cited for id in ids}
    cited = "\n".join(call.code for page in workspace.pages for call in page.calls)
    for id in workspace.loaded.sources:
        if id not in used and f'"{id}"' not in cited and f"'{id}'" not in cited:
            place = workspace.loaded.place(f"source:{id}", "id")
            message = f"nothing cites the source '{id}'; cite it or remove it"
            yield Finding(place, "sources-used", message, "warning")
