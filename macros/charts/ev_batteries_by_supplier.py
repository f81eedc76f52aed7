"""EV batteries installed, by supplier

GWh in newly registered electric cars, plug-in hybrids and hybrids worldwide, as SNE Research first reported each year.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, whole
from .kit.forms import lines
from .kit.style import colours

TOPIC = "makers"
MEASURE, BASIS, SHOWN = "ev-batteries-installed", "sne-first", 8
FIRST = 2020


def draw(atlas: Atlas) -> Drawing:
    """Lines of the makers that lead in the latest year."""
    everyone = [item for item in atlas.find(MEASURE, basis=BASIS) if atlas.kind(item.subject) == "companies"]
    latest = max(item.period.year for item in everyone)
    top = atlas.across(MEASURE, latest, kind="companies", basis=BASIS)
    leaders = list(top)[:SHOWN]
    items = [
        item
        for id in leaders
        for item in atlas.series(MEASURE, id, basis=BASIS)
        if item.period.text.isdigit() and item.period.year >= FIRST
    ]
    names = {id: atlas.entity(id).name for id in leaders}
    rows = [{"year": item.period.year, "name": names[item.subject], "value": item.value} for item in items]
    first, second, third = (top[id] for id in leaders[:3])
    finding = (
        f"In {latest} {names[first.subject]} led with {whole(first.value)} GWh, {first.value / second.value:.1f} times "
        f"as much as {names[second.subject]}; {names[third.subject]} came third with {whole(third.value)} GWh."
    )
    return Drawing(
        form=partial(lines, rows=rows, colours=colours(names), unit="GWh a year", room=150),
        rows=rows,
        columns={"name": "Supplier", "year": "Year", "value": "GWh"},
        finding=finding,
        inputs=tuple(items),
        processing=f"The {SHOWN} makers that lead in the latest year are drawn, for the years in which the tracker "
        "named them. Nothing is added or scaled.",
        note="Each year is shown as first published; SNE Research restates earlier years. "
        "The tracker counts registered vehicles, not cells shipped.",
        names=names,
        toggles=tuple(names.values()),
    )
