"""What a battery pack costs

Average price of a lithium-ion pack over all uses, US dollars a kWh, as each year's BloombergNEF survey stated it.
"""

from __future__ import annotations

import itertools
from functools import partial

from ..atlas import Atlas, change
from .kit.drawing import Drawing, whole
from .kit.forms import lines
from .kit.style import palette

TOPIC = "prices"
MEASURE, BASIS = "pack-price", "by-survey"
NAME = "All uses"


def draw(atlas: Atlas) -> Drawing:
    """One line, each survey's number written above its point."""
    items = atlas.series(MEASURE, "world", basis=BASIS)
    rows = [{"year": item.period.year, "name": NAME, "value": item.value} for item in items]
    fall = change(items[0], items[-1])
    dearer = [later for earlier, later in itertools.pairwise(items) if later.value > earlier.value]
    rose = f" It rose in {', '.join(item.period.label for item in dearer)}." if dearer else " It fell in every survey."
    finding = (
        f"From {items[0].period.label} to {items[-1].period.label} the surveyed price went from "
        f"{whole(items[0].value)} to {whole(items[-1].value)} dollars a kWh, {whole(abs(fall.value))}% less." + rose
    )
    return Drawing(
        form=partial(
            lines,
            rows=rows,
            colours={NAME: palette()["c2"]},
            unit="US dollars a kWh",
            labels=False,
            number=",.0f",
        ),
        rows=rows,
        columns={"year": "Survey", "value": "US dollars a kWh"},
        finding=finding,
        inputs=tuple(items),
        processing="Each point is the figure that the survey of that year stated. Later surveys restate earlier years "
        "in newer money; those are not mixed in.",
        note="Every survey is in the money of its own year, so this is not a series in constant money.",
    )
