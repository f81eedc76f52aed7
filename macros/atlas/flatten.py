"""From the blocks of entity files to observations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load import Loaded
from ..model import Entity
from .observation import Observation


def observations_of(loaded: Loaded, subject: str, entity: Entity) -> Iterator[Observation]:
    """Every figure of an entity's file, in the order of the file."""
    for index, block in enumerate(entity.figures):
        measure = loaded.measures.get(block.measure)
        shared = {
            "subject": subject,
            "measure": block.measure,
            "basis": block.basis,
            "unit": block.unit or (measure.unit if measure else None) or "",
        }
        for period, content in block.values.items():
            head = ("figures", index, "values", int(period.text) if period.text.isdigit() else period.text)
            if block.by is None:
                yield _observation(block, content, shared, period, head)
            else:
                for key, value in content.items():
                    yield _observation(block, value, shared | {"by": block.by, "key": key}, period, (*head, key))


def _observation(block: Any, value: Any, shared: dict[str, Any], period: Any, trail: tuple) -> Observation:
    if isinstance(value, int | float):
        low = high = value
        standing, note, sources = None, None, None
    else:
        low = value.value if value.value is not None else value.low
        high = value.value if value.value is not None else value.high
        standing, note, sources = value.standing, value.note, value.source
    return Observation(
        **shared,
        period=period,
        low=low,
        high=high,
        standing=standing or block.standing,
        sources=tuple(sources or block.source),
        note=note or block.note,
        trail=trail,
    )
