"""How the order of EV battery suppliers changed

The ten largest makers by their share of the EV batteries installed worldwide, as SNE Research first reported each year.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, join_names
from .kit.forms import ranks
from .kit.style import colours

TOPIC = "makers"
MEASURE, ENERGY, BASIS, PLACES = "ev-battery-share", "ev-batteries-installed", "sne-first", 10


def draw(atlas: Atlas) -> Drawing:
    """The lists of the years in which all ten makers are known."""
    years = sorted({item.period.year for item in atlas.find(MEASURE, basis=BASIS) if item.period.text.isdigit()})
    lists = {year: _ten(atlas, year) for year in years}
    lists = {year: ten for year, ten in lists.items() if len(ten) == PLACES}
    first, *_, last = lists
    order = [*lists[last], *(id for ten in lists.values() for id in ten)]
    names = {id: atlas.entity(id).name for id in dict.fromkeys(order)}
    rows, before = [], {}
    for year, ten in lists.items():
        keys = {id: _key(atlas, item) for id, item in ten.items()}
        tied = {id for id in ten if list(keys.values()).count(keys[id]) > 1}
        placed = sorted(ten, key=lambda id: (*(-part for part in keys[id]), before.get(id, PLACES)))
        for place, id in enumerate(placed, 1):
            rank = 1 + sum(other > keys[id] for other in keys.values())
            rows.append(
                {
                    "year": year,
                    "name": names[id],
                    "place": place,
                    "badge": f"{rank}=" if id in tied else f"{rank}",
                    "rank": rank,
                    "value": ten[id].value,
                }
            )
        before = {id: place for place, id in enumerate(placed, 1)}
    then = {row["name"]: row["rank"] for row in rows if row["year"] == first}
    now = {row["name"]: row["rank"] for row in rows if row["year"] == last}
    moved = {name: then[name] - now[name] for name in now if name in then}
    leaders = list(dict.fromkeys(row["name"] for row in rows if row["rank"] == 1))
    finding = (
        f"{leaders[0]} came first in every list. From {first} to {last} "
        f"{_moves(moved, max(moved.values()), then, now)}, while {_moves(moved, min(moved.values()), then, now)}."
        if len(leaders) == 1
        else f"First place changed hands between {join_names(leaders)}."
    )
    missing = [str(year) for year in range(first, last) if year not in lists]
    note = "A rank hides distances: a step of one place can mean a tenth or a half of a maker's volume."
    if missing:
        note += f" For {join_names(missing)} no full list as first reported was found, so the lines are dashed there."
    items = tuple(item for ten in lists.values() for item in ten.values())
    return Drawing(
        form=partial(ranks, rows=rows, colours=colours(names)),
        rows=rows,
        columns={"year": "Year", "name": "Supplier", "badge": "Rank", "value": "Share (%)"},
        finding=finding,
        inputs=(*items, *(energy for item in items for energy in _energy(atlas, item))),
        processing="Makers are put in order by the share that the tracker first published. Where two shares are equal "
        "because they are rounded, the GWh installed decide if they were published; an equals sign marks those who "
        "stay level.",
        note=note + " A maker whose line breaks off left the first ten; on a narrow screen only the table names it.",
        names=names,
        toggles=tuple(names.values()),
    )


def _ten(atlas: Atlas, year: int) -> dict[str, Observation]:
    return dict(list(atlas.across(MEASURE, year, kind="companies", basis=BASIS).items())[:PLACES])


def _energy(atlas: Atlas, item: Observation) -> list[Observation]:
    return atlas.find(ENERGY, item.subject, basis=BASIS, at=item.period.text)[:1]


def _key(atlas: Atlas, item: Observation) -> tuple[float, float]:
    return item.value, max((energy.value for energy in _energy(atlas, item)), default=0)


def _moves(moved: dict[str, int], step: int, then: dict[str, int], now: dict[str, int]) -> str:
    """Who moved by that many places, and between which."""
    told = [
        f"{name} {'rose' if step > 0 else 'fell'} from place {then[name]} to {now[name]}"
        for name in moved
        if moved[name] == step
    ]
    return join_names(told)
