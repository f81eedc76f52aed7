"""Lines over years."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades, shown, spread


def lines(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str,
    zero: bool = True,
    step: bool = False,
    labels: bool = True,
    number: str = "",
    room: int = 130,
    height: int = 340,
) -> alt.LayerChart:
    """Lines over years, each labelled at its end. Rows: year (a number), name, value; `colours` by name.

    `step` draws values that hold until the next; `number` writes each value above its point, in that
    d3 format; `room` is the space in px for the labels at the right, none where `labels` is False.
    """
    height = frame.choose(height, 300)
    years = sorted({row["year"] for row in rows})
    whole = sorted({int(year) for year in years if int(year) >= years[0]}) or [int(years[0])]
    low = 0.0 if zero else min(row["value"] for row in rows)
    width = frame.width - 66 - (room if labels else 10)
    axis = alt.Axis(
        format="d", labelFlush=not labels, values=frame.choose(_thinned(whole, width // 44), [whole[0], whole[-1]])
    )
    base = chart(rows, width=width, height=height).encode(
        x=alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(nice=False, padding=8 if number else 0)),
        y=alt.Y("value:Q", title=unit, scale=alt.Scale(zero=zero), axis=alt.Axis(tickCount=6)),
        color=alt.Color("name:N", legend=None, scale=shades(colours)),
        opacity=lit("name"),
    )
    curve = base.mark_line(interpolate="step-after" if step else "linear")
    layers = [shown(curve), shown(base.mark_point(filled=True, size=40))]
    if number:
        layers.append(
            shown(
                base.mark_text(dy=-13).encode(
                    text=alt.Text("value:Q", format=number), color=alt.value(palette()["ink"])
                )
            )
        )
    if labels:
        top = max(row["value"] for row in rows)
        last = {row["name"]: row for row in sorted(rows, key=lambda row: row["year"])}
        places = spread({name: row["value"] for name, row in last.items()}, height, top, low)
        ends = [{"name": name, "end": years[-1], "place": place} for name, place in places.items()]
        label = chart(ends).encode(x="end:Q", y="place:Q", color=alt.Color("name:N", legend=None), opacity=lit("name"))
        layers.append(shown(label.mark_point(shape="square", filled=True, size=60).encode(xOffset=alt.value(12))))
        layers.append(
            shown(label.mark_text(align="left", dx=20).encode(text="name:N", color=alt.value(palette()["ink"]))),
        )
    return alt.layer(*layers)


def _thinned(years: list[int], most: int) -> list[int]:
    """At most that many of the years, evenly spaced, the last among them."""
    step = -(-len(years) // max(most, 1))
    return years[::-1][::step][::-1]
