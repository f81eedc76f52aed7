"""Where electric cars are sold

Battery-electric and plug-in hybrid cars sold in a year, millions, by place of sale, counted by the International Energy
Agency.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, share
from .kit.drawing import Drawing, whole
from .kit.forms import columns
from .kit.style import colours, palette

TOPIC = "demand"
MEASURE = "ev-car-sales"
PLACES, INSIDE = ("china", "europe", "united-states"), ("japan", "south-korea")
OTHER, MILLION = "Other countries", 1e6


def draw(atlas: Atlas) -> Drawing:
    """Columns of the three large markets and of what is left to the world."""
    names = {id: atlas.entity(id).name for id in PLACES}
    counted = [item for item in atlas.series(MEASURE, "world", by="world") if not item.is_ahead]
    rows, inputs = [], []
    for world in counted:
        parts = atlas.breakdown(MEASURE, "world", world.period.text, by="countries")
        rest = world.value - sum(parts[id].value for id in PLACES)
        for name, value in (*((names[id], parts[id].value) for id in PLACES), (OTHER, rest)):
            rows.append({"year": world.period.label, "name": name, "value": round(value / MILLION, 3)})
        inputs += [world, *(parts[id] for id in PLACES)]
    first, last = counted[0], counted[-1]
    china = share(parts["china"], [last]).value
    small = [parts[id] for id in INSIDE]
    finding = (
        f"The world bought {last.value / MILLION:.1f} million electric cars in {last.period.label}, after "
        f"{first.value / MILLION:.1f} million in {first.period.label}. {whole(china)}% of them were sold in China, and "
        f"{sum(item.value for item in small) / last.value * 100:.1f}% in {' and '.join(_names(atlas))} together."
    )
    return Drawing(
        form=partial(
            columns,
            rows=rows,
            colours=colours(names) | {OTHER: palette()["other"]},
            unit="million cars",
            every=3,
        ),
        rows=rows,
        columns={"year": "Year", "name": "Sold in", "value": "Million cars"},
        finding=finding,
        inputs=(*inputs, *small),
        processing="The agency's figures for battery-electric cars and plug-in hybrids are added up and told in "
        f"millions. '{OTHER}' is the world less the three markets.",
        note=f"The agency rounds its figures to two digits, and '{OTHER}' carries the rounding of all of them. "
        f"{' and '.join(_names(atlas))} are in '{OTHER}'. Europe is wider than the European Union. "
        "Vans, buses and two-wheelers are not counted.",
        names=names,
        toggles=(*names.values(), OTHER),
    )


def _names(atlas: Atlas) -> list[str]:
    return [atlas.entity(id).name for id in INSIDE]
