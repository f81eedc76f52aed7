"""Stacked areas over years."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades, shown


def area(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str,
    share: bool = False,
    height: int = 330,
) -> alt.Chart:
    """Areas stacked in the order of `colours`, up to 100 per cent with `share`. Rows: year, name, value.

    Every name needs a row in every year, so that the stack stands level.
    """
    order = {name: index for index, name in enumerate(colours)}
    years = sorted({row["year"] for row in rows})
    placed = [row | {"order": order[row["name"]]} for row in rows]
    scale = alt.Scale(domain=[0, 100]) if share else alt.Undefined
    drawn = chart(placed, width=frame.width - 90, height=frame.choose(height, 290)).mark_area(
        line=False, stroke=palette()["surface"], strokeWidth=0.8
    )
    ticks = frame.choose(years if len(years) <= 12 else years[::-1][::2][::-1], [years[0], years[-1]])
    return shown(
        drawn.encode(
            x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", values=ticks), scale=alt.Scale(nice=False)),
            y=alt.Y("value:Q", title=unit, stack="zero", scale=scale, axis=alt.Axis(tickCount=6)),
            color=alt.Color("name:N", scale=shades(colours), legend=alt.Legend(columns=frame.choose(5, 2))),
            order=alt.Order("order:Q"),
            opacity=lit("name", full=0.92),
        )
    )
