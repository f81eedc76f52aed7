"""Bars with what is told of each above it, for cases that need a sentence."""

from __future__ import annotations

import textwrap
from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import LINE, chart, lit, shades

BAR, GAP = 12, 15
"""Height of a bar and of the space after it, in px."""


def told(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    key: str = "kind",
    number: str = ",.0f",
) -> alt.LayerChart:
    """Bars in the order of the rows, each under its head and its account. Rows: head, account, value, name and `key`.

    `colours` goes by the column `key`, and is told in a legend; the account breaks into lines and may be empty.
    """
    ink, muted = palette()["ink"], palette()["muted"]
    width = frame.width - 76
    placed, lines, y = [], [], 0
    for row in rows:
        head = y
        y += LINE + 2
        for text in textwrap.wrap(row["account"], int((frame.width - 20) / 5.5)):
            lines.append({"name": row["name"], "line": text, "y": y})
            y += LINE
        y += 1
        placed.append(row | {"top": head, "y": y, "end": y + BAR})
        y += BAR + GAP
    height = y - GAP
    upright = alt.Scale(domain=[0, height], range=[0, height], nice=False)
    legend = alt.Legend(columns=frame.choose(3, 1))

    def base(drawn: list[dict[str, Any]]) -> alt.Chart:
        return chart(drawn).encode(opacity=lit("name"))

    def text(drawn: list[dict[str, Any]], field: str, at: str, **style: Any) -> alt.Chart:
        mark = base(drawn).mark_text(align="left", baseline="top", **style)
        return mark.encode(x=alt.value(0), y=alt.Y(f"{at}:Q", scale=upright, axis=None), text=field)

    bars = base(placed).encode(
        x=alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, max(row["value"] for row in rows)], nice=False)),
        y=alt.Y("y:Q", scale=upright, axis=None),
    )
    return alt.layer(
        bars.mark_rect()
        .encode(
            x=alt.X("zero:Q", axis=None),
            x2="value:Q",
            y2="end:Q",
            color=alt.Color(f"{key}:N", scale=shades(colours), legend=legend),
        )
        .transform_calculate(zero="0"),
        bars.mark_text(align="left", baseline="middle", dx=6, dy=BAR / 2, color=ink).encode(
            text=alt.Text("value:Q", format=number)
        ),
        text(placed, "head:N", "top", color=ink, fontWeight="bold"),
        text(lines, "line:N", "y", color=muted, fontSize=12),
    ).properties(width=width, height=height)
