"""Promises on a time line: from the day on which they were made to the day for which they were made."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit


def promises(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    looks: dict[str, list[str]],
    today: float,
    today_label: str,
    room: int = 190,
) -> alt.LayerChart:
    """A line a promise, in the order of the rows. Rows: group, name, from, to, status; from and to in years.

    A bar marks the day on which it was made; the mark at the end tells by shape and colour what became of it:
    `looks` gives the shape and the colour of every status. `today` is the last day that is known of.
    Groups have headings. Names stand at the left in `room` px, on a narrow screen above their line.
    """
    ink, muted, grid = palette()["ink"], palette()["muted"], palette()["grid"]
    step, drop = frame.choose(25, 38), frame.choose(0, 7)
    placed, heads, y = [], [], 0
    for group in dict.fromkeys(row["group"] for row in rows):
        y += 30
        heads.append({"head": group, "y": y - 9})
        for row in rows:
            if row["group"] == group:
                placed.append(row | {"y": y + step / 2 + drop, "label": y + step / 2 - drop})
                y += step
    left = frame.choose(room, 0)
    first, last = int(min(row["from"] for row in rows)), int(max(row["to"] for row in rows))
    years = list(range(first, last + 1))
    axis = alt.Axis(
        values=[year + 0.5 for year in years[:: frame.choose(2, 3)]],
        labelExpr="format(floor(datum.value), 'd')",
        grid=False,
        ticks=False,
        domain=False,
    )
    x = alt.X("from:Q", title=None, axis=axis, scale=alt.Scale(domain=[first, last + 1], nice=False))
    up = alt.Scale(domain=[0, y], reverse=True, nice=False)
    high = alt.Y("y:Q", title=None, axis=None, scale=up)
    base = chart(placed).encode(x=x, y=high, opacity=lit("name"))
    statuses = list(looks)
    legend = alt.Legend(columns=frame.choose(len(looks), 1), symbolSize=90, symbolStrokeWidth=2)
    shapes, shades = ([looks[status][place] for status in statuses] for place in (0, 1))
    hue = alt.Color("status:N", scale=alt.Scale(domain=statuses, range=shades), legend=legend)
    form = alt.Shape("status:N", scale=alt.Scale(domain=statuses, range=shapes), legend=legend)
    text = {"align": "left", "color": ink}
    lines = chart([{"from": year} for year in years]).mark_rule(color=grid, strokeWidth=0.7)
    now = chart([{"from": today, "says": today_label}]).encode(x=x)
    layers = [
        lines.encode(x=x),
        now.mark_rule(color=muted, strokeDash=[3, 3]),
        now.mark_text(align="right", dx=-5, color=muted, fontSize=12).encode(y=alt.value(-6), text="says:N"),
        base.mark_rule(strokeWidth=1.6).encode(x2="to:Q", color=hue),
        base.mark_tick(thickness=2, size=11, orient="vertical").encode(color=hue),
        base.mark_point(size=95, strokeWidth=2, opacity=1, fill=palette()["surface"]).encode(
            x="to:Q", color=hue, shape=form
        ),
        base.mark_text(limit=frame.choose(room - 12, 330), **text).encode(
            x=alt.value(-left), y=alt.Y("label:Q", title=None, axis=None, scale=up), text="name:N"
        ),
        chart(heads).mark_text(fontWeight="bold", **text).encode(x=alt.value(-left), y=high, text="head:N"),
    ]
    return alt.layer(*layers).properties(width=frame.width - left - 16, height=y)
