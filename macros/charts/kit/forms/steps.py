"""A staircase: a rule that holds for a time and then rises or falls."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit

SOLID, DASHED = [1, 0], [4, 3]


def steps(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    states: list[str],
    shade: str,
    unit: str,
    top: float,
    label: str = ".0f",
    line: dict[str, Any] | None = None,
    height: int = 280,
) -> alt.LayerChart:
    """Steps over years, the area under them shaded, each with its number. Rows: start, end (years), value, state.

    `top` ends the axis. A step is solid where its state is the first of `states`, dashed and hollow where it is
    the second; a year that is cut in two has its number once. `line` draws a vertical line: `at` (a year, with
    the part of it that has passed) and `text`.
    """
    ink, muted = palette()["ink"], palette()["muted"]
    years = sorted({int(row["start"]) for row in rows})
    placed = [
        row | {"middle": (row["start"] + row["end"]) / 2, "from": rows[max(index - 1, 0)]["value"]}
        for index, row in enumerate(rows)
    ]
    ticks = frame.choose(years, years[::-1][::2][::-1] if len(years) > 6 else years)
    axis = alt.Axis(
        values=[year + 0.5 for year in ticks], labelExpr="format(floor(datum.value), 'd')", labelAngle=0, ticks=False
    )
    base = chart(placed, width=frame.width - 76, height=frame.choose(height, 250)).encode(
        x=alt.X("start:Q", title=None, axis=axis, scale=alt.Scale(domain=[years[0], years[-1] + 1], nice=False)),
        opacity=lit("name"),
    )
    tall = alt.Y("value:Q", title=unit, scale=alt.Scale(domain=[0, top], nice=False), axis=alt.Axis(tickCount=5))
    dash = alt.StrokeDash(
        "state:N",
        scale=alt.Scale(domain=states, range=[SOLID, DASHED]),
        legend=alt.Legend(symbolType="stroke", symbolSize=500, symbolStrokeWidth=3, symbolStrokeColor=shade),
    )
    filled = alt.when(f"datum.state === '{states[0]}'").then(alt.value(0.18)).otherwise(alt.value(0))
    area = base.mark_rect(fill=shade, stroke=None).encode(x2="end:Q", y=tall, y2=alt.datum(0), fillOpacity=filled)
    tread = base.mark_rule(strokeWidth=3, color=shade).encode(x2="end:Q", y=tall, strokeDash=dash)
    riser = base.mark_rule(strokeWidth=1.5, color=shade).encode(y=tall, y2="from:Q", strokeDash=dash)
    number = base.mark_text(dy=-11, color=ink).encode(x="middle:Q", y=tall, text=alt.Text("value:Q", format=label))
    layers = [area, riser, tread, number.transform_filter("datum.start === floor(datum.start)")]
    if line:
        marker = chart([line])
        layers.append(marker.mark_rule(color=muted, strokeWidth=1).encode(x="at:Q"))
        text = marker.mark_text(align="right", baseline="top", dx=-6, dy=2, color=muted, lineBreak="\n")
        layers.append(text.encode(x="at:Q", y=alt.value(0), text="text:N"))
    return alt.layer(*layers)
