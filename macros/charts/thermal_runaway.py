"""How hot until a cell runs away

Temperature from which a full cell heats itself without stopping, by cathode, in degrees Celsius, from one table.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names, whole
from .kit.forms.parts import chart, lit, shades
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import colours, palette

TOPIC = "challenges"
MEASURE, SOURCE = "thermal-runaway-onset", "battery-university-bu-216"


def draw(atlas: Atlas) -> Drawing:
    """A dot a cathode, the one that withstands most heat first."""
    items = sorted(atlas.find(MEASURE, source=SOURCE), key=lambda item: (-item.value, item.subject))
    names = {item.subject: atlas.entity(item.subject).name for item in items}
    rows = [{"name": names[item.subject], "value": item.value} for item in items]
    least = [row["name"] for row in rows if row["value"] == rows[-1]["value"]]
    finding = (
        f"In this table a full cell with {rows[0]['name']} heats itself from {whole(rows[0]['value'])} °C on, one with "
        f"{join_names(least).replace(' and ', ' or ')} already at {whole(rows[-1]['value'])} °C."
    )
    emptier = [names[item.subject] for item in items if item.note and "igher when the cell is empty" in item.note]
    return Drawing(
        form=partial(degrees, rows=rows, colours=colours(names), unit="°C", ends=[100, 300]),
        rows=rows,
        columns={"name": "Cathode", "value": "°C"},
        finding=finding,
        inputs=tuple(items),
        processing="All figures are those of one undated table, so that they can be compared. Nothing was computed.",
        note="Typical values, not measurements of one test: onset differs between cells, with their age and with the "
        f"test. For {join_names(emptier)} the table says that an empty cell withstands more. A late onset does not "
        "mean that a cell cannot burn.",
        names=names,
    )


def degrees(
    frame: Frame, *, rows: list[dict[str, Any]], colours: dict[str, str], unit: str, ends: list[float]
) -> alt.LayerChart:
    """Dots on a scale of temperature through `ends`, each with its number. Rows: name, value."""
    room = frame.choose(70, 52)
    axis = alt.Axis(domain=False, ticks=False, labelColor=palette()["ink"], minExtent=room, maxExtent=room)
    placed = [row | {"start": ends[0]} for row in rows]
    base = chart(placed, width=frame.width - room - 30, height=32 * len(rows)).encode(
        x=alt.X(
            "value:Q",
            title=unit,
            scale=alt.Scale(domain=ends, nice=False),
            axis=alt.Axis(domain=False, ticks=False, tickCount=frame.choose(5, 3)),
        ),
        y=alt.Y("name:N", title=None, sort=[row["name"] for row in rows], axis=axis),
        color=alt.Color("name:N", legend=None, scale=shades(colours)),
        opacity=lit("name"),
    )
    guide = base.mark_rule().encode(
        x=alt.X("start:Q", title=unit, scale=alt.Scale(domain=ends, nice=False)),
        x2="value:Q",
        color=alt.value(palette()["grid"]),
    )
    number = base.mark_text(align="left", dx=12).encode(text="value:Q", color=alt.value(palette()["ink"]))
    return alt.layer(guide, base.mark_point(filled=True, size=150), number)
