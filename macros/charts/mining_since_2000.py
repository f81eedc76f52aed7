"""How the mining of battery minerals moved

Share of world mine production of five battery minerals by country, per cent, by the British Geological Survey.
"""

from __future__ import annotations

from ..atlas import Atlas
from .kit.drawing import Drawing
from .kit.share_history import draw_history

TOPIC = "materials"
MINERALS = ("cobalt", "graphite", "nickel", "phosphate", "manganese")


def draw(atlas: Atlas) -> Drawing:
    """A panel a mineral."""
    return draw_history(atlas, "mining-share", done="mined", minerals=MINERALS, height=140)
