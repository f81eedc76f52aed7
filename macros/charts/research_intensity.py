"""Research as a share of revenue

What battery makers spent on research and development, in per cent of what they took in over the same period.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, join_names
from .kit.forms import column_panels
from .kit.style import colours

TOPIC = "makers"
SPENT, REVENUE, LEAST = "research-spending", "revenue", 3


def draw(atlas: Atlas) -> Drawing:
    """A panel a maker of whom spending and revenue are known for enough periods, a dash where they are not."""
    pairs: dict[str, list[tuple[Observation, Observation]]] = {}
    for spent in atlas.find(SPENT):
        took = [item for item in atlas.find(REVENUE, spent.subject, at=spent.period.text) if item.unit == spent.unit]
        if took:
            pairs.setdefault(spent.subject, []).append((spent, atlas.best(took)[0]))
    pairs = {id: found for id, found in pairs.items() if len(found) >= LEAST}
    names = {id: atlas.entity(id).name for id in sorted(pairs, key=lambda id: (-len(pairs[id]), id))}
    known = {(id, spent.period.year): (spent, took) for id in names for spent, took in pairs[id]}
    years = sorted({year for _, year in known})
    rows = [
        _row(names[id], year, *known.get((id, year), (None, None)))
        for id in names
        for year in range(years[0], years[-1] + 1)
    ]
    leader = next(iter(names))
    first, last = pairs[leader][0], pairs[leader][-1]
    share = [spent.value / took.value * 100 for spent, took in (first, last)]
    finding = (
        f"{names[leader]} spent {last[0].value / first[0].value:.1f} times as much on research in "
        f"{last[0].period.label} as in {first[0].period.label}, "
        f"{'but' if share[1] < share[0] else 'and'} its sales grew {last[1].value / first[1].value:.1f} times: the "
        f"share went from {share[0]:.1f}% to {share[1]:.1f}% of revenue."
    )
    parts = [f"{row['panel']} {row['period']}" for row in rows if row["period"] and not row["period"].isdigit()]
    return Drawing(
        form=partial(
            column_panels,
            rows=rows,
            colours=colours(names),
            unit="% of revenue",
            across=(2, 1),
            label=".1f",
            height=150,
        ),
        rows=rows,
        columns={"panel": "Maker", "period": "Period", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(item for found in pairs.values() for pair in found for item in pair),
        processing="Research spending divided by revenue of the same period in the same money, rounded to a tenth of a "
        "per cent. Only makers with several such periods are shown.",
        note="Both figures are the makers' own, and what counts as research differs between them. BYD is the whole "
        "group, mostly cars and electronics. A dash stands where the figures of a year were not found."
        + (f" A part of a year: {join_names(parts)}." if parts else ""),
        names=names,
    )


def _row(maker: str, year: int, spent: Observation | None, took: Observation | None) -> dict[str, Any]:
    row = {"panel": maker, "name": maker, "year": year, "period": f"{year}", "value": None}
    if spent and took:
        row |= {"period": spent.period.label, "value": round(spent.value / took.value * 100, 1)}
    return row
