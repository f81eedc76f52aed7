"""How the refining of cobalt and nickel moved

Share of world refined production of each metal by country, per cent, by the British Geological Survey.
"""

from __future__ import annotations

from ..atlas import Atlas
from .kit.drawing import Drawing
from .kit.share_history import draw_history

TOPIC = "materials"


def draw(atlas: Atlas) -> Drawing:
    """A panel a metal."""
    return draw_history(atlas, "refining-share", done="refined", minerals=("cobalt", "nickel"), height=210)
