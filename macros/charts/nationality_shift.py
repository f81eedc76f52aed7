"""From Japan to China and Korea

Share of the world's lithium-ion batteries for vehicles by the maker's nationality, per cent, counted by the Japanese
ministry METI.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, change
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import slope
from .kit.style import colours

TOPIC = "makers"
MEASURE, BASIS = "ev-battery-share-by-nationality", "meti"


def draw(atlas: Atlas) -> Drawing:
    """A line a country, from the ministry's first year to its last."""
    periods = sorted({item.period for item in atlas.parts(MEASURE, "world", "countries") if item.basis == BASIS})
    first, last = (
        atlas.breakdown(MEASURE, "world", period.text, by="countries", basis=BASIS)
        for period in (periods[0], periods[-1])
    )
    order = sorted(set(first) & set(last), key=lambda id: -last[id].value)
    names = {id: atlas.entity(id).name for id in order}
    items = [part[id] for id in order for part in (first, last)]
    rows = [{"year": item.period.label, "name": names[item.key], "value": item.value} for item in items]
    lost = min(order, key=lambda id: last[id].value - first[id].value)
    gains = {names[id]: change(first[id], last[id], "points").value for id in order}
    most, *others = sorted((name for name in gains if gains[name] > 0), key=gains.get, reverse=True)
    told = [
        f"{most} gained {whole(gains[most])} percentage points",
        *(f"{name} {whole(gains[name])}" for name in others),
    ]
    finding = (
        f"Makers from {names[lost]} went from {whole(first[lost].value)}% of the world's vehicle batteries in "
        f"{periods[0].label} to {whole(last[lost].value)}% in {periods[-1].label}; "
        f"those from {join_names(told)}."
    )
    drawn = {source for item in items for source in item.sources}
    earlier = [
        f"{names[item.key]} {whole(item.value)}% in {item.period.label}"
        for id in order
        for item in atlas.find(MEASURE, "world", by=id, basis=BASIS)
        if not drawn & set(item.sources) and all(item.value != part[id].value for part in (first, last))
    ]
    note = "Makers count by nationality, wherever their plants stand. The ministry named these two years only; the "
    note += "lines between them are a bridge, not a count."
    if earlier:
        note += f" An earlier report of the ministry gave {join_names(earlier)}."
    return Drawing(
        form=partial(slope, rows=rows, colours=colours(names)),
        rows=rows,
        columns={"name": "Makers from", "year": "Year", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(items),
        processing="The shares are those of the ministry's final strategy. Makers of other countries, what is left to "
        "a hundred per cent, are not drawn.",
        note=note,
        names=names,
    )
