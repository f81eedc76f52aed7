"""Horizontal bars."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades


def bars(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str,
    label: str = ",.1f",
    key: str = "name",
    room: int = 180,
) -> alt.LayerChart:
    """Horizontal bars in the order of the rows, each with its number. Rows: name, value.

    `key` is the column that `colours` name, where that is not the bar's own name; `label` the
    number's d3 format; `room` the space in px for the names.
    """
    names = [row["name"] for row in rows]
    room = frame.choose(room, min(room, 130))
    axis = alt.Axis(domain=False, ticks=False, labelLimit=room)
    width = frame.width - room - 60
    base = chart(rows, width=width, height=30 * len(rows)).encode(
        x=alt.X("value:Q", title=unit, axis=alt.Axis(grid=True, domain=False, tickCount=frame.choose(5, 3))),
        y=alt.Y("name:N", title=None, sort=names, axis=axis),
        opacity=lit(key, "name"),
    )
    legend = alt.Legend(columns=frame.choose(5, 2)) if key != "name" else None
    fill = alt.Color(f"{key}:N", legend=legend, scale=shades(colours))
    number = base.mark_text(align="left", dx=5, color=palette()["ink"]).encode(text=alt.Text("value:Q", format=label))
    return base.mark_bar(height={"band": 0.7}).encode(color=fill) + number
