"""Horizontal bars of parts of a whole."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import colour, palette
from .parts import REST, chart, lit, shades


def stacked(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str,
    top: float = 100,
    label: str = ".0f",
    least: tuple[float, float] = (5, 10),
    room: int = 130,
) -> alt.LayerChart:
    """Horizontal bars, each large part labelled. Rows: whole, name, value, in stacking order.

    `top` ends the axis; parts of at least `least` (wide, narrow) carry their number, in the d3
    format `label`.
    """
    wholes = list(dict.fromkeys(row["whole"] for row in rows))
    placed, reached = [], dict.fromkeys(wholes, 0.0)
    for row in rows:
        start = reached[row["whole"]]
        reached[row["whole"]] = start + row["value"]
        placed.append(row | {"start": start, "end": reached[row["whole"]], "middle": start + row["value"] / 2})
    room = frame.choose(room, min(room, 120))
    base = chart(placed, width=frame.width - room - 16, height=46 * len(wholes)).encode(
        y=alt.Y("whole:N", title=None, sort=wholes, axis=alt.Axis(domain=False, ticks=False, labelLimit=room)),
        opacity=lit("name", "whole"),
    )
    marks = base.mark_bar(height={"band": 0.72}, stroke=palette()["surface"], strokeWidth=1).encode(
        x=alt.X(
            "start:Q",
            title=unit,
            scale=alt.Scale(domain=[0, top], clamp=True),
            axis=alt.Axis(grid=True, domain=False, tickCount=frame.choose(8, 4)),
        ),
        x2="end:Q",
        color=alt.Color("name:N", scale=shades(colours), legend=alt.Legend(columns=frame.choose(5, 3))),
    )
    large = f"datum.value >= {frame.choose(*least)} && datum.name != '{REST}'"
    numbers = (
        base.transform_filter(large)
        .mark_text(fontSize=12, color=palette()["surface"])
        .encode(x="middle:Q", text=alt.Text("value:Q", format=label))
    )
    return marks + numbers


def shares_by_country(
    parts: dict[str, dict[str, Any]], names: dict[str, str], least: float = 4.0
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Rows and colours for `stacked`, from whole -> country id -> observation of a share in per cent.

    Countries below `least` per cent everywhere, and what the sources do not name, are summed as `REST`.
    """
    large = {
        id for part in parts.values() for id, item in part.items() if item.value >= least and id != "rest-of-world"
    }
    weight = {id: sum(part[id].value for part in parts.values() if id in part) for id in large}
    order = sorted(large, key=lambda id: (id != "china", -weight[id]))
    rows = []
    for whole, part in parts.items():
        named = [id for id in order if id in part]
        rows += [{"whole": whole, "name": names[id], "value": part[id].value} for id in named]
        rest = round(100 - sum(part[id].value for id in named), 1)
        if rest > 0:
            rows.append({"whole": whole, "name": REST, "value": rest})
    return rows, {names[id]: colour(id) for id in order} | {REST: palette()["other"]}
