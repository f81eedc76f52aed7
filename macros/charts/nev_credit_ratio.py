"""The credits that China asks of carmakers

Credits for electric and plug-in cars that a carmaker must earn or buy, as a part of its fuel cars, per cent, by law.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from math import ceil

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import steps
from .kit.style import colour

TOPIC = "policy"
MEASURE, POLICY = "nev-credit-ratio", "dual-credit-policy"
HELD, SLACK = "in force", "set but not enforced"


def draw(atlas: Atlas) -> Drawing:
    """A step a year."""
    items = [item for item in atlas.series(MEASURE, POLICY) if item.period.text.isdigit()]
    name = atlas.entity(POLICY).name
    rows = [
        {
            "name": name,
            "year": item.period.year,
            "start": item.period.year,
            "end": item.period.year + 1,
            "state": HELD if _enforced(item) else SLACK,
            "value": item.value,
        }
        for item in items
    ]
    held = [item for item in items if _enforced(item)]
    slack = [item.period.label for item in items if not _enforced(item)]
    rises = {later.period.year: later.value - earlier.value for earlier, later in pairwise(held)}
    largest = max(rises.values())
    steepest = [str(year) for year, rise in rises.items() if rise == largest]
    finding = (
        f"The ratio rose from {whole(held[0].value)}% in {held[0].period.label} to {whole(held[-1].value)}% in "
        f"{held[-1].period.label}. The largest step, {whole(largest)} percentage points, came in "
        f"{' and '.join(steepest)}."
    )
    return Drawing(
        form=partial(
            steps,
            rows=rows,
            states=[HELD, SLACK],
            shade=colour("china"),
            unit="credits, % of fuel cars",
            top=ceil(max(item.value for item in items) / 10) * 10 + 5,
        ),
        rows=rows,
        columns={"year": "Year", "state": "State", "value": "Ratio (%)"},
        finding=finding,
        inputs=tuple(items),
        processing="The ratios are those of the ministry's rule and its later notices. Nothing is computed but the "
        "difference of two years.",
        note="A ratio of credits is not a share of cars: one car can earn several credits, and how many was changed "
        "more than once." + (f" The ratio for {' and '.join(slack)} was not enforced." if slack else ""),
        names={POLICY: name, atlas.entity(POLICY).country: name},
    )


def _enforced(item: Observation) -> bool:
    return "not enforced" not in (item.note or "").lower()
