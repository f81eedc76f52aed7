"""Ranges of two quantities at once: boxes and points on a plane."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades

CROSS = "M-1,0L1,0M0,-1L0,1"
"""A plus sign of two strokes, as a path."""

LETTER = 8.5
"""Mean width of a capital in px, at the size of the labels."""


def ranges_plane(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    kinds: list[str],
    x: str,
    y: str,
    x_top: float,
    y_ends: list[float],
    y_ticks: list[float],
    height: int = 380,
) -> alt.LayerChart:
    """Boxes and points on a plane with a logarithmic upright axis, each with its name.

    Rows: name, kind, low, high (across), from, to (upright). A row of the first of the three `kinds`
    is drawn as a box, of the second as a cross, of the third as an open diamond, with a whisker
    where it is a range; a row's `side` (above, below, over) moves its name. `x` and `y` are the axes'
    titles; across goes from zero to `x_top`, upright through `y_ends`.
    """
    width = frame.width - 86
    base = chart(rows, width=width, height=frame.choose(height, 330)).encode(
        x=alt.X("low:Q", title=x, scale=alt.Scale(domain=[0, x_top]), axis=alt.Axis(tickCount=frame.choose(6, 3))),
        y=alt.Y(
            "from:Q",
            title=y,
            scale=alt.Scale(type="log", domain=y_ends, nice=False),
            axis=alt.Axis(values=y_ticks, format=",d"),
        ),
        opacity=lit("name"),
    )
    hue = {"scale": shades(colours), "legend": None}
    is_box = f"datum.kind === '{kinds[0]}'"
    boxes = (
        base.transform_filter(is_box)
        .mark_rect(fillOpacity=0.25, strokeWidth=1.6)
        .encode(x2="high:Q", y2="to:Q", fill=alt.Fill("name:N", **hue), stroke=alt.Stroke("name:N", **hue))
    )
    whiskers = base.transform_filter(f"!({is_box}) && datum.low < datum.high").mark_rule(strokeWidth=1.6)
    placed = [_placed(row, kinds.index(row["kind"]), width / x_top) for row in rows]
    middle = base.properties(data=alt.Data(values=placed))
    points = (
        middle.transform_filter(f"!({is_box})")
        .mark_point(filled=False, size=90, strokeWidth=2)
        .encode(
            x="middle:Q",
            y="centre:Q",
            color=alt.Color("name:N", **hue),
            shape=alt.Shape(
                "kind:N",
                scale=alt.Scale(domain=kinds, range=["square", CROSS, "diamond"]),
                legend=alt.Legend(
                    columns=frame.choose(3, 1), symbolStrokeColor=palette()["muted"], symbolStrokeWidth=2
                ),
            ),
        )
    )
    names = [
        middle.transform_filter(f"datum.side === '{side}'")
        .mark_text(align=align, dx=dx, dy=dy)
        .encode(x="middle:Q", y=at, text="name:N", color=alt.value(palette()["ink"]))
        for side, align, dx, dy, at in (
            ("inside", "center", 0, 0, "centre:Q"),
            ("above", "center", 0, -13, "to:Q"),
            ("below", "center", 0, 13, "from:Q"),
            ("over", "left", -5, -13, "to:Q"),
        )
    ]
    return alt.layer(boxes, whiskers.encode(x2="high:Q", color=alt.Color("name:N", **hue)), points, *names)


def _placed(row: dict[str, Any], kind: int, scale: float) -> dict[str, Any]:
    """A row with its middle and with the side on which its name stands: its own, or in a box, if it fits."""
    if kind:
        side = "over" if kind == 1 else "above"
    elif row["from"] == row["to"]:
        side = "below"
    else:
        side = "inside" if (row["high"] - row["low"]) * scale > len(row["name"]) * LETTER else "above"
    middle = {"middle": (row["low"] + row["high"]) / 2, "centre": (row["from"] * row["to"]) ** 0.5}
    return {"side": side} | row | middle
