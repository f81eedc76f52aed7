"""Three Korean makers, quarter by quarter

Operating result of the three Korean makers of vehicle cells, billion won a quarter, as the companies reported it.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from ..model import parse_period
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import column_panels
from .kit.style import colours

TOPIC = "makers"
MEASURE, UNIT = "operating-profit", "KRW trillion"
MAKERS = ("lg-energy-solution", "samsung-sdi", "sk-on")


def draw(atlas: Atlas) -> Drawing:
    """A panel a maker; quarters without a figure carry a dash."""
    found = {
        id: {item.period: item for item in atlas.series(MEASURE, id) if item.unit == UNIT and "-Q" in item.period.text}
        for id in MAKERS
    }
    last = max(quarter for items in found.values() for quarter in items)
    known = [{quarter for quarter in items} for items in found.values()]
    first = min(quarter for quarter in set.union(*known) if sum(quarter in items for items in known) > 1)
    quarters = [quarter for quarter in _quarters(first.year, last.year) if first <= quarter <= last]
    names = {id: atlas.entity(id).name for id in MAKERS}
    rows = [
        {
            "panel": names[id],
            "year": quarter.label,
            "value": round(items[quarter].value * 1000) if quarter in items else None,
        }
        for id, items in found.items()
        for quarter in quarters
    ]
    inputs = tuple(items[quarter] for items in found.values() for quarter in quarters if quarter in items)
    latest = {id: items[last].value for id, items in found.items() if last in items}
    losers = sorted((id for id in latest if latest[id] < 0), key=latest.get)
    said = join_names(f"{names[id]} ({whole(latest[id] * 1000)} billion won)".replace("-", "−") for id in losers)
    red = {id: _losses([found[id][quarter].value for quarter in quarters if quarter in found[id]]) for id in MAKERS}
    worst = max(red, key=lambda id: red[id][0])
    finding = (
        f"In {last.label} {said} made an operating loss. "
        f"{names[worst]} was below zero in {red[worst][0]} of the {red[worst][1]} quarters known for it."
    )
    return Drawing(
        form=partial(
            column_panels,
            rows=rows,
            colours=colours({id: names[id] for id in MAKERS}),
            unit="billion won a quarter",
            label=",.0f",
            height=190,
        ),
        rows=rows,
        columns={"panel": "Maker", "year": "Quarter", "value": "Operating result (billion won)"},
        finding=finding,
        inputs=inputs,
        processing="The results are as first reported. The quarters begin with the first that is known for more than "
        "one maker.",
        note="A dash means that no figure was found, not that the result was zero. Samsung SDI is the whole company, "
        "electronic materials included; SK On is the battery business of SK Innovation. American production "
        "credits are part of the result where a company books them there, as LG Energy Solution does.",
        names=names,
    )


def _quarters(first: int, last: int) -> list:
    return [parse_period(f"{year}-Q{number}") for year in range(first, last + 1) for number in (1, 2, 3, 4)]


def _losses(values: list[float]) -> tuple[int, int]:
    return sum(value < 0 for value in values), len(values)
