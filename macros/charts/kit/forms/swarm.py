"""A mark each for many things of a kind, on one scale, a line a group."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import LETTER, chart, lit, marks_key, shades, shape_of

SIZE = 10
"""How far marks stand apart, in px."""


def swarm(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    marks: dict[str, str],
    unit: str,
    label: str = ",.0f",
    room: int = 110,
) -> alt.LayerChart:
    """Marks along a scale from zero, moved up where they would cover others. Rows: group, name, mark, value.

    `marks` gives each kind of mark its look, as `shape_of` knows it; they are explained above the
    picture. `colours` name the groups. The largest of each group is named beside it. Groups stand at
    the left in `room` px, on a narrow screen above their line.
    """
    ink, surface = palette()["ink"], palette()["surface"]
    left = frame.choose(room, 0)
    width = frame.width - left - frame.choose(22, 14)
    top = max(row["value"] for row in rows)
    placed, groups, names, y = [], [], [], 0.0
    for group in dict.fromkeys(row["group"] for row in rows):
        inside = [row for row in rows if row["group"] == group]
        levels = _levels([row["value"] / top * width for row in inside])
        named = _name(inside, label, top, width)
        high = SIZE * max(levels) + 2 * SIZE + named["lift"]
        y += frame.choose(0, 18)
        centre = y + high
        placed += [row | {"y": centre - level * SIZE} for row, level in zip(inside, levels, strict=True)]
        names.append(named | {"y": centre})
        groups.append({"group": group, "y": centre, "label": frame.choose(centre, y)})
        y = centre + frame.choose(10, 12)
    scale = alt.Scale(domain=[0, y], reverse=True, nice=False, zero=False)
    upright = alt.Y("y:Q", title=None, axis=None, scale=scale)
    axis = alt.Axis(grid=True, domain=False, ticks=False, tickCount=frame.choose(6, 4))
    x = alt.X("value:Q", title=unit, axis=axis, scale=alt.Scale(domain=[0, top * 1.02], nice=False))
    light = lit("group", "name")
    layers = [chart(groups).mark_rule(color=palette()["grid"]).encode(y=upright, x=alt.value(0), x2=alt.value(width))]
    for mark, look in marks.items():
        part = [row for row in placed if row["mark"] == mark]
        if part:
            shape, full = shape_of(look)
            drawn = chart(part).mark_point(shape=shape, size=64, filled=full, strokeWidth=1.8, opacity=1)
            drawn = drawn.encode(
                x=x, y=upright, opacity=light, color=alt.Color("group:N", legend=None, scale=shades(colours))
            )
            layers.append(drawn if full else drawn.encode(fill=alt.value(surface)))
    for side in ("left", "right"):
        for lift in (0, 13):
            part = [row for row in names if (row["side"], row["lift"]) == (side, lift)]
            text = chart(part).mark_text(
                align=side, dx={"left": 10, "right": 6 if lift else -10}[side], dy=-lift, fontSize=12, color=ink
            )
            if part:
                layers.append(text.encode(x=x, y=upright, text="name:N", opacity=light))
    head = chart(groups).mark_text(align="left", fontWeight="bold", color=ink)
    layers.append(
        head.encode(x=alt.value(-left), y=alt.Y("label:Q", axis=None, title=None, scale=scale), text="group:N")
    )
    return alt.layer(*layers, *marks_key(frame, marks, left)).properties(width=width, height=y)


def _name(inside: list[dict[str, Any]], label: str, top: float, width: float) -> dict[str, Any]:
    """The name of the largest, right of its mark, or left of it where there is no room, or above where marks are."""
    first = max(inside, key=lambda row: row["value"])
    name = f"{first['name']} {first['value']:{label}}"
    place, long = first["value"] / top * width, len(name) * LETTER + 14
    far = place + long > width
    hits = far and any(place - long < row["value"] / top * width < place for row in inside)
    said = {"group": first["group"], "name": name, "value": first["value"]}
    return said | {"side": "right" if far else "left", "lift": 13 if hits else 0}


def _levels(places: list[float]) -> list[int]:
    """How many steps each mark stands above the line, so that none covers another."""
    taken: list[tuple[float, int]] = []
    for place in places:
        level = next(
            level
            for level in range(len(places))
            if all(abs(place - other) >= SIZE for other, at in taken if at == level)
        )
        taken.append((place, level))
    return [level for _, level in taken]
