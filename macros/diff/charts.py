"""The charts that show something else, drawn from both editions with the code as it is now."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from ..atlas import Atlas, QueryError
from ..charts import chart_ids
from ..charts.kit.drawing import Drawing, draw_chart


@dataclass(frozen=True)
class Redrawn:
    """A chart and its finding before and after, None where it cannot be drawn; `problem` tells why it no longer can.

    `added` and `removed` count the rows that are only in one of the two drawings; a changed row is in both counts.
    """

    id: str
    old: str | None
    new: str | None
    added: int = 0
    removed: int = 0
    problem: str = ""

    @property
    def what(self) -> str:
        """`changed`, or `removed` where it can no longer be drawn."""
        return "changed" if self.new is not None else "removed"


def redrawn(old: Atlas, new: Atlas) -> list[Redrawn]:
    """Compare finding and rows of every chart. One that could be drawn from neither is left out."""
    return [chart for id in chart_ids() if (chart := _compared(old, new, id))]


def _compared(old: Atlas, new: Atlas, id: str) -> Redrawn | None:
    before, _ = _drawn(old, id)
    after, problem = _drawn(new, id)
    if after is None:
        return Redrawn(id, before.finding, None, problem=problem) if before else None
    if before is None:
        return Redrawn(id, None, after.finding, added=len(after.rows))
    rows = _rows(before), _rows(after)
    added, removed = (rows[1] - rows[0]).total(), (rows[0] - rows[1]).total()
    if before.finding == after.finding and not added and not removed:
        return None
    return Redrawn(id, before.finding, after.finding, added, removed)


def _drawn(atlas: Atlas, id: str) -> tuple[Drawing | None, str]:
    try:
        return draw_chart(atlas, id)[1], ""
    except QueryError as error:
        return None, str(error)


def _rows(drawing: Drawing) -> Counter[str]:
    return Counter(json.dumps(row, sort_keys=True, default=str) for row in drawing.rows)
