"""Places of marks and labels on a map, in px, so that none covers another.

A mark is a row with `x` and `y` and the areas of what it is drawn with: `fill`, `ring`, `cross`.
"""

from __future__ import annotations

from itertools import combinations, product
from math import hypot, pi, sqrt
from typing import Any

SIZE = 12
"""Font size of labels in px."""

LIT = ("name", "group", "operator")
"""What of a row can be lit; labels are lit with their marks."""

_ROOM = 12
_BESIDE = ((1, 0, "left"), (-1, 0, "right"), (0, -1, "center"), (0, 1, "center"))
_AROUND = sorted(product(range(-60, 61, 20), range(-14, 15, 7)), key=lambda step: hypot(*step) + 40 * (step[1] < 0))


def reach(mark: dict[str, Any]) -> float:
    """How far a mark with its ring reaches from its middle, in px."""
    return sqrt(max(mark["fill"], mark["ring"], mark["cross"]) / pi)


def move_apart(marks: list[dict[str, Any]]) -> None:
    """Shift marks that cover one another, so that each can be seen and pointed at. Large rings may be entered."""
    rooms = [min(0.85 * reach(mark) + 1, _ROOM) for mark in marks]
    for _ in range(80):
        for (one, its), (other, others) in combinations(zip(marks, rooms, strict=True), 2):
            dx, dy = other["x"] - one["x"], other["y"] - one["y"]
            distance = sqrt(dx * dx + dy * dy)
            lack = (its + others - distance) / 2
            if lack > 0:
                dx, dy = (dx / distance, dy / distance) if distance > 0.01 else (0.6, 0.8)
                one["x"], one["y"] = one["x"] - dx * lack, one["y"] - dy * lack
                other["x"], other["y"] = other["x"] + dx * lack, other["y"] + dy * lack


def labels_beside(
    marks: list[dict[str, Any]],
    names: dict[str, tuple[float, float]],
    edges: tuple[float, ...],
    most: int,
    near: float,
) -> list[dict[str, Any]]:
    """Labels beside the largest marks, and names of countries at their places, as far as there is room.

    `most` is the number of labels, `edges` those of the map, `near` scales how far off a name may stand.
    """
    taken = [_box(mark["x"], mark["y"], reach(mark), reach(mark)) for mark in marks]
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

    for mark in sorted(marks, key=lambda mark: -reach(mark)):
        if mark.get("label") and len(texts) < most and mark["label"] not in {text["text"] for text in texts}:
            far = reach(mark)
            spots = [(mark["x"] + dx * (far + 4), mark["y"] + dy * (far + 8), align) for dx, dy, align in _BESIDE]
            write(mark["label"], spots, look="label", **{key: mark[key] for key in LIT if key in mark})
    for name, (x, y) in names.items():
        write(name, [(x + dx * near, y + dy * near, "center") for dx, dy in _AROUND], look="name")
    return texts


def _box(x: float, y: float, half: float, rise: float) -> tuple[float, float, float, float]:
    return x - half, y - rise, x + half, y + rise


def _free(box: tuple[float, ...], taken: list[tuple[float, ...]], edges: tuple[float, ...]) -> bool:
    if box[0] < edges[0] or box[1] < edges[1] or box[2] > edges[2] or box[3] > edges[3]:
        return False
    return all(box[2] <= it[0] or it[2] <= box[0] or box[3] <= it[1] or it[3] <= box[1] for it in taken)
