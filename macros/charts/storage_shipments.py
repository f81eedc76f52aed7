"""Batteries shipped for storage

Energy of the batteries for stationary storage that makers shipped worldwide, GWh, counted by InfoLink.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import tally
from .kit.style import colour

TOPIC = "demand"
MEASURE, BASIS = "storage-cell-shipments", "infolink"
FULL, HALF = "full year", "first half only"


def draw(atlas: Atlas) -> Drawing:
    """A column a year; a half year stands for a year that has no full count, and is told apart."""
    series = atlas.series(MEASURE, "world", basis=BASIS)
    years = {item.period.year: item for item in series if item.period.text.isdigit()}
    halves = {item.period.year: item for item in series if item.period.text.endswith("-H1")}
    shown = halves | years
    rows = [
        {
            "year": str(year) if year in years or year not in halves else f"first half|{year}",
            "period": shown[year].period.label if year in shown else str(year),
            "kind": FULL if year in years else HALF if year in halves else None,
            "value": round(shown[year].value, 1) if year in shown else None,
        }
        for year in range(min(shown), max(shown) + 1)
    ]
    first, full, last = shown[min(shown)], years[max(years)], shown[max(shown)]
    finding = (
        f"Shipments went from {whole(first.value)} GWh in {first.period.label} to {whole(full.value)} GWh in "
        f"{full.period.label}."
    )
    if last is not full:
        more = "more" if last.value > full.value else "not more"
        finding += (
            f" In the {last.period.label} they were {whole(last.value)} GWh, {more} than in the whole of "
            f"{full.period.label}."
        )
    missing = [row["year"] for row in rows if row["value"] is None]
    note = (
        "The open column is half a year and cannot be compared with the others as it stands."
        if last is not full
        else ""
    )
    if missing:
        note += f" For {join_names(missing)} no count was found."
    return Drawing(
        form=partial(
            tally, rows=rows, colour=colour("storage"), unit="GWh", kinds=[FULL, HALF], number=",.0f", height=230
        ),
        rows=rows,
        columns={"period": "Period", "kind": "What is counted", "value": "GWh"},
        finding=finding,
        inputs=tuple(shown.values()),
        processing="The figures are the tracker's own, rounded to a tenth. Where a year has no full count, its first "
        "half is drawn.",
        note=f"{note} Shipped is not installed: batteries wait in stock. Other trackers count otherwise.".strip(),
    )
