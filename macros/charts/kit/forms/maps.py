"""Marks on maps."""

from __future__ import annotations

from itertools import combinations, product
from math import hypot, pi, sqrt
from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..shapes import Ground
from ..style import palette
from .parts import LINE, chart, lit, shades, shown

SIZE = 12
"""Font size of labels in px."""

OPEN, STOPPED = "open", "stopped"
"""States of a row: not at work yet, and no longer; any other is at work."""

_CROSS = "M-1,-1L1,1M-1,1L1,-1"
_GAP, _ROOM = 14, 12
_LIT = ("name", "group", "operator")
_BESIDE = ((1, 0, "left"), (-1, 0, "right"), (0, -1, "center"), (0, 1, "center"))
_AROUND = sorted(product(range(-72, 73, 24), range(-42, 43, 14)), key=lambda step: hypot(*step) + 40 * (step[1] < 0))


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
        _move_apart(here)
        marks += here
        if panel.get("title"):
            texts.append({"text": panel["title"], "x": ground.x, "y": ground.y - 10, "look": "title"})
        right = {"x": ground.x + ground.width, "y": ground.y - 10, "look": "aside"}
        texts += [row | right | {"text": row["label"]} for row in own if "lon" not in row]
        edges = (ground.x, ground.y, ground.x + ground.width, ground.y + ground.height)
        names = [
            {"text": item["text"], "spot": ground.place(item["lon"], item["lat"])} for item in panel.get("names", [])
        ]
        texts += _labels(here, names, edges, frame.choose(*labels) if labels else len(rows), frame.choose(1, 0.5))
    ground = chart(land).mark_geoshape(fill=palette()["land"], stroke=palette()["surface"], strokeWidth=0.7)
    return alt.layer(
        ground.project(type="identity", scale=1, translate=[0, 0]),
        *_drawn(marks + legend["marks"], colours, shapes),
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


def _reach(mark: dict[str, Any]) -> float:
    """How far a mark with its ring reaches from its middle, in px."""
    return sqrt(max(mark["fill"], mark["ring"], mark["cross"]) / pi)


def _move_apart(marks: list[dict[str, Any]]) -> None:
    """Shift marks that cover one another, so that each can be seen and pointed at. Large rings may be entered."""
    rooms = [min(0.85 * _reach(mark) + 1, _ROOM) for mark in marks]
    for _ in range(80):
        for (one, its), (other, others) in combinations(zip(marks, rooms, strict=True), 2):
            dx, dy = other["x"] - one["x"], other["y"] - one["y"]
            distance = sqrt(dx * dx + dy * dy)
            lack = (its + others - distance) / 2
            if lack > 0:
                dx, dy = (dx / distance, dy / distance) if distance > 0.01 else (0.6, 0.8)
                one["x"], one["y"] = one["x"] - dx * lack, one["y"] - dy * lack
                other["x"], other["y"] = other["x"] + dx * lack, other["y"] + dy * lack


def _labels(
    marks: list[dict[str, Any]], names: list[dict[str, Any]], edges: tuple[float, ...], most: int, near: float
) -> list[dict[str, Any]]:
    """Labels beside the marks, the largest first, and names of countries, as far as none covers another.

    `near` scales how far from its place a name may stand.
    """
    taken = [_box(mark["x"], mark["y"], _reach(mark), _reach(mark)) for mark in marks]
    texts: list[dict[str, Any]] = []

    def write(text: str, spots: list[tuple[float, float, str]], **more: Any) -> None:
        half = len(text) * SIZE * 0.27 + 1
        for x, y, align in spots:
            if align == "center":
                x = min(max(x, edges[0] + half), edges[2] - half)
            box = _box(x + half * {"left": 1, "right": -1}.get(align, 0), y, half, 7)
            if _free(box, taken, edges):
                taken.append(box)
                texts.append({"text": text, "x": x, "y": y, "align": align, **more})
                return

    for mark in sorted(marks, key=lambda mark: -_reach(mark)):
        if mark.get("label") and len(texts) < most:
            reach = _reach(mark)
            spots = [(mark["x"] + dx * (reach + 4), mark["y"] + dy * (reach + 8), align) for dx, dy, align in _BESIDE]
            write(mark["label"], spots, look="label", **{key: mark[key] for key in _LIT if key in mark})
    for name in names:
        x, y = name["spot"]
        write(name["text"], [(x + dx * near, y + dy * near, "center") for dx, dy in _AROUND], look="name")
    return texts


def _box(x: float, y: float, half: float, rise: float) -> tuple[float, float, float, float]:
    return x - half, y - rise, x + half, y + rise


def _free(box: tuple[float, ...], taken: list[tuple[float, ...]], edges: tuple[float, ...]) -> bool:
    if box[0] < edges[0] or box[1] < edges[1] or box[2] > edges[2] or box[3] > edges[3]:
        return False
    return all(box[2] <= it[0] or it[2] <= box[0] or box[3] <= it[1] or it[3] <= box[1] for it in taken)


def _key(
    items: list[dict[str, Any]], at: list[float], scale: float, small: float
) -> tuple[dict[str, list[dict[str, Any]]], float]:
    """The marks and words of the key, in lines of the width it has, and where it ends."""
    left, y, width = at
    x, marks, texts, tall = left, [], [], float(LINE)
    for item in items:
        look = _sized(item, scale, small) | {"group": item.get("group", "")}
        reach = 0 if item.get("bare") else max(_reach(look), 5)
        words = len(item["text"]) * SIZE * 0.52 + 12
        if x > left and (item.get("start") or x + 2 * reach + 6 + words > left + width):
            x, y, tall = left, y + tall + 5, float(LINE)
        tall = max(tall, 2 * reach)
        if reach:
            marks.append(look | {"x": x + reach, "y": y + tall / 2, "name": item["text"]})
            x += 2 * reach + 6
        texts.append({"text": item["text"], "x": x, "y": y + tall / 2, "look": "key"})
        x += words
    return {"marks": marks, "texts": texts}, y + tall


def _drawn(marks: list[dict[str, Any]], colours: dict[str, str], shapes: list[str]) -> list[alt.Chart]:
    """Rings, filled marks and crosses, each kind a layer; small ones lie above large ones."""
    hue = alt.Color("group:N", scale=shades(colours | {"": palette()["muted"]}), legend=None)
    forms = alt.Scale(domain=[*colours, ""], range=[*shapes, "circle"])

    def layer(field: str, shape: Any, **style: Any) -> list[alt.Chart]:
        rows = sorted((mark for mark in marks if mark[field]), key=lambda mark: -mark[field])
        size = alt.Size(f"{field}:Q", scale=None)
        drawn = _at(rows).mark_point(**style).encode(size=size, shape=shape, color=hue, opacity=lit(*_LIT))
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
        drawn.encode(opacity=lit(*_LIT)) if look == "label" else drawn for look, drawn in layers.items() if rows[look]
    ]


def _at(rows: list[dict[str, Any]]) -> alt.Chart:
    """A chart of rows at their places in px."""
    placed = [row | {"x": round(row["x"], 1), "y": round(row["y"], 1)} for row in rows]
    return chart(placed).encode(x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None))
