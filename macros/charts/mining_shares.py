"""Who mines the battery minerals

Share of world mine production by country, per cent, latest base year of the International Energy Agency.
"""

from __future__ import annotations

from ..atlas import Atlas
from .kit.drawing import Drawing
from .kit.mineral_shares import draw_shares

TOPIC = "materials"


def draw(atlas: Atlas) -> Drawing:
    """One bar a mineral."""
    return draw_shares(atlas, "mining-share", "miner")
