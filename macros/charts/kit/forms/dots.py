"""Dots on a common scale, two of a row joined: before and after, counted and announced."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, marks_key, shades, shape_of


def dots(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    marks: dict[str, str],
    unit: str,
    key: str = "group",
    label: str = ",.0f",
    room: int = 190,
    zero: bool = True,
) -> alt.LayerChart:
    """A line of dots a place, under the headings of their groups. Rows: group, name, mark, value.

    `marks` gives each kind of mark its look: as `shape_of` knows it; they are explained above
    the picture. `key` is the column that `colours` name. The lowest and the highest
    dot of a line carry their numbers, in the d3 format `label`. A group without a name has no heading.
    Names stand at the left in `room` px, on a narrow screen above their line.
    The scale begins at zero unless `zero` is False.
    """
    ink, surface = palette()["ink"], palette()["surface"]
    step, above = frame.choose(24, 38), frame.choose(0, 17)
    placed, lines, heads, y = [], [], [], 0
    for group in dict.fromkeys(row["group"] for row in rows):
        if group:
            y += 30 if heads or lines else 22
            heads.append({"head": group, "y": y - 8})
        for name in dict.fromkeys(row["name"] for row in rows if row["group"] == group):
            inside = [row for row in rows if (row["group"], row["name"]) == (group, name)]
            ends = sorted(row["value"] for row in inside)
            centre = y + above + (step - above) / 2
            line = {"group": group, "name": name, key: inside[0][key], "low": ends[0], "high": ends[-1]}
            lines.append(line | {"y": centre, "label": centre - 16 if above else centre, "pair": len(ends) > 1})
            placed += [row | {"y": centre, "around": ends.count(row["value"]) > 1} for row in inside]
            y += step
    left = frame.choose(room, 0)
    scale = alt.Scale(domain=[0, y], reverse=True, nice=False, zero=False)
    high = alt.Y("y:Q", title=None, axis=None, scale=scale)
    low = min(line["low"] for line in lines) < 0
    width = frame.width - left - (16 if low else frame.choose(56, 44))
    x = alt.X(
        "value:Q",
        title=unit,
        scale=alt.Scale(nice=False, padding=44) if low else alt.Scale(zero=zero),
        axis=alt.Axis(grid=True, domain=False, ticks=False, tickCount=frame.choose(6, 4)),
    )
    shade = alt.Color(f"{key}:N", legend=None, scale=shades(colours))
    light = lit(key, "name", "group")
    span = chart(lines).encode(y=high, opacity=light)
    layers = [span.mark_rule(color=palette()["grid"]).encode(x=alt.value(0), x2=alt.value(width), opacity=alt.value(1))]
    if low:
        layers.append(chart([{"zero": 0}]).mark_rule(color=palette()["rule"], strokeWidth=2.5).encode(x="zero:Q"))
    layers.append(
        span.transform_filter("datum.pair").mark_rule(strokeWidth=2).encode(x=alt.X("low:Q"), x2="high:Q", color=shade)
    )
    for mark, look in reversed(marks.items()):
        part = [row for row in placed if row["mark"] == mark]
        if part:
            shape, full = shape_of(look)
            drawn = chart(part).mark_point(shape=shape, size=90, filled=full, opacity=1, strokeWidth=2)
            drawn = drawn.encode(x=x, y=high, opacity=light, color=shade)
            wide = alt.when("datum.around").then(alt.value(170)).otherwise(alt.value(90))  # a ring around an equal dot
            layers.append(drawn if full else drawn.encode(fill=alt.value(surface), size=wide))
    number = {"fontSize": 12, "color": ink}
    layers += [
        span.mark_text(align="left", dx=9, **number).encode(x="high:Q", text=alt.Text("high:Q", format=label)),
        span.transform_filter("datum.pair")
        .mark_text(align="right", dx=-9, **number)
        .encode(x="low:Q", text=alt.Text("low:Q", format=label)),
        span.mark_text(align="left", limit=frame.choose(room - 20, width), color=ink, fontSize=13).encode(
            x=alt.value(-left), y=alt.Y("label:Q", title=None, axis=None, scale=scale), text="name:N"
        ),
    ]
    if heads:
        layers.append(
            chart(heads)
            .mark_text(align="left", fontWeight="bold", color=ink)
            .encode(x=alt.value(-left), y=high, text="head:N")
        )
    return alt.layer(*layers, *marks_key(frame, marks, left)).properties(width=width, height=y)
