"""Where battery cells can be made

Cell manufacturing capacity in commission, GWh a year, by country, in the latest full count of BloombergNEF.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, share
from .kit.drawing import Drawing, whole
from .kit.forms import bars
from .kit.style import colours

TOPIC = "makers"
MEASURE, BASIS = "cell-capacity", "bnef"


def draw(atlas: Atlas) -> Drawing:
    """Bars by country; places that the count does not name stand last."""
    counted = [
        item
        for item in atlas.find(MEASURE, "world", by="china", basis=BASIS)
        if not item.is_ahead
        and "world" in atlas.breakdown(MEASURE, "world", item.period.text, by="countries", basis=BASIS)
    ]
    parts = atlas.breakdown(MEASURE, "world", counted[-1].period.text, by="countries", basis=BASIS)
    world = parts.pop("world")
    order = sorted(parts, key=lambda id: (id == "rest-of-world", -parts[id].value))
    names = {id: atlas.entity(id).name for id in order}
    rows = [{"name": names[id], "value": parts[id].value} for id in order]
    china = share(parts["china"], [world])
    others = world.value - parts["china"].value
    finding = (
        f"In {world.period.label} China held {whole(china.value)}% of the world's cell capacity: "
        f"{whole(parts['china'].value)} GWh a year against {whole(others)} GWh in all other countries together."
    )
    return Drawing(
        form=partial(bars, rows=rows, colours=colours(names), unit="GWh a year", label=",.0f"),
        rows=rows,
        columns={"name": "Country", "value": "GWh a year"},
        finding=finding,
        inputs=(*(parts[id] for id in order), world),
        processing="The capacities are the publisher's own. China's share is its capacity divided by that of the "
        "world; 'all other countries' is the difference of the two.",
        note="Capacity is what plants could make, not what they make, and it is counted where the plant stands, "
        "whoever owns it. Other publishers count otherwise and are kept apart.",
        names=names,
    )
