"""Battery plants in East and Southeast Asia

Plants for lithium-ion cells and packs by the home country of the company that runs them, as last reported.
"""

from __future__ import annotations

from ..atlas import Atlas
from .kit.drawing import Drawing
from .kit.plants import MAKERS, country_names, draw_plants, plants_in

TOPIC = "makers"
REGION = "asia"


def draw(atlas: Atlas) -> Drawing:
    """One map; in its finding, how many of the working plants of a country's makers stand abroad."""
    plants, evidence = plants_in(atlas, [REGION])
    working = [plant for plant in plants if not plant["state"]]
    own = {id: [plant["country"] == id for plant in working if plant["home"] == id] for id in MAKERS}
    order = sorted((id for id in MAKERS if own[id]), key=lambda id: -own[id].count(False))
    parts = [f"{own[id].count(False) or 'none'} of {len(own[id])} for {MAKERS[id]}" for id in order]
    finding = (
        f"{len(working)} of the {len(plants)} plants on the map were at work when last reported. Of the makers' "
        f"working plants these stand outside their own country: {', '.join(parts)}."
    )
    names = country_names(atlas, plants, REGION)
    panel = {"name": REGION, "region": REGION, "width": [480, 331], "names": names}
    return draw_plants(plants, evidence, [panel], finding, key_at=[330, 196, 300], labels=[14, 7])
