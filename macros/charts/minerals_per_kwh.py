"""What minerals a kilowatt-hour takes

Kilograms of six minerals in one kilowatt-hour of cells, by cathode, from Argonne's model of default designs.
"""

from __future__ import annotations

from functools import partial
from math import ceil

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names
from .kit.forms import stacked
from .kit.style import colours

TOPIC = "technology"
MEASURE = "mineral-intensity"
CATHODES = ("nmc-111", "nmc-532", "nmc-622", "nmc-811", "ncma", "nca", "lfp", "lmo")
MINERALS = ("lithium", "graphite", "nickel", "cobalt", "manganese", "phosphate")
"""In stacking order: first those that every cell takes."""


def draw(atlas: Atlas) -> Drawing:
    """One bar a cathode; what all cells take stands first, so that the rest starts at about one place."""
    found = {
        (cathode, mineral): items[-1]
        for cathode in CATHODES
        for mineral in MINERALS
        if (items := atlas.series(MEASURE, mineral, by=cathode))
    }
    names = {id: atlas.entity(id).name for id in (*MINERALS, *CATHODES)} | {"phosphate": "Phosphorus"}
    rows = [
        {"whole": names[cathode], "name": names[mineral], "value": item.value}
        for (cathode, mineral), item in found.items()
    ]
    old, new = CATHODES[0], "nmc-811"
    moved = {mineral: [found[cathode, mineral].value for cathode in (old, new)] for mineral in ("cobalt", "nickel")}
    told = [f"the {mineral} goes from {was:.2f} to {now:.2f} kg" for mineral, (was, now) in moved.items()]
    neither = [names[cathode] for cathode in CATHODES if not any((cathode, mineral) in found for mineral in moved)]
    lithium = sorted(item.value for (_, mineral), item in found.items() if mineral == "lithium")
    highest = max(sum(row["value"] for row in rows if row["whole"] == names[cathode]) for cathode in CATHODES)
    return Drawing(
        form=partial(
            stacked,
            rows=rows,
            colours=colours({id: names[id] for id in MINERALS}),
            unit="kg a kWh",
            top=ceil(highest * 2) / 2,
            label=".2f",
            least=(0.15, 0.33),
            room=90,
        ),
        rows=rows,
        columns={"whole": "Cathode", "name": "Mineral", "value": "kg a kWh"},
        finding=f"From {names[old]} to {names[new]} {join_names(told)} in each kilowatt-hour; {join_names(neither)} "
        f"take neither. All take between {lithium[0]:.2f} and {lithium[-1]:.2f} kg of lithium.",
        inputs=tuple(found.values()),
        processing="The figures are the model's own, added up in the bars.",
        note="Model values for default designs with a graphite anode; real cells differ. Only these six are drawn: "
        "iron, aluminium, copper, oxygen and all the rest are left out, so the length of a bar is not the mass of a "
        "cell. Phosphorus is the element, which is won from phosphate rock.",
        names=names,
    )
