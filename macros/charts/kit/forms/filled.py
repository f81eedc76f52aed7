"""Vessels and how full they are: what there is room for as outline, what is reached as filling."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades


def filled(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str,
    top: float,
    title: str = "",
    says: str = "",
    room: int = 170,
    tail: int = 60,
) -> alt.LayerChart:
    """Horizontal bars, an outline each with a filling. Rows: name, whole, low, high, label; `maker`
    is a second name, if any, by which a row can be lit.

    The filling reaches `high`, paler from `low` on where it is a range; `whole`, `low` and `high` may be
    None. `label` is what stands at the right of the bar, in `tail` px. `colours` are by name; the axis
    goes from zero to `top`, without numbers where there is no `unit`. `says` stands under the `title`.
    Names stand at the left in `room` px, on a narrow screen above their bar.
    """
    names = [row["name"] for row in rows]
    ink, narrow = palette()["ink"], frame.narrow
    room = frame.choose(room, 0)
    axis = alt.Axis(domain=False, ticks=False, labelLimit=room, labelColor=ink, minExtent=room, maxExtent=room)
    placed = [row | {"zero": 0, "end": max(row["whole"] or 0, row["high"] or 0)} for row in rows]
    base = chart(
        placed,
        width=frame.width - room - tail - frame.choose(16, 12),
        height=frame.choose(31, 48) * len(rows),
        title=_title(title, says) if title else alt.Undefined,
    ).encode(
        x=alt.X(
            "zero:Q",
            title=unit or None,
            scale=alt.Scale(domain=[0, top], nice=False),
            axis=alt.Axis(grid=False, domain=False, ticks=False, labels=bool(unit), tickCount=frame.choose(5, 4)),
        ),
        y=alt.Y("name:N", title=None, sort=names, axis=None if narrow else axis),
        opacity=lit("name", "maker"),
    )
    hue = alt.Color("name:N", scale=shades(colours), legend=None)
    bar = {"height": 18, "yOffset": frame.choose(0, 8)}
    layers = [
        base.transform_filter("isValid(datum.high)").mark_bar(fillOpacity=0.5, **bar).encode(x2="high:Q", color=hue),
        base.transform_filter("isValid(datum.low)").mark_bar(**bar).encode(x2="low:Q", color=hue),
        base.transform_filter("isValid(datum.whole)")
        .mark_bar(color="transparent", strokeWidth=1.4, **bar)
        .encode(x2="whole:Q", stroke=alt.Stroke("name:N", scale=shades(colours), legend=None)),
        base.mark_text(align="left", dx=7, fontSize=12, dy=frame.choose(0, 8)).encode(x="end:Q", text="label:N"),
    ]
    if narrow:
        layers.append(base.mark_text(align="left", dy=-11).encode(text="name:N", color=alt.value(ink)))
    return alt.layer(*layers)


def _title(title: str, says: str) -> alt.TitleParams:
    return alt.Title(
        title,
        subtitle=says or alt.Undefined,
        anchor="start",
        frame="group",
        fontSize=13,
        color=palette()["ink"],
        subtitleFontSize=12,
        subtitleColor=palette()["muted"],
        subtitlePadding=4,
        offset=8,
    )
