"""Battery plants in North America and Europe

Plants for lithium-ion cells and packs by the home country of the company that runs them, as last reported.
"""

from __future__ import annotations

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names
from .kit.plants import MAKERS, draw_plants, plants_in

TOPIC = "makers"
REGIONS = {"north-america": ("North America", [628, 331]), "europe": ("Europe", [372, 331])}


def draw(atlas: Atlas) -> Drawing:
    """Two maps, with marks of one scale."""
    plants, evidence = plants_in(atlas, REGIONS)
    runs = {id: [plant["panel"] for plant in plants if plant["home"] == id] for id in MAKERS}
    order = sorted((id for id in MAKERS if runs[id]), key=lambda id: -len(runs[id]))
    parts = []
    for id in order:
        counts = {title: runs[id].count(region) for region, (title, _) in REGIONS.items() if region in runs[id]}
        places = [f"{count if len(counts) > 1 else 'all'} in {title}" for title, count in counts.items()]
        parts.append(f"makers from {MAKERS[id]} run {len(runs[id])}, {join_names(places)}")
    finding = f"Of the {len(plants)} plants on the two maps, {'; '.join(parts)}."
    panels = [
        {"name": region, "region": region, "width": width, "title": title} for region, (title, width) in REGIONS.items()
    ]
    return draw_plants(plants, evidence, panels, finding, key_at=[392, 400, 236], labels=[12, 6])
