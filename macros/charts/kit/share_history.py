"""What the charts of mining and of refining shares over the years have in common."""

from __future__ import annotations

from functools import partial

from ...atlas import Atlas, Observation
from .drawing import Drawing, join_names
from .forms import panels
from .style import colours

BASIS = "bgs"
LARGE = 15.0
"""Per cent that a country must have reached in some year to be drawn, if it is not among the two largest now."""

Shares = dict[int, dict[str, Observation]]
"""Year -> country -> its share."""


def draw_history(atlas: Atlas, measure: str, *, done: str, minerals: tuple[str, ...], height: int) -> Drawing:
    """A panel a mineral, the most concentrated first. `done` says what was done to it: "mined", "refined"."""
    found = {mineral: _shares(atlas, measure, mineral) for mineral in minerals}
    last = max(found[minerals[0]])
    ranked = sorted(minerals, key=lambda mineral: -_largest(found[mineral][last])[0].value)
    said = {mineral: atlas.entity(mineral).name for mineral in ranked}
    rows, names, items = [], {}, []
    for mineral in ranked:
        for id in _drawn(found[mineral]):
            names[id] = atlas.entity(id).name
            line = {year: part.get(id) for year, part in found[mineral].items()}
            items += [item for item in line.values() if item]
            rows += [
                {"panel": said[mineral], "name": names[id], "year": year, "value": item.value if item else None}
                for year, item in line.items()
            ]
    return Drawing(
        form=partial(panels, rows=rows, colours=colours(names), unit="%", room=104, height=height),
        rows=rows,
        columns={"panel": "Mineral", "name": "Country", "year": "Year", "value": "Share (%)"},
        finding=_finding(atlas, {mineral: found[mineral] for mineral in ranked}, done),
        inputs=tuple(items),
        processing="The shares are the survey's own, in whole per cent. Drawn are, for each mineral, the two largest "
        f"countries of the latest year and every other that had {LARGE:.0f}% or more in one of the years.",
        note="Only the years with a point were read. A line breaks where the public copy of the survey names no share, "
        "because it leaves small ones out. Its figures for lithium cannot be used so.",
        names=names | said,
    )


def _shares(atlas: Atlas, measure: str, mineral: str) -> Shares:
    years: Shares = {}
    for item in atlas.parts(measure, mineral, "countries"):
        if item.basis == BASIS and item.key != "rest-of-world":
            years.setdefault(item.period.year, {})[item.key] = item
    return dict(sorted(years.items()))


def _largest(part: dict[str, Observation]) -> list[Observation]:
    return sorted(part.values(), key=lambda item: -item.value)


def _drawn(years: Shares) -> list[str]:
    """The countries of a panel."""
    now = [item.key for item in _largest(years[max(years)])]
    once = [item.key for part in years.values() for item in _largest(part) if item.value >= LARGE]
    return list(dict.fromkeys([*now[:2], *once]))


def _finding(atlas: Atlas, found: dict[str, Shares], done: str) -> str:
    """Of which minerals one country had more than half, then and now, and whose share rose most."""
    name = {mineral: atlas.entity(mineral).name.lower() for mineral in found}
    start, last = (pick(year for years in found.values() for year in years) for pick in (min, max))
    over = {
        year: [name[mineral] for mineral in found if _largest(found[mineral][year])[0].value > 50]
        for year in (start, last)
    }
    told = {year: join_names(names) if names else "no mineral drawn here" for year, names in over.items()}
    rises = []
    for mineral, years in found.items():
        leader = _largest(years[last])[0]
        before = years[start].get(leader.key)
        country = atlas.entity(leader.key).name
        if before:
            text = f"{country}'s share of {name[mineral]} went from {before.value:.0f}% to {leader.value:.0f}%"
        else:
            text = f"{country}, too small to be named in {start}, reached {leader.value:.0f}% of {name[mineral]}"
        rises.append((leader.value - (before.value if before else 0), text))
    most = [text for _, text in sorted(rises, reverse=True)[:2]]
    return (
        f"In {last} one country {done} more than half of the world's {told[last]}; in {start} this held for "
        f"{told[start]}. {join_names(most)}."
    )
