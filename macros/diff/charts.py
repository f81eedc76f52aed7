"""The charts that show something else, drawn from both editions with the code as it is now."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from ..atlas import Atlas, QueryError
from ..charts.kit.drawing import Drawing, draw_chart


@dataclass(frozen=True)
class Redrawn:
    """A chart and its finding before and after, None where it cannot be drawn; `problem` tells why it cannot be now.

    `what` is `added` or `removed` where the chart itself came or went, or can no longer be drawn, else `changed`.
    `added` and `removed` count the rows that are only in one of the two drawings; a changed row is in both counts.
    """

    title: str
    what: str
    old: str | None
    new: str | None
    added: int = 0
    removed: int = 0
    problem: str = ""


def redrawn(old: Atlas, new: Atlas, had: dict[str, str], has: dict[str, str]) -> list[Redrawn]:
    """Compare finding and rows of the charts that each edition has, by id with their titles.

    One that both have and that could be drawn from neither is left out.
    """
    found = []
    for id in sorted(had.keys() | has.keys()):
        if id not in has:
            found.append(Redrawn(had[id], "removed", None, None))
        elif id not in had:
            drawing, problem = _drawn(new, id)
            found.append(Redrawn(has[id], "added", None, drawing and drawing.finding, problem=problem))
        elif chart := _compared(old, new, id, has[id]):
            found.append(chart)
    return found


def _compared(old: Atlas, new: Atlas, id: str, title: str) -> Redrawn | None:
    before, _ = _drawn(old, id)
    after, problem = _drawn(new, id)
    if after is None:
        return Redrawn(title, "removed", before.finding, None, problem=problem) if before else None
    if before is None:
        return Redrawn(title, "changed", None, after.finding, added=len(after.rows))
    rows = _rows(before), _rows(after)
    added, removed = (rows[1] - rows[0]).total(), (rows[0] - rows[1]).total()
    if before.finding == after.finding and not added and not removed:
        return None
    return Redrawn(title, "changed", before.finding, after.finding, added, removed)


def _drawn(atlas: Atlas, id: str) -> tuple[Drawing | None, str]:
    try:
        return draw_chart(atlas, id)[1], ""
    except QueryError as error:
        return None, str(error)


def _rows(drawing: Drawing) -> Counter[str]:
    return Counter(json.dumps(row, sort_keys=True, default=str) for row in drawing.rows)
