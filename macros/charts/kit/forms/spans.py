"""Stretches of time as bars, in groups: when something began, and whether it has ended."""

from __future__ import annotations

import textwrap
from itertools import accumulate
from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import LINE, chart, lit, shades

BAR, SPACE, LETTER = 9, 5, 5.9
"""Height of a bar and of the space between two in px, mean width of a letter."""
CAP = "M0,-1L0,1"
"""An upright stroke, as a path: the mark of an end."""


def spans(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    states: list[str],
    now: float,
    now_text: str,
) -> alt.LayerChart:
    """Bars from start to end under the name of their group. Rows: group, name, start, end (years), state.

    A bar ends with the mark of its state: an arrow for the first of the `states` (it goes on), a
    stroke for the second (an end), a hollow bar with a ring for the third (not begun). What lies
    after `now` is faint. Names stand left of their bars where there is room, else above them.
    """
    ink, muted = palette()["ink"], palette()["muted"]
    width = frame.width - 26
    first, last = int(min(row["start"] for row in rows)), int(max(row["end"] for row in rows)) + 1
    scale = width / (last - first)
    heads, names, bars, y = [], [], [], 0
    for group in dict.fromkeys(row["group"] for row in rows):
        heads.append({"group": group, "name": group, "y": y + 8})
        y += LINE + 8
        for row in (row for row in rows if row["group"] == group):
            room = (row["start"] - first) * scale - 8
            lines = textwrap.wrap(row["name"], max(int(room / LETTER), 1), break_long_words=False)
            beside = max(len(line) for line in lines) * LETTER <= room and len(lines) <= 2
            if not beside:
                lines = [row["name"]]
            height = (BAR + SPACE if beside and len(lines) == 1 else 0) or (len(lines) + (not beside)) * (LINE - 2) + (
                2 if beside else 4
            )
            middle = y + (height - SPACE) / 2 if beside else y + height - SPACE - BAR / 2
            for index, line in enumerate(lines):
                place = middle + (index - (len(lines) - 1) / 2) * (LINE - 3) if beside else y + 5
                names.append(
                    {
                        "group": group,
                        "name": row["name"],
                        "line": line,
                        "at": row["start"],
                        "y": place,
                        "beside": beside,
                    }
                )
            bars.append(row | {"y": middle, "top": middle - BAR / 2, "bottom": middle + BAR / 2})
            y += height
        y += 8
    upright = {"scale": alt.Scale(domain=[0, y], range=[0, y], nice=False), "axis": None}
    across = alt.Scale(domain=[first, last], nice=False)
    ticks = [year for year in range(first, last + 1) if year % 5 == 0]
    axis = alt.Axis(orient="top", format="d", values=ticks, grid=True, domain=False, ticks=False)

    def base(drawn: list[dict[str, Any]], field: str) -> alt.Chart:
        x = alt.X(f"{field}:Q", title=None, scale=across, axis=axis)
        return chart(drawn).encode(x=x, opacity=lit("name", "group"))

    def rects(drawn: list[dict[str, Any]], start: str, **style: Any) -> alt.Chart:
        mark = base(drawn, start).mark_rect(**style)
        return mark.encode(x2="until:Q", y=alt.Y("top:Q", **upright), y2="bottom:Q")

    hue = {"legend": None, "scale": shades(colours)}
    begun = [row | {"until": min(row["end"], now)} for row in bars if row["state"] != states[2]]
    ahead = [row | {"from": max(row["start"], now), "until": row["end"]} for row in bars if row["end"] > now]
    ahead = [row for row in ahead if row["state"] != states[2]]
    unbegun = [row | {"until": row["end"]} for row in bars if row["state"] == states[2]]
    large = alt.when(f"datum.state === '{states[1]}'").then(alt.value(190)).otherwise(alt.value(70))
    marks = base(bars, "end").mark_point(strokeWidth=2, opacity=1)
    shape = alt.Shape("state:N", legend=None, scale=alt.Scale(domain=states, range=["triangle-right", CAP, "circle"]))
    ring = alt.when(f"datum.state === '{states[2]}'").then(alt.value(palette()["surface"]))
    text = base(names, "at").encode(y=alt.Y("y:Q", **upright), text="line:N")
    key = [
        {"state": state, "mark": first + (6 + at) / scale, "told": first + (18 + at) / scale}
        for state, at in zip(states, _places(states), strict=True)
    ]
    keyed = chart(key).encode(y=alt.value(-36))
    line = chart([{"at": now, "text": now_text}])
    return alt.layer(
        line.mark_rule(color=muted, strokeDash=[3, 3]).encode(x=alt.X("at:Q", scale=across, axis=axis)),
        line.mark_text(align="right", baseline="top", dx=-4, color=muted, fontSize=12).encode(
            x=alt.X("at:Q", scale=across, axis=axis), y=alt.value(y), text="text:N"
        ),
        rects(begun, "start").encode(color=alt.Color("group:N", **hue)),
        rects(ahead, "from", fillOpacity=0.35).encode(color=alt.Color("group:N", **hue)),
        rects(unbegun, "start", fill=palette()["surface"], strokeWidth=1.4).encode(stroke=alt.Stroke("group:N", **hue)),
        marks.encode(
            y=alt.Y("y:Q", **upright),
            shape=shape,
            size=large,
            stroke=alt.Stroke("group:N", **hue),
            fill=ring.otherwise(alt.Fill("group:N", **hue)),
        ),
        text.transform_filter("datum.beside").mark_text(align="right", dx=-6, fontSize=12, color=ink),
        text.transform_filter("!datum.beside").mark_text(align="left", fontSize=12, color=ink),
        chart(heads)
        .mark_text(align="left", fontWeight="bold", color=ink)
        .encode(x=alt.value(0), y=alt.Y("y:Q", **upright), text="name:N"),
        keyed.mark_point(strokeWidth=2, opacity=1, stroke=muted).encode(
            x=alt.X("mark:Q", scale=across, axis=axis), shape=shape, size=large, fill=ring.otherwise(alt.value(muted))
        ),
        keyed.mark_text(align="left", fontSize=12, color=muted).encode(
            x=alt.X("told:Q", scale=across, axis=axis), text="state:N"
        ),
    ).properties(width=width, height=y)


def _places(states: list[str]) -> list[float]:
    """Where the parts of the key stand, in px."""
    ends = accumulate(len(state) * LETTER + 28 for state in states)
    return [0.0, *ends][:-1]
