"""How many new cars are electric

Share of battery-electric and plug-in hybrid cars among new cars sold, per cent, by the International Energy Agency.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, whole
from .kit.forms import lines
from .kit.style import colours, palette

TOPIC = "demand"
MEASURE, BASIS = "ev-sales-share", "iea-cars"
PLACES = ("china", "europe", "world", "united-states", "south-korea", "japan")


def draw(atlas: Atlas) -> Drawing:
    """A line a market; the world's among them."""
    series = {id: atlas.series(MEASURE, "world", by=id, basis=BASIS) for id in PLACES}
    items = [item for part in series.values() for item in part if not item.is_ahead]
    names = {id: atlas.entity(id).name for id in PLACES}
    rows = [{"year": item.period.year, "name": names[item.key], "value": item.value} for item in items]
    latest = max(item.period for item in items)
    last = {item.key: item for item in items if item.period == latest}
    first = {id: part[0] for id, part in series.items()}
    finding = (
        f"In {latest.label} {whole(last['china'].value)}% of new cars in China were electric, after "
        f"{whole(first['china'].value)}% in {first['china'].period.label}; in South Korea it was "
        f"{whole(last['south-korea'].value)}% and in Japan {whole(last['japan'].value)}%, against "
        f"{whole(last['world'].value)}% in the world."
    )
    return Drawing(
        form=partial(
            lines,
            rows=rows,
            colours=colours(names) | {names["world"]: palette()["ink"]},
            unit="% of new cars",
            room=120,
        ),
        rows=rows,
        columns={"name": "Market", "year": "Year", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(items),
        processing="The shares are the agency's own, rounded by it to two digits.",
        note="Hybrids without a plug do not count as electric. Europe is wider than the European Union. "
        "The world includes the other five markets.",
        names=names,
        toggles=tuple(names.values()),
    )
