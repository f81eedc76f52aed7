"""Marks on maps."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..placing import LIT, SIZE, labels_beside, move_apart, reach
from ..shapes import Ground
from ..style import palette
from .parts import LINE, chart, lit, shades, shown

OPEN, STOPPED = "open", "stopped"
"""States of a row: not at work yet, and no longer; any other is at work."""

_CROSS = "M-1,-1L1,1M-1,1L1,-1"
_GAP = 18


def maps(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    panels: list[dict[str, Any]],
    colours: dict[str, str],
    shapes: list[str],
    area: list[float],
    small: float = 40,
    key: list[dict[str, Any]] | None = None,
    key_at: list[float] | None = None,
    labels: list[int] | None = None,
) -> alt.LayerChart:
    """Marks on one map or several, their area in step with a value, the most telling ones labelled.

    Rows: panel, lon, lat, name, group, value, and if there are any: planned, state, label. A value fills
    its mark; what is planned beyond it is a ring; the mark of a row without either has `small` px².
    `OPEN` rows are rings, `STOPPED` ones are crossed out. `colours` and `shapes` are those of the groups.
    A row without a place is told by its label, right of the title of its panel.
    Panels: name, region, width (wide, narrow), and if there are any: title, names (text, lon, lat).
    `area` is px² a unit (wide, narrow); `labels` how many rows carry theirs at most. `key` lists what the
    marks mean: text, and group, state, value or planned; it stands on top, or on a wide map at `key_at`
    (x, y, width).
    """
    scale = frame.choose(*area)
    inset = key_at if not frame.narrow else None
    legend, top = _key(key or [], inset or [0, 0, frame.width - 12], scale, small)
    grounds, height = _flow(frame, panels, 0 if inset or not key else top + 8)
    land, marks, texts = [], [], legend["texts"]
    for panel, ground in zip(panels, grounds, strict=True):
        land += ground.land()
        own = [row for row in rows if row["panel"] == panel["name"]]
        here = [_mark(row, ground, scale, small) for row in own if "lon" in row]
        move_apart(here)
        marks += here
        if panel.get("title"):
            texts.append({"text": panel["title"], "x": ground.x, "y": ground.y - 10, "look": "title"})
        right = {"x": ground.x + ground.width, "y": ground.y - 10, "look": "aside"}
        texts += [row | right | {"text": row["label"]} for row in own if "lon" not in row]
        edges = (ground.x, ground.y, ground.x + ground.width, ground.y + ground.height + _GAP)
        names = {item["text"]: ground.place(item["lon"], item["lat"]) for item in panel.get("names", [])}
        texts += labels_beside(here, names, edges, frame.choose(*labels) if labels else len(rows), frame.choose(1, 0.5))
    ground = chart(land).mark_geoshape(clip=False, fill=palette()["land"], stroke=palette()["surface"], strokeWidth=0.7)
    return alt.layer(
        ground.project(type="identity", scale=1, translate=[0, 0]),
        *_drawn(marks, colours, shapes, lit(*LIT)),
        *_drawn(legend["marks"], colours, shapes, alt.value(1)),
        *_written(texts),
        width=frame.width - 12,
        height=max(height, top if inset else 0),
    )


def _flow(frame: Frame, panels: list[dict[str, Any]], top: float) -> tuple[list[Ground], float]:
    """The panels side by side as long as there is room, then in the next row; and where the last ends."""
    grounds, x, y, tallest = [], 0.0, float(top), 0.0
    for panel in panels:
        width = frame.choose(*panel["width"])
        if x and x + width > frame.width:
            x, y, tallest = 0.0, y + tallest + _GAP, 0.0
        head = LINE + 4 if panel.get("title") else 0
        grounds.append(Ground(panel["region"], width, x, y + head))
        x += width + _GAP
        tallest = max(tallest, grounds[-1].height + head)
    return grounds, y + tallest


def _mark(row: dict[str, Any], ground: Ground, scale: float, small: float) -> dict[str, Any]:
    """A row with its place in px and the areas of its filled mark, its ring and its cross."""
    x, y = ground.place(row["lon"], row["lat"])
    return row | _sized(row, scale, small) | {"x": x, "y": y}


def _sized(row: dict[str, Any], scale: float, small: float) -> dict[str, Any]:
    value, planned, state = row.get("value") or 0, row.get("planned") or 0, row.get("state")
    if state == STOPPED:
        return {"fill": 0, "ring": max(value, planned) * scale, "cross": 50}
    if state == OPEN:
        return {"fill": 0, "ring": max(value, planned) * scale or small, "cross": 0}
    return {"fill": value * scale or small, "ring": planned * scale if planned > value else 0, "cross": 0}


def _key(
    items: list[dict[str, Any]], at: list[float], scale: float, small: float
) -> tuple[dict[str, list[dict[str, Any]]], float]:
    """The marks and words of the key, in lines of the width it has, and where it ends."""
    left, y, width = at
    x, marks, texts, tall = left, [], [], float(LINE)
    for item in items:
        look = _sized(item, scale, small) | {"group": item.get("group", "")}
        half = 0 if item.get("bare") else max(reach(look), 5)
        words = len(item["text"]) * SIZE * 0.52 + 12
        if x > left and (item.get("start") or x + 2 * half + 6 + words > left + width):
            x, y, tall = left, y + tall + 5, float(LINE)
        tall = max(tall, 2 * half)
        if half:
            marks.append(look | {"x": x + half, "y": y + tall / 2, "name": item["text"]})
            x += 2 * half + 6
        texts.append({"text": item["text"], "x": x, "y": y + tall / 2, "look": "key"})
        x += words
    return {"marks": marks, "texts": texts}, y + tall


def _drawn(marks: list[dict[str, Any]], colours: dict[str, str], shapes: list[str], opacity: Any) -> list[alt.Chart]:
    """Rings, filled marks and crosses, each kind a layer; small ones lie above large ones."""
    hue = alt.Color("group:N", scale=shades(colours | {"": palette()["muted"]}), legend=None)
    forms = alt.Scale(domain=[*colours, ""], range=[*shapes, "circle"])

    def layer(field: str, shape: Any, **style: Any) -> list[alt.Chart]:
        rows = sorted((mark for mark in marks if mark[field]), key=lambda mark: -mark[field])
        size = alt.Size(f"{field}:Q", scale=None)
        drawn = _at(rows).mark_point(**style).encode(size=size, shape=shape, color=hue, opacity=opacity)
        return [shown(drawn)] if rows else []

    shape = alt.Shape("group:N", scale=forms, legend=None)
    return [
        *layer("ring", shape, filled=False, strokeWidth=1.4),
        *layer("fill", shape, filled=True, stroke=palette()["surface"], strokeWidth=0.8),
        *layer("cross", alt.value(_CROSS), filled=False, strokeWidth=1.6),
    ]


def _written(texts: list[dict[str, Any]]) -> list[alt.Chart]:
    """Texts, each kind a layer."""
    ink, muted = palette()["ink"], palette()["muted"]
    looks = {
        "label": {"align": alt.expr("datum.align"), "color": ink, "fontSize": SIZE},
        "name": {"align": "center", "color": muted, "fontSize": SIZE, "fontStyle": "italic"},
        "key": {"align": "left", "color": muted, "fontSize": SIZE},
        "aside": {"align": "right", "color": muted, "fontSize": SIZE},
        "title": {"align": "left", "color": ink, "fontSize": 13, "fontWeight": "bold"},
    }
    rows = {look: [text for text in texts if text["look"] == look] for look in looks}
    layers = {look: _at(rows[look]).mark_text(baseline="middle", **looks[look]).encode(text="text:N") for look in looks}
    return [
        drawn.encode(opacity=lit(*LIT)) if look == "label" else drawn for look, drawn in layers.items() if rows[look]
    ]


def _at(rows: list[dict[str, Any]]) -> alt.Chart:
    """A chart of rows at their places in px."""
    placed = [row | {"x": round(row["x"], 1), "y": round(row["y"], 1)} for row in rows]
    return chart(placed).encode(x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None))
