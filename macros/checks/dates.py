"""Dates are possible and in order, and nothing is known before it happened."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ..load import Finding, Place
from ..model import Period
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """Sources, milestones, targets, relations and the dates of policies."""
    loaded = workspace.loaded
    for id, source in loaded.sources.items():
        place = loaded.place(f"source:{id}", "date")
        if source.accessed.start > workspace.today:
            message = f"read on {source.accessed.label}, which is still to come"
            yield Finding(loaded.place(f"source:{id}", "accessed"), "dates", message)
        if source.date != "n.d.":
            yield from _order(place, source.date, source.accessed, "published after it was read")
    for id, entity in loaded.entities.items():
        for index, milestone in enumerate(entity.milestones):
            place = loaded.place(id, "milestones", index, "date")
            yield from _told(workspace, place, milestone.date, milestone.source)
        for index, target in enumerate(entity.targets):
            yield from _order(
                loaded.place(id, "targets", index, "due"), target.made, target.due, "due before it was made"
            )
        for index, relation in enumerate(entity.relations):
            if relation.since and relation.until:
                place = loaded.place(id, "relations", index, "until")
                yield from _order(place, relation.since, relation.until, "ends before it begins")
        dates = [(key, getattr(entity, key, None)) for key in ("issued", "in_force", "ended")]
        known = [(key, date) for key, date in dates if isinstance(date, Period)]
        for (early, first), (late, last) in itertools.pairwise(known):
            yield from _order(loaded.place(id, late), first, last, f"`{late}` is before `{early}`")


def _order(place: Place, first: Period, last: Period, wrong: str) -> Iterator[Finding]:
    if last.end < first.start:
        yield Finding(place, "dates", f"{wrong}: {first.label}, then {last.label}")


def _told(workspace: Workspace, place: Place, date: Period, sources: list[str]) -> Iterator[Finding]:
    """An event in a source's future has not happened when the source was read."""
    read = [workspace.loaded.sources[id].accessed.end for id in sources if id in workspace.loaded.sources]
    if read and date.start > max(read):
        message = f"{date.label} is after its source was read; what is still to come is a target, not a milestone"
        yield Finding(place, "dates", message)
