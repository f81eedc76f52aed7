"""The footprint of making a battery

Greenhouse gases from the mine to the factory gate, in one model by cathode and in one review by place of production.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, whole
from .kit.forms import bar_panels
from .kit.style import colour

TOPIC = "challenges"
MEASURE, HOME = "battery-footprint", "mining-impact"
PANELS = {
    "greet-us": ("technologies", "By cathode", "kg CO2e for a kilowatt-hour"),
    "tue-nmc811": ("countries", "By place, NMC 811", "kg CO2e for a kilogram of battery"),
}


def draw(atlas: Atlas) -> Drawing:
    """Two panels of bars, each a study of its own with a unit of its own."""
    rows, studies = [], {}
    for basis, (by, panel, unit) in PANELS.items():
        latest = [item for item in atlas.parts(MEASURE, HOME, by) if item.basis == basis][-1]
        parts = atlas.breakdown(MEASURE, HOME, latest.period.text, by=by, basis=basis)
        studies[basis] = sorted(parts.values(), key=lambda item: -item.value)
        rows += [
            {
                "panel": panel,
                "name": (name := atlas.entity(item.key).name),
                "bar": name,
                "value": item.value,
                "unit": unit,
            }
            for item in studies[basis]
        ]
    cathodes, places = studies.values()
    names = {item.key: atlas.entity(item.key).name for item in (*cathodes, *places)}
    gap = {basis: (1 - items[-1].value / items[0].value) * 100 for basis, items in studies.items()}
    finding = (
        f"In the model a pack with {names[cathodes[-1].key]} releases {cathodes[-1].value:.1f} kg for a kilowatt-hour, "
        f"{whole(gap['greet-us'])}% less than one with {names[cathodes[0].key]}. In the review an NMC 811 battery from "
        f"{names[places[-1].key]} releases {whole(gap['tue-nmc811'])}% less than one from {names[places[0].key]}."
    )
    spread = places[0].note.partition(". ")[2]
    return Drawing(
        form=partial(
            bar_panels,
            rows=rows,
            colours={name: colour("nmc" if id.startswith("nmc") else id) for id, name in names.items()},
            unit={panel: unit for _, panel, unit in PANELS.values()},
            own=True,
            room=92,
        ),
        rows=rows,
        columns={"panel": "Panel", "name": "Battery", "value": "Value", "unit": "Unit"},
        finding=finding,
        inputs=(*cathodes, *places),
        processing="In the model the emissions of materials and of assembly were added up. Nothing was converted: the "
        "two studies count for different units and are not to be compared with each other.",
        note="The model is of car packs made in the United States, so it says nothing about where a cell is made. "
        f"Of the review: {spread[0].lower()}{spread[1:]}",
        names=names,
    )
