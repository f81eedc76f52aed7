"""What the charts of mining and of refining shares have in common."""

from __future__ import annotations

from functools import partial

from ...atlas import Atlas
from .drawing import Drawing, span, whole
from .forms import shares_by_country, stacked

BASIS = "iea"
MINERALS = ("lithium", "cobalt", "nickel", "graphite")


def draw_shares(atlas: Atlas, measure: str, agent: str) -> Drawing:
    """Stacked bars of the countries' shares, one bar a mineral, and the leader of each in words."""
    parts = {}
    for mineral in MINERALS:
        counted = [
            item for item in atlas.parts(measure, mineral, "countries") if item.basis == BASIS and not item.is_ahead
        ]
        year = counted[-1].period.text
        parts[atlas.entity(mineral).name] = atlas.breakdown(measure, mineral, year, by="countries", basis=BASIS)
    names = {id: atlas.entity(id).name for part in parts.values() for id in part}
    rows, colours = shares_by_country(parts, names, least=8)
    leaders = []
    for mineral, part in parts.items():
        leader = max((id for id in part if id != "rest-of-world"), key=lambda id: part[id].value)
        leaders.append(f"{mineral.lower()} was {names[leader]} ({whole(part[leader].value)}%)")
    items = tuple(item for part in parts.values() for item in part.values())
    return Drawing(
        form=partial(stacked, rows=rows, colours=colours, unit="% of the world"),
        rows=rows,
        columns={"whole": "Mineral", "name": "Country", "value": "Share (%)"},
        finding=f"In {span(items)} the largest {agent} of {', of '.join(leaders)}.",
        inputs=items,
        processing="The shares are the agency's own. Countries with less than 8% of every mineral are summed as "
        "'Other', together with what the source does not name.",
        note="Graphite is natural graphite in mining and battery grade in refining; nickel is all refined nickel, "
        "most of which goes into steel.",
        names={id: name for id, name in names.items() if name in colours}
        | {mineral: atlas.entity(mineral).name for mineral in MINERALS},
    )
