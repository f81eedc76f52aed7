"""What the charts of mining and of refining shares have in common."""

from __future__ import annotations

from ..atlas import Atlas
from .base import Drawing, span
from .forms import shares_by_country, stacked
from .style import colour

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
    rows, colours, order = shares_by_country(parts, names, colour, least=8)
    leaders = []
    for mineral, part in parts.items():
        leader = max((id for id in part if id != "rest-of-world"), key=lambda id: part[id].value)
        leaders.append(f"{mineral.lower()} was {names[leader]} ({part[leader].value:.0f}%)")
    items = [item for part in parts.values() for item in part.values()]
    finding = f"In {span(items)} the largest {agent} of {', of '.join(leaders)}."
    return Drawing(
        chart=lambda frame: stacked(frame, rows, colours, order, "% of the world"),
        rows=rows,
        columns={"whole": "Mineral", "name": "Country", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(items),
        note="Graphite is natural graphite in mining and battery grade in refining; nickel is all refined nickel. "
        "'Other' is what the source does not name and countries with less than 8% throughout.",
        period=span(items),
    )
