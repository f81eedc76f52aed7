"""How charts look: the palette, read from the theme's one stylesheet, and the settings all charts share.

Specs carry the light colours, so that they are at home in any editor; in the pages each colour
becomes the CSS variable of the same name, so that light and dark need no second picture.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

_STYLESHEET = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "stylesheets" / "atlas.css"
_VARIABLE = re.compile(r"--(aba-(?:c\d+|ink|muted|grid|paper|other)):\s*(#[0-9a-f]{6})\s*;")

FONT = "Liberation Sans, Arial, sans-serif"
"""Liberation Sans comes with vl-convert, so text is measured alike on every machine; Arial has its widths."""

SLOTS = {
    "china": "c1", "south-korea": "c2", "japan": "c3", "united-states": "c8", "europe": "c6", "european-union": "c6",
    "australia": "c10", "chile": "c5", "argentina": "c11", "indonesia": "c7", "dr-congo": "c4", "poland": "c6",
    "hungary": "c12", "germany": "c7", "finland": "c12", "philippines": "c11", "zimbabwe": "c12",
    "russia": "c8", "rest-of-world": "c9",
    "catl": "c1", "byd": "c10", "lg-energy-solution": "c2", "panasonic-energy": "c3", "samsung-sdi": "c5",
    "sk-on": "c8", "calb": "c7",
    "lfp": "c1", "nmc": "c2", "nickel-based": "c2", "nca": "c5", "high-nickel-cathode": "c8",
}  # fmt: skip
"""One colour an entity, in every chart."""


@cache
def palette() -> dict[str, str]:
    """The light colours by name (`c1`, `ink`, `grid` ...), from the theme's stylesheet."""
    found: dict[str, str] = {}
    for name, colour in _VARIABLE.findall(_STYLESHEET.read_text(encoding="utf-8")):
        found.setdefault(name.removeprefix("aba-"), colour)
    return found


def colour(entity: str) -> str:
    """The colour of an entity; a quiet one for those that have none of their own."""
    return palette()[SLOTS.get(entity, "c9")]


def config() -> dict[str, Any]:
    """The Vega-Lite configuration of all charts: no background, thin grid, readable type."""
    ink, muted, grid = palette()["ink"], palette()["muted"], palette()["grid"]
    text = {
        "labelColor": muted,
        "titleColor": muted,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    }
    return {
        "background": "transparent",
        "font": FONT,
        "padding": {"left": 4, "right": 8, "top": 6, "bottom": 4},
        "view": {"stroke": None},
        "axis": {
            **text,
            "gridColor": grid,
            "domainColor": grid,
            "tickColor": grid,
            "labelPadding": 6,
            "titlePadding": 10,
        },
        "axisX": {"grid": False},
        "legend": {**text, "orient": "top", "title": None, "symbolType": "square", "labelLimit": 260},
        "header": {**text, "labelFontWeight": "bold", "labelColor": ink},
        "text": {"fontSize": 13, "color": ink, "font": FONT},
        "line": {"strokeWidth": 2.5},
        "aria": False,
    }


def themed(svg: str) -> str:
    """An SVG whose palette colours are the theme's CSS variables, the light colour as fallback."""
    names = {colour: f"var(--aba-{name}, {colour})" for name, colour in palette().items()}
    return re.sub(r'"(#[0-9a-fA-F]{6})"', lambda match: f'"{names.get(match[1].lower(), match[1])}"', svg)
