"""Who makes the parts of a cell

Share of world shipments of the four main components by the maker's nationality, per cent, counted by Yano Research.
"""

from __future__ import annotations

from ..atlas import Atlas
from .base import Drawing, join_names, span
from .forms import shares_by_country, stacked
from .style import colour

MEASURE, BASIS = "component-share", "yano"
STAGES = ("cathode", "anode", "electrolyte", "separator")


def draw(atlas: Atlas, highlight: str | None) -> Drawing:
    """One bar a component."""
    parts = {}
    for stage in STAGES:
        latest = [item for item in atlas.parts(MEASURE, stage, "countries") if item.basis == BASIS][-1]
        parts[atlas.entity(stage).name] = atlas.breakdown(
            MEASURE, stage, latest.period.text, by="countries", basis=BASIS
        )
    names = {id: atlas.entity(id).name for part in parts.values() for id in part}
    rows, colours, order = shares_by_country(parts, names, colour)
    items = [item for part in parts.values() for item in part.values()]
    china = {component: part["china"].value for component, part in parts.items()}
    least, most = min(china, key=china.get), max(china, key=china.get)
    finding = (
        f"Chinese makers shipped most of every component in {span(items)}: from {china[least]:.0f}% of the world's "
        f"{least.lower()} to {china[most]:.0f}% of its {most.lower()}."
    )
    unnamed = [component for component, part in parts.items() if set(part) == {"china"}]
    note = "Makers count by nationality, wherever their plants stand. 'Other' is what the source leaves unnamed"
    note += (
        f"; for {join_names(name.lower() for name in unnamed)} only the Chinese share was found." if unnamed else "."
    )
    return Drawing(
        chart=lambda frame: stacked(frame, rows, colours, order, "% of world shipments"),
        rows=rows,
        columns={"whole": "Component", "name": "Makers from", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(items),
        note=note,
        period=span(items),
    )
