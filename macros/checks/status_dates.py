"""What a record is agrees with its dates: nothing reported from the future, no target open past its day."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Standings of figures against the day their sources were read; statuses of targets against today."""
    loaded = workspace.loaded
    for item in workspace.atlas.observations:
        read = [loaded.sources[id].accessed.end for id in item.sources if id in loaded.sources]
        if item.standing == "reported" and read and item.period.start > max(read):
            place = loaded.place(item.subject, *item.trail)
            message = (
                f"a figure for {item.period} cannot be reported yet; set standing: announced, target, projection or law"
            )
            yield Finding(place, "status-dates", message)
    for promise in workspace.atlas.promises:
        target = promise.target
        place = loaded.place(promise.subject, "targets", promise.index, "status")
        if target.status == "open" and target.due.end < workspace.today:
            message = f"due {target.due.label} has passed; say whether it was met, missed, moved or withdrawn"
            yield Finding(place, "status-dates", message, "warning")
        if target.status == "missed" and target.due.start > workspace.today:
            message = f"due {target.due.label} is still to come, so it cannot be missed yet; use moved or withdrawn"
            yield Finding(place, "status-dates", message)
    for id, entity in loaded.entities.items():
        opened = getattr(entity, "status", None)
        if opened is not None and opened.as_of and opened.as_of.start > workspace.today:
            yield Finding(loaded.place(id, "status", "as_of"), "status-dates", "the status is dated in the future")
