"""Where the minerals had to come from

Part of a battery's minerals, by value, from accepted countries that the US purchase credit asked for, per cent.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from ..atlas import Atlas
from .kit.drawing import Drawing, whole
from .kit.forms import steps
from .kit.style import colour

TOPIC = "policy"
MEASURE, BASIS, LAW, CREDIT = "content-rule", "minerals", "inflation-reduction-act", "ev-purchase-credit"
APPLIED, LAPSED = "applied", "in the law, never applied"


def draw(atlas: Atlas) -> Drawing:
    """A step a year, dashed from the day on which the credit ended."""
    items = atlas.series(MEASURE, LAW, basis=BASIS)
    credit = atlas.figure(CREDIT, LAW)[0]
    last = credit.period.end
    end = round(last.year + last.timetuple().tm_yday / 365, 3)
    name = atlas.entity(LAW).name
    rows, drawn = [], []
    for item in items:
        year = item.period.year
        row = {"name": name, "year": year, "value": item.value, "state": APPLIED if year < end else LAPSED}
        rows.append(row)
        cuts = [year, *([end] if year < end < year + 1 else []), year + 1]
        drawn += [
            row | {"start": start, "end": stop, "state": APPLIED if stop <= end else LAPSED}
            for start, stop in pairwise(cuts)
        ]
    applied = [item for item in items if item.period.year < end]
    lapsed = [item for item in items if item.period.year >= end]
    finding = (
        f"The law raised the part from {whole(items[0].value)}% in {items[0].period.label} to "
        f"{whole(items[-1].value)}% in {items[-1].period.label}. The credit ended at {whole(applied[-1].value)}%, in "
        f"{last:%B %Y}, so {len(lapsed)} of the {len(items)} steps never applied."
    )
    return Drawing(
        form=partial(
            steps,
            rows=drawn,
            states=[APPLIED, LAPSED],
            shade=colour("united-states"),
            unit="% of the minerals' value",
            top=100,
            line={"at": end, "text": f"credit ended\n{last:%B %Y}"},
        ),
        rows=rows,
        columns={"year": "Year", "state": "State", "value": "Part from accepted countries (%)"},
        finding=finding,
        inputs=(*items, credit),
        processing="The steps are those of the law. The end is the last month in which a buyer could earn the credit.",
        note="This is the rule for minerals, which decided on half of the credit. The rule for components, and the ban "
        "on firms under control of countries such as China, came on top and are not drawn.",
        names={LAW: name, "united-states": name},
    )
