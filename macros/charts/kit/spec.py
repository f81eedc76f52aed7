"""A drawing as self-contained Vega-Lite: data, configuration, tooltips and the two parameters of a live chart."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .drawing import ChartModule, Drawing
from .frame import WIDE, Frame
from .style import config, themed, variables

SILENT = {"text", "rule", "geoshape"}
"""Marks that say nothing of their own when pointed at: labels, connecting lines, land."""


def spec_of(module: ChartModule, drawing: Drawing, frame: Frame = WIDE) -> dict[str, Any]:
    """The chart as Vega-Lite.

    `lit` and `hidden` are parameters of every spec: the name that stands out (or null), and the
    names that are left out. Readers set them in the live chart; any Vega-Lite editor can.
    """
    spec = drawing.form(frame).to_dict(validate=False)  # the tests validate; here it would cost 25 ms a chart
    schema = spec.pop("$schema")
    spec.pop("config", None)
    _add_tooltips(spec, drawing, _inline(spec))
    spec["params"] = [*spec.get("params", []), parameter("lit"), parameter("hidden", [])]
    spec["config"] = config()
    return {
        "$schema": schema,
        "title": {"text": module.title, "subtitle": wrapped(module.subtitle, frame.width // 7), "anchor": "start"},
        "description": drawing.finding,
        "usermeta": {
            "series": _series(drawing),
            "toggle": bool(drawing.toggles),
            "palette": variables(json.dumps(spec)),
        },
        **spec,
    }


def parameter(name: str, value: Any = None) -> dict[str, Any]:
    """A parameter of a spec: what `lit` or `hidden` begins with."""
    return {"name": name, "value": value}


def _series(drawing: Drawing) -> list[dict[str, str]]:
    """The names that a reader can pick, with their colours as CSS: what can be toggled, or what has several marks."""
    colours = drawing.form.keywords.get("colours", {})
    marks = Counter(cell for row in drawing.rows for cell in row.values() if isinstance(cell, str))
    names = drawing.toggles or [name for name in colours if marks[name] > 1]
    return [{"name": name, "colour": themed(f'"{colours[name]}"').strip('"')} for name in names if name in colours]


def wrapped(text: str, room: int) -> list[str]:
    """A text in lines of at most `room` characters: neither Vega nor SVG breaks lines itself."""
    return textwrap.wrap(text, room, break_long_words=False)


def _inline(part: dict[str, Any]) -> list[dict[str, Any]]:
    values = part.get("data", {}).get("values", [])
    return values if isinstance(values, list) else []


def _units(spec: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Every part of a spec that has a mark, with the rows it draws."""
    rows = _inline(spec) or rows
    if "mark" in spec:
        yield spec, rows
    for part in (spec.get(key, []) for key in ("layer", "concat", "hconcat", "vconcat")):
        for child in part:
            yield from _units(child, rows)
    if "spec" in spec:
        yield from _units(spec["spec"], rows)


def _add_tooltips(spec: dict[str, Any], drawing: Drawing, rows: list[dict[str, Any]]) -> None:
    """Give every mark that draws the drawing's rows the columns of its table as tooltip."""
    for unit, drawn in _units(spec, rows):
        kind = unit["mark"] if isinstance(unit["mark"], str) else unit["mark"]["type"]
        if kind in SILENT or not drawn or not set(drawing.columns) <= set(drawn[0]):
            continue
        unit.setdefault("encoding", {})["tooltip"] = [
            {"field": key, "title": heading, "type": "quantitative", "format": ",.4~f"}
            if drawing.is_number(key)
            else {"field": key, "title": heading, "type": "nominal"}
            for key, heading in drawing.columns.items()
        ]
