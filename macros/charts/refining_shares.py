"""Who refines the battery minerals

Share of world refined production by country, per cent, latest base year of the International Energy Agency.
"""

from __future__ import annotations

from ..atlas import Atlas
from .base import Drawing
from .mineral_shares import draw_shares


def draw(atlas: Atlas, highlight: str | None) -> Drawing:
    """One bar a mineral."""
    return draw_shares(atlas, "refining-share", "refiner")
