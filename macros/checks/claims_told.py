"""Every claim of the founding essay is told on its pages, and tested by figures that there are."""

from __future__ import annotations

from collections.abc import Iterator

from ..atlas import QueryError, UnsoundError
from ..load import Finding, nearest
from ..model import Claim
from ..render.claims import figure_of
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """The figures that a claim rests on can be found; its pages are there and call `claims()`."""
    told_on = {page.name.removeprefix("docs/"): page for page in workspace.pages}
    for id, claim in workspace.loaded.claims.items():
        yield from _evidence(workspace, id, claim)
        for index, name in enumerate(claim.pages):
            page = told_on.get(name)
            if page is None:
                place = workspace.loaded.place(f"claim:{id}", "pages", index)
                yield Finding(place, "claims-told", f"there is no page docs/{name}{nearest(name, told_on)}")
            elif not page.findings and not any(call.macro == "claims" for call in page.calls):
                message = f"the claim '{id}' is to be told here; write {{{{ claims() }}}} where the page has tested it"
                yield Finding(page.place(len(page.body)), "claims-told", message)


def _evidence(workspace: Workspace, id: str, claim: Claim) -> Iterator[Finding]:
    for index, evidence in enumerate(claim.evidence):
        if evidence.measure is None:
            continue
        try:
            figure_of(workspace.atlas, evidence)
        except UnsoundError:
            continue
        except QueryError as error:
            yield Finding(workspace.loaded.place(f"claim:{id}", "evidence", index), "claims-told", str(error))
