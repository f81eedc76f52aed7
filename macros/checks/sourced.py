"""No figure rests on a weak source alone, and a settled target says how it was settled."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """That there is a source at all is a matter of shape; this asks what it is worth."""
    loaded = workspace.loaded
    for item in workspace.atlas.observations:
        sources = [loaded.sources[id] for id in item.sources if id in loaded.sources]
        if sources and all(source.confidence == "low" for source in sources):
            place = loaded.place(item.subject, *item.trail)
            message = (
                f"this figure rests on '{item.sources[0]}' alone, a weak source; replace it or leave the figure out"
            )
            yield Finding(place, "sourced", message, "warning")
    for promise in workspace.atlas.promises:
        if promise.target.status != "open" and not promise.target.outcome:
            place = loaded.place(promise.subject, "targets", promise.index, "status")
            message = f"status {promise.target.status} needs an `outcome`: what happened, in one sentence"
            yield Finding(place, "sourced", message)
