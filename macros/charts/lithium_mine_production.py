"""Lithium mined, by country

Thousand tonnes a year, counted as lithium metal in the ore or brine, by the Energy Institute.
"""

from __future__ import annotations

import itertools
from functools import partial

from ..atlas import Atlas, change, share
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import columns
from .kit.forms.parts import REST
from .kit.style import colours, palette

TOPIC = "materials"
MEASURE, BASIS, SHOWN = "mine-production", "energy-institute", 6


def draw(atlas: Atlas) -> Drawing:
    """A column a year, stacked of the countries that led in the latest."""
    world = atlas.series(MEASURE, "lithium", by="world", basis=BASIS)
    years = {
        item.period.text: atlas.breakdown(MEASURE, "lithium", item.period.text, by="countries", basis=BASIS)
        for item in world
    }
    latest = years[world[-1].period.text]
    top = sorted((id for id in latest if not atlas.is_aggregate(id)), key=lambda id: -latest[id].value)[:SHOWN]
    names = {id: atlas.entity(id).name for id in top}
    rows = []
    for year, parts in years.items():
        rows += [{"year": year, "name": names[id], "value": parts[id].value / 1000} for id in top]
        rest = parts["world"].value - sum(parts[id].value for id in top)
        rows.append({"year": year, "name": REST, "value": round(rest / 1000, 3)})
    times = change(world[0], world[-1], "times").value
    fell = [later.period.label for earlier, later in itertools.pairwise(world) if later.value < earlier.value]
    first, *others = (f"{names[id]} {{}}{whole(share(latest[id], [world[-1]]).value)}%" for id in top[:3])
    finding = (
        f"From {world[0].period.label} to {world[-1].period.label} the lithium mined in a year went from "
        f"{whole(world[0].value / 1000)} to {whole(world[-1].value / 1000)} thousand tonnes, {times:.1f} times as much"
        + (f", although it fell in {join_names(fell)}" if fell else "")
        + f". {join_names([first.format('mined '), *(text.format('') for text in others)])} of the last year's."
    )
    return Drawing(
        form=partial(
            columns,
            rows=rows,
            colours=colours(names) | {REST: palette()["other"]},
            unit="thousand tonnes of lithium",
            every=3,
        ),
        rows=rows,
        columns={"name": "Country", "year": "Year", "value": "Thousand tonnes"},
        finding=finding,
        inputs=tuple(item for parts in years.values() for id, item in parts.items() if id in names or id == "world"),
        processing=f"Tonnes were divided by a thousand. The {SHOWN} largest countries of the latest year are drawn; "
        f"'{REST}' is the institute's world total minus these.",
        note="Tonnes are of lithium metal. The chemical that is traded, lithium carbonate, weighs more than five times "
        "as much for the same lithium. Other offices estimate some countries otherwise, China above all; they are "
        "not mixed in.",
        names=names,
        toggles=(*names.values(), REST),
    )
