"""A value ten times its neighbours in time is questioned: it may be a slip of unit or comma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..atlas import Observation
from ..load import Finding
from .workspace import Workspace

FACTOR = 10


def check(workspace: Workspace) -> Iterator[Finding]:
    """A value against the one before and the one after it in its series, for periods of like length."""
    series: dict[tuple, list[Observation]] = defaultdict(list)
    for item in workspace.atlas.observations:
        if not item.is_ahead:
            length = round(item.period.days / 30)
            series[item.subject, item.measure, item.basis, item.key, item.unit, length].append(item)
    for items in series.values():
        items.sort(key=lambda item: item.period)
        for index, item in enumerate(items):
            around = [other.value for other in items[max(0, index - 1) : index] + items[index + 1 : index + 2]]
            if around and item.value > 0 and min(around) > 0 and _far(item.value, around):
                message = (
                    f"{item.value:g} {item.unit} in {item.period} is ten times away from its neighbours "
                    f"({', '.join(f'{value:g}' for value in around)}); check the unit, or say why in a note"
                )
                if not item.note:
                    yield Finding(workspace.loaded.place(item.subject, *item.trail), "outliers", message, "warning")


def _far(value: float, around: list[float]) -> bool:
    return all(value >= other * FACTOR or value * FACTOR <= other for other in around)
