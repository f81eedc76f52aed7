"""Who makes the parts of a cell

Share of world shipments of the four main components by the maker's nationality, per cent, counted by Yano Research.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names, span, whole
from .kit.forms import shares_by_country, stacked

TOPIC = "makers"
MEASURE, BASIS = "component-share", "yano"
STAGES = ("cathode", "anode", "electrolyte", "separator")


def draw(atlas: Atlas) -> Drawing:
    """One bar a component."""
    parts = {}
    for stage in STAGES:
        latest = [item for item in atlas.parts(MEASURE, stage, "countries") if item.basis == BASIS][-1]
        parts[atlas.entity(stage).name] = atlas.breakdown(
            MEASURE, stage, latest.period.text, by="countries", basis=BASIS
        )
    names = {id: atlas.entity(id).name for part in parts.values() for id in part}
    rows, colours = shares_by_country(parts, names)
    items = tuple(item for part in parts.values() for item in part.values())
    china = {component: part["china"].value for component, part in parts.items()}
    least, most = min(china, key=china.get), max(china, key=china.get)
    finding = (
        f"Chinese makers shipped most of every component in {span(items)}: from {whole(china[least])}% of the world's "
        f"{least.lower()} to {whole(china[most])}% of its {most.lower()}."
    )
    unnamed = [component for component, part in parts.items() if set(part) == {"china"}]
    note = "Makers count by nationality, wherever their plants stand. 'Other' is what the source leaves unnamed"
    note += (
        f"; for {join_names(name.lower() for name in unnamed)} only the Chinese share was found." if unnamed else "."
    )
    return Drawing(
        form=partial(stacked, rows=rows, colours=colours, unit="% of world shipments"),
        rows=rows,
        columns={"whole": "Component", "name": "Makers from", "value": "Share (%)"},
        finding=finding,
        inputs=items,
        processing="The shares are the publisher's own; 'Other' is what is left to a hundred per cent.",
        note=note,
        names={id: name for id, name in names.items() if name in colours},
    )
