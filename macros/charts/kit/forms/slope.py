"""Lines from one count to another."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades, spread


def slope(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    number: str = "{:.0f}%",
    room: int = 120,
    height: int = 280,
) -> alt.LayerChart:
    """A line a name between two periods, on a scale from zero at the foot. Rows: year (a label), name, value.

    Each end tells its value by the Python format `number`, and its name: at the right, on a wide
    screen at the left too, in `room` px.
    """
    first, last = dict.fromkeys(row["year"] for row in rows)
    left = frame.choose(room, 46)
    top = max(row["value"] for row in rows) * 1.05
    width = frame.width - left - room - 16
    y = alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    axis = alt.Axis(orient="top", domain=False, ticks=False, labelAngle=0, labelPadding=10)
    x = alt.X("year:N", title=None, sort=[first, last], axis=axis, scale=alt.Scale(type="point", padding=0))
    drawn = chart(rows).encode(
        x=x, y=y, color=alt.Color("name:N", legend=None, scale=shades(colours)), opacity=lit("name")
    )
    layers = [
        chart([{"year": first}, {"year": last}]).mark_rule(color=palette()["grid"]).encode(x=x),
        drawn.mark_line(),
        drawn.mark_point(filled=True, size=80, opacity=1),
    ]
    for year, away in ((first, -14), (last, 14)):
        values = {row["name"]: row["value"] for row in rows if row["year"] == year}
        named = year == last or not frame.narrow
        labels = [
            {
                "year": year,
                "name": name,
                "value": place,
                "text": f"{name if named else ''} {number.format(values[name])}",
            }
            for name, place in spread(values, height, top).items()
        ]
        text = chart(labels).mark_text(align="left" if away > 0 else "right", dx=away)
        layers.append(text.encode(x=x, y=y, text="text:N", opacity=lit("name")))
    return alt.layer(*layers).properties(width=width, height=height)
