"""How charts look: the colours of the theme's palette, and the settings that all charts share.

Specs carry the light colours, so that they are at home in any editor; in the pages each colour
becomes the CSS variable of the same name, so that light and dark need no second picture.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Literal

PALETTE = Path(__file__).resolve().parents[3] / "overrides" / "assets" / "stylesheets" / "palette.css"
_COLOUR = re.compile(r"--aba-([\w-]+):\s*(#[0-9a-f]{6})\s*;")
_ENTITY = re.compile(r"--aba-([\w-]+):\s*var\(--aba-(c\d+)\)\s*;")
_QUOTED = re.compile(r'"(#[0-9a-fA-F]{6})"')

FONT = "Liberation Sans, Arial, sans-serif"
"""Liberation Sans comes with vl-convert, so text is measured alike on every machine; Arial has its widths."""


@cache
def _stylesheet() -> str:
    return PALETTE.read_text(encoding="utf-8")


@cache
def palette(scheme: Literal["light", "dark"] = "light") -> dict[str, str]:
    """The colours by name (`c1`, `ink`, `grid` ...) on a light or a dark ground."""
    light, dark = _stylesheet().split("@media screen {", 1)
    return dict(_COLOUR.findall(light if scheme == "light" else dark.split("@media", 1)[0]))


@cache
def slots() -> dict[str, str]:
    """Which colour of the palette an entity has: id -> `c1` ... `c12`."""
    return dict(_ENTITY.findall(_stylesheet()))


def colour(entity: str) -> str:
    """The colour of an entity; a quiet one for those that have none of their own."""
    return palette()[slots().get(entity, "c9")]


def colours(names: dict[str, str]) -> dict[str, str]:
    """Name -> colour, from entity id -> name."""
    return {name: colour(id) for id, name in names.items()}


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
        "header": {**text, "title": None, "labelFontWeight": "bold", "labelColor": ink},
        "text": {"fontSize": 13, "color": ink, "font": FONT},
        "line": {"strokeWidth": 2.5},
        "aria": False,
    }


def variables(text: str) -> dict[str, str]:
    """The palette's colours in a text of SVG or JSON: light colour -> name."""
    names = {code: name for name, code in palette().items()}
    return {code: names[code] for code in sorted({found.lower() for found in _QUOTED.findall(text)}) if code in names}


def themed(svg: str) -> str:
    """An SVG whose palette colours are the theme's CSS variables, the light colour as fallback."""
    names = variables(svg)
    return _QUOTED.sub(lambda match: f'"{_variable(names, match[1])}"', svg)


def _variable(names: dict[str, str], code: str) -> str:
    name = names.get(code.lower())
    return f"var(--aba-{name}, {code.lower()})" if name else code


def grounded(svg: str, scheme: Literal["light", "dark"]) -> str:
    """An SVG in the colours of one ground, for pictures that stand alone."""
    chosen = palette(scheme)
    names = variables(svg)
    return _QUOTED.sub(lambda match: f'"{chosen.get(names.get(match[1].lower(), ""), match[1])}"', svg)
