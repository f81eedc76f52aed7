"""Where EV batteries are needed

Energy of the batteries in all electric vehicles sold in a year, GWh, by place of sale, counted by the International
Energy Agency.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation, share
from .kit.drawing import Drawing, whole
from .kit.forms import area
from .kit.style import colours, palette

TOPIC = "demand"
MEASURE, BASIS = "ev-battery-demand", "gevo-2025"
PLACES = ("china", "europe", "united-states")
OTHER = "Other countries"


def draw(atlas: Atlas) -> Drawing:
    """Areas of the three large markets and of all others together, counted years only."""
    items = [item for item in atlas.parts(MEASURE, "world", "countries") if item.basis == BASIS]
    names = {id: atlas.entity(id).name for id in PLACES}
    rows, inputs = [], []
    counted = sorted({item.period for item in items if not item.is_ahead})
    for period in counted:
        parts = atlas.breakdown(MEASURE, "world", period.text, by="countries", basis=BASIS)
        world = parts.pop("world")
        rows += [{"year": period.year, "name": names[id], "value": parts[id].value} for id in PLACES]
        rest = sum(item.value for id, item in parts.items() if id not in PLACES)
        rows.append({"year": period.year, "name": OTHER, "value": round(rest, 2)})
        inputs += [*parts.values(), world]
    first, last = (_world(atlas, period.text) for period in (counted[0], counted[-1]))
    china = share(atlas.figure(MEASURE, "world", by="china", at=counted[-1].text, basis=BASIS)[0], [last]).value
    finding = (
        f"Demand went from {whole(first.value)} GWh in {first.period.label} to {whole(last.value)} GWh in "
        f"{last.period.label}, {whole(china)}% of it in China."
    )
    ahead = [item for item in atlas.find(MEASURE, "world", by="world", basis=BASIS) if item.is_ahead]
    folded = [atlas.entity(id).name for id in parts if id not in PLACES and not atlas.is_aggregate(id)]
    note = "Batteries count where the vehicle is sold, not where they are made. Storage and devices are not in it."
    if folded:
        note += f" '{OTHER}' holds {', '.join(folded)} and all places that the agency does not name."
    if ahead:
        note += (
            f" Left out is the agency's projection for {ahead[-1].period.label}: {whole(ahead[-1].value)} GWh under "
            "the policies stated when it was made."
        )
    return Drawing(
        form=partial(area, rows=rows, colours=colours(names) | {OTHER: palette()["other"]}, unit="GWh a year"),
        rows=rows,
        columns={"year": "Year", "name": "Sold in", "value": "GWh"},
        finding=finding,
        inputs=(*inputs, *ahead),
        processing=f"The agency's figures for cars, vans, buses, trucks and two- and three-wheelers are added up; it "
        f"rounds them to two digits. '{OTHER}' is the sum of all other parts.",
        note=note,
        names=names,
        toggles=(*names.values(), OTHER),
        told_period=f"{first.period.label}–{last.period.label}",
    )


def _world(atlas: Atlas, at: str) -> Observation:
    return atlas.figure(MEASURE, "world", by="world", at=at, basis=BASIS)[0]
