"""Shares of one whole do not add up to more than 100 per cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..atlas import Observation
from ..load import Finding
from .workspace import Workspace

ROUNDING = 0.5
"""Per cent that each share may be off by rounding to whole numbers."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Parts of a breakdown, and subjects that share a whole, for one basis, source and period.

    Aggregates are left out: they hold countries that stand beside them.
    """
    wholes: dict[tuple, list[Observation]] = defaultdict(list)
    for item in workspace.atlas.observations:
        measure = workspace.loaded.measures.get(item.measure)
        if measure and measure.shares_of_whole and not _aggregate(workspace, item.key or item.subject):
            whole = item.subject if item.key else workspace.loaded.kinds[item.subject]
            wholes[item.measure, item.basis, whole, item.key is None, item.period, item.sources].append(item)
    for items in wholes.values():
        total = sum(item.low for item in items)
        if len(items) > 1 and total > 100 + ROUNDING * len(items):
            last = items[-1]
            names = ", ".join(item.key or item.subject for item in items)
            message = f"the shares of {names} in {last.period} add up to {total:g}%; one of them is wrong"
            yield Finding(workspace.loaded.place(last.subject, *last.trail), "shares-sum", message)


def _aggregate(workspace: Workspace, id: str) -> bool:
    return getattr(workspace.loaded.entities.get(id), "type", "") == "aggregate"
