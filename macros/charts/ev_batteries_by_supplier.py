"""EV batteries installed, by supplier

GWh in newly registered electric cars, plug-in hybrids and hybrids worldwide, as SNE Research first reported each year.
"""

from __future__ import annotations

from ..atlas import Atlas
from .base import Drawing, join_names, span
from .forms import lines
from .style import colour, palette

MEASURE, BASIS, SHOWN = "ev-batteries-installed", "sne-first", 8
FIRST = 2020


def draw(atlas: Atlas, highlight: str | None) -> Drawing:
    """Lines of the makers that lead in the latest year."""
    everyone = [item for item in atlas.find(MEASURE, basis=BASIS) if atlas.kind(item.subject) == "companies"]
    latest = max(item.period.year for item in everyone)
    leaders = list(atlas.across(MEASURE, latest, kind="companies", basis=BASIS))[:SHOWN]
    items = [
        item
        for id in leaders
        for item in atlas.series(MEASURE, id, basis=BASIS)
        if item.period.text.isdigit() and item.period.year >= FIRST
    ]
    name = {id: atlas.entity(id).name for id in leaders}
    rows = [{"year": item.period.year, "name": name[item.subject], "value": item.value} for item in items]
    quiet = palette()["other"]
    colours = {name[id]: colour(id) if highlight in (None, id) else quiet for id in leaders}
    top = atlas.across(MEASURE, latest, kind="companies", basis=BASIS)
    first, second, third = (top[id] for id in leaders[:3])
    ratio = first.value / second.value
    finding = (
        f"In {latest} {name[first.subject]} led with {first.value:,.0f} GWh, {ratio:.1f} times as much as "
        f"{name[second.subject]}; {join_names([name[third.subject]])} came third with {third.value:,.0f} GWh."
    )
    return Drawing(
        chart=lambda frame: lines(frame, rows, colours, "GWh a year"),
        rows=rows,
        columns={"name": "Supplier", "year": "Year", "value": "GWh"},
        finding=finding,
        inputs=tuple(items),
        note="Each year is shown as first published; SNE Research restates earlier years. "
        "The tracker counts registered vehicles, not cells shipped.",
        period=span(items),
    )
