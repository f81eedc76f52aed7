"""The parts that forms are put together from."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette

REST = "Other"
"""What a source does not name, and what is too small to show."""

LINE = 16
"""Height of a line of text in px."""

LETTER = 6.1
"""Mean width of a letter in px."""


def chart(rows: list[dict[str, Any]], **properties: Any) -> alt.Chart:
    """A chart of inline rows, so that a spec needs no other file."""
    return alt.Chart(alt.Data(values=rows), **properties)


def shades(colours: dict[str, str]) -> alt.Scale:
    """The colour scale of names."""
    return alt.Scale(domain=list(colours), range=list(colours.values()))


def lit(*fields: str, faint: float = 0.35, full: float = 1.0) -> alt.Opacity:
    """Full for what stands out, or for everything; faint for the rest. `fields` hold names that can be lit."""
    test = " || ".join(["lit === null", *(f"datum['{field}'] === lit" for field in fields)])
    return alt.when(test).then(alt.value(full)).otherwise(alt.value(faint))


def shown(drawn: alt.Chart, field: str = "name") -> alt.Chart:
    """Without the names that a reader switched off."""
    return drawn.transform_filter(f"indexof(hidden, datum['{field}']) < 0")


def spread(places: dict[str, float], height: int, top: float, bottom: float = 0.0) -> dict[str, float]:
    """Values at which labels stand, moved apart so that none covers another; a group keeps its middle.

    `height` is that of the plot in px, `top` and `bottom` the values at its ends.
    """
    step = (top - bottom) / height * LINE
    groups: list[list[str]] = []

    def stand(group: list[str]) -> list[float]:
        middle = sum(places[name] for name in group) / len(group)
        lowest = middle - step * (len(group) - 1) / 2
        lowest = max(min(lowest, top - step * (len(group) - 1)), bottom)
        return [lowest + step * index for index in range(len(group))]

    for name in sorted(places, key=places.get):
        groups.append([name])
        while len(groups) > 1 and stand(groups[-1])[0] < stand(groups[-2])[-1] + step:
            groups[-2:] = [groups[-2] + groups[-1]]
    return {name: place for group in groups for name, place in zip(group, stand(group), strict=True)}


def shape_of(look: str) -> tuple[str, bool]:
    """The shape of a mark and whether it is filled: `full` and `open` are circles, other looks are open or square."""
    return {
        "full": ("circle", True),
        "square": ("square", True),
        "open": ("circle", False),
        "diamond": ("diamond", False),
        "triangle": ("triangle-up", False),
    }[look]


def marks_key(frame: Frame, marks: dict[str, str], left: int = 0) -> list[alt.Chart]:
    """What the marks mean, above a picture whose plot begins `left` px from its edge."""
    muted, surface = palette()["muted"], palette()["surface"]
    lines: list[list[str]] = [[]]
    for mark in marks:
        if sum(LETTER * len(other) + 32 for other in [*lines[-1], mark]) > frame.width:
            lines.append([])
        lines[-1].append(mark)
    parts = []
    for number, line in enumerate(reversed(lines)):
        x = 6.0 - left
        for mark in line:
            shape, full = shape_of(marks[mark])
            place = {"x": alt.value(x), "y": alt.value(-18 - 20 * number)}
            dot = chart([{"says": mark}]).mark_point(shape=shape, size=70, color=muted, opacity=1, strokeWidth=1.8)
            text = chart([{"says": mark}]).mark_text(align="left", dx=11, color=muted, fontSize=13)
            parts += [
                dot.encode(fill=alt.value(muted if full else surface), **place),
                text.encode(text="says:N", **place),
            ]
            x += LETTER * len(mark) + 32
    return parts
