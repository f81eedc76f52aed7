"""Ranges on a common scale, with a point beside each."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades


def ranges(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str,
    top: float,
    room: int = 110,
) -> alt.LayerChart:
    """A horizontal range and a diamond a row, each with its numbers. Rows: name, low, high, point.

    The first of the two `colours` names the ranges, the second the diamonds; the axis goes from zero to `top`.
    """
    names = [row["name"] for row in rows]
    kinds = list(colours)
    room = min(room, frame.choose(room, 104))
    ink = palette()["ink"]
    placed = [row | {"kind": kinds[0], "span": _span(row["low"], row["high"])} for row in rows]
    axis = alt.Axis(
        domain=False,
        ticks=False,
        labelLimit=room,
        labelColor=ink,
        labelPadding=frame.choose(6, 14),
        minExtent=room,
        maxExtent=room,
    )
    base = chart(placed, width=frame.width - room - frame.choose(26, 48), height=27 * len(rows)).encode(
        x=alt.X(
            "low:Q",
            title=unit,
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(grid=True, domain=False, ticks=False, tickCount=frame.choose(8, 4)),
        ),
        y=alt.Y("name:N", title=None, sort=names, axis=axis),
        opacity=lit("name"),
    )
    legend = alt.Legend(columns=frame.choose(2, 1), symbolSize=90)
    hue = alt.Color("kind:N", scale=shades(colours), legend=legend)
    form = alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=["square", "diamond"]), legend=legend)
    points = base.properties(data=alt.Data(values=[row | {"kind": kinds[1]} for row in rows]))
    text = {"fontSize": 12, "color": ink}
    return alt.layer(
        base.mark_rule(color=palette()["edge"]).encode(x="point:Q", x2="low:Q"),
        base.mark_bar(height=11, cornerRadius=2).encode(x2="high:Q", color=hue),
        points.mark_point(filled=True, size=110, opacity=1).encode(x="point:Q", color=hue, shape=form),
        base.mark_text(align="left", dx=6, **text).encode(x="high:Q", text="span:N"),
        points.mark_text(align="right", dx=-9, **text).encode(x="point:Q", text=alt.Text("point:Q", format=",.0f")),
    )


def _span(low: float, high: float) -> str:
    return f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}"
