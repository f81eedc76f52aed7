"""Columns over years, stacked."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades, shown


def columns(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str,
    height: int = 320,
    every: int = 1,
    number: str = "",
) -> alt.Chart | alt.LayerChart:
    """A column a year (or any label), stacked in the order of `colours`. Rows: year, name, value.

    On a narrow screen every `every`-th year is labelled. `number` writes each value above its column, in that d3
    format; it suits columns that are not stacked.
    """
    order = {name: index for index, name in enumerate(colours)}
    labels = list(dict.fromkeys(row["year"] for row in rows))
    ticks = frame.choose(labels, labels[::-1][::every][::-1])
    placed = [row | {"order": order[row["name"]]} for row in rows]
    legend = alt.Legend(columns=frame.choose(5, 2)) if len(colours) > 1 else None
    base = chart(placed, width=frame.width - 80, height=frame.choose(height, 280)).encode(
        x=alt.X(
            "year:O", title=None, sort=labels, axis=alt.Axis(labelAngle=0, values=ticks), scale=alt.Scale(padding=0.18)
        ),
        y=alt.Y("value:Q", title=unit, stack="zero", axis=alt.Axis(tickCount=6)),
        opacity=lit("name"),
    )
    drawn = shown(
        base.mark_bar(stroke=palette()["surface"], strokeWidth=0.7).encode(
            color=alt.Color("name:N", scale=shades(colours), legend=legend), order=alt.Order("order:Q")
        )
    )
    if not number:
        return drawn
    text = base.mark_text(dy=-9, fontSize=frame.choose(13, 12), color=palette()["ink"])
    return drawn + shown(text.encode(text=alt.Text("value:Q", format=number)))
