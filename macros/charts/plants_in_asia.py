"""Battery plants in East and Southeast Asia

Plants for lithium-ion cells and packs by the home country of the company that runs them, as last reported.
"""

from __future__ import annotations

from ..atlas import Atlas
from .kit.drawing import Drawing
from .kit.plants import MAKERS, draw_plants, plants_in
from .kit.shapes import centre

TOPIC = "makers"
REGION = "asia"


def draw(atlas: Atlas) -> Drawing:
    """One map; in its finding, how many of the working plants of a country's makers stand abroad."""
    plants, evidence = plants_in(atlas, [REGION])
    working = [plant for plant in plants if not plant["state"]]
    own = {id: [plant["country"] == id for plant in working if plant["home"] == id] for id in MAKERS}
    order = sorted((id for id in MAKERS if own[id]), key=lambda id: -own[id].count(False))
    parts = [
        f"makers from {MAKERS[id]} run {len(own[id])}, {own[id].count(False) or 'none'} of them in another country"
        for id in order
    ]
    finding = (
        f"{len(working)} of the {len(plants)} plants on the map were at work when last reported. Of these, "
        f"{'; '.join(parts)}."
    )
    places = {plant["country"]: centre(plant["country"]) for plant in plants}
    names = [{"text": atlas.entity(id).name, "lon": lon, "lat": lat} for id, (lon, lat) in places.items()]
    panel = {"name": REGION, "region": REGION, "width": [480, 331], "names": names}
    return draw_plants(plants, evidence, [panel], finding, key_at=[330, 196, 300], labels=[14, 7])
