"""From Japan's exports to China's

Batteries sold abroad in a year, each country in the money and by the count of its own authorities.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms.parts import chart, lit
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import colour, palette

TOPIC = "trade"
LITHIUM, ALL = "liion-battery-exports", "rechargeable-battery-exports"
SERIES = {
    "japan": (LITHIUM, "national", "JPY billion", "lithium-ion, billion yen", ".0f"),
    "south-korea": (ALL, None, "USD billion", "rechargeable of all kinds, lead-acid too, billion US dollars", ".1f"),
    "china": (LITHIUM, "national", "CNY billion", "lithium-ion, billion yuan", ".0f"),
}
"""Country -> measure, basis, unit of the data, what the panel says, format of its numbers."""


def draw(atlas: Atlas) -> Drawing:
    """A panel a country, on one line of years."""
    parts = {id: _full_years(atlas, id) for id in SERIES}
    names = {id: atlas.entity(id).name for id in SERIES}
    rows = [
        {"name": names[id], "unit": SERIES[id][3], "year": item.period.year, "value": item.value}
        for id, items in parts.items()
        for item in items
    ]
    japan, china = parts["japan"], parts["china"]
    peak = max(japan, key=lambda item: item.value)
    finding = (
        f"{names['japan']}'s exports peaked in {peak.period.label} at {whole(peak.value)} billion yen and stood at "
        f"{whole(japan[-1].value)} in {japan[-1].period.label}, the last year found. {names['china']}'s grew from "
        f"{whole(china[0].value)} billion yuan in {china[0].period.label} to {whole(china[-1].value)} in "
        f"{china[-1].period.label}."
    )
    panels = [{"name": names[id], "unit": SERIES[id][3], "format": SERIES[id][4], "shade": colour(id)} for id in SERIES]
    return Drawing(
        form=partial(eras, rows=rows, panels=panels),
        rows=rows,
        columns={"name": "Country", "unit": "What, in what money", "year": "Year", "value": "Value"},
        finding=finding,
        inputs=tuple(item for items in parts.values() for item in items),
        processing="Full years only. No money is converted and no year is filled in: where there is no column, no "
        "figure was found.",
        note="Compare the years within a panel, never the heights of two panels: money and goods differ. The figures "
        "are in the money of each year, not corrected for inflation.",
        names=names,
    )


def _full_years(atlas: Atlas, id: str) -> list[Observation]:
    measure, basis, unit, *_told = SERIES[id]
    found = atlas.find(measure, id, basis=basis)
    years: dict[int, list[Observation]] = {}
    for item in found:
        if item.unit == unit and item.period.text.isdigit() and not item.is_ahead:
            years.setdefault(item.period.year, []).append(item)
    return [atlas.best(items)[0] for items in years.values()]


def eras(frame: Frame, *, rows: list[dict[str, Any]], panels: list[dict[str, Any]]) -> alt.VConcatChart:
    """Columns over a common line of years, each panel with a height and a unit of its own."""
    ink, muted = palette()["ink"], palette()["muted"]
    years = sorted({row["year"] for row in rows})
    span = range(years[0], years[-1] + 1)
    width = frame.width - 28
    step = width / len(span)
    ticks = [year for year in span if year % 5 == 0]
    drawn = []
    for panel in panels:
        mine = [row for row in rows if row["name"] == panel["name"]]
        high = max(mine, key=lambda row: row["value"])
        told = mine if step > 22 else [row for row in mine if row in (mine[0], high)]
        base = chart(mine).encode(
            x=alt.X(
                "year:Q",
                title=None,
                axis=alt.Axis(format="d", values=ticks, domain=True),
                scale=alt.Scale(domain=[span[0] - 0.5, span[-1] + 0.5], nice=False),
            ),
            y=alt.Y("value:Q", axis=None, scale=alt.Scale(domain=[0, high["value"] * 1.05], nice=False)),
            opacity=lit("name"),
        )
        bars = base.mark_bar(size=step * 0.72, color=panel["shade"])
        text = base.properties(data=alt.Data(values=told)).mark_text(dy=-8, fontSize=12, color=ink)
        title = alt.Title(panel["name"], subtitle=panel["unit"], anchor="start", frame="group", fontSize=13, offset=14)
        title.color, title.subtitleFontSize, title.subtitleColor, title.subtitlePadding = ink, 12, muted, 4
        numbers = text.encode(text=alt.Text("value:Q", format=panel["format"]))
        layers = [bars, numbers]
        if span[-1] - mine[-1]["year"] > 3:
            after = chart([{"year": mine[-1]["year"] + 1, "told": "no later year found"}])
            gap = after.mark_text(align="left", baseline="bottom", dy=-4, fontSize=12, color=muted)
            layers.append(gap.encode(x="year:Q", y=alt.value(96), text="told:N"))
        drawn.append(alt.layer(*layers).properties(width=width, height=96, title=title))
    return alt.vconcat(*drawn, spacing=20)
