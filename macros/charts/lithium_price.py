"""The price of lithium carbonate

Two series that do not mix: US dollars a tonne on average of a year, and yuan a tonne on single days or months.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import panels
from .kit.style import palette

TOPIC = "prices"
MEASURE, MINERAL, YEARLY, SPOT = "mineral-price", "lithium", "lithium-carbonate-usgs", "lithium-carbonate-china"
USD, CNY = "US Geological Survey, averages", "China, spot readings"


def draw(atlas: Atlas) -> Drawing:
    """A panel a series, one above the other, over the same years; each edition of the survey is a line of its own."""
    editions: dict[str, list[Observation]] = {}
    for item in atlas.find(MEASURE, MINERAL, basis=YEARLY):
        editions.setdefault(f"Edition of {str(atlas.source(item.sources[0]).date)[:4]}", []).append(item)
    editions = dict(sorted((name, items) for name, items in editions.items() if len(items) > 1))
    spot = atlas.find(MEASURE, MINERAL, basis=SPOT)
    rows = [_row(USD, name, item) for name, items in editions.items() for item in items]
    rows += [_row(CNY, "Spot", item) for item in spot]
    *_, newest = editions.values()
    peak = max(spot, key=lambda item: item.value)
    low, high = (pick(newest, key=lambda item: item.value) for pick in (min, max))
    estimated = " by estimate" if high.standing == "estimate" else ""
    series = {name: palette()[shade] for name, shade in zip([*editions, "Spot"], ("c5", "c2", "c1"), strict=True)}
    return Drawing(
        form=partial(
            panels,
            rows=rows,
            colours=series,
            unit={USD: "US dollars a tonne", CNY: "yuan a tonne"},
            own=True,
            across=1,
            loose=[CNY],
            room=118,
            height=170,
        ),
        rows=rows,
        columns={"panel": "Series", "name": "Kind", "when": "Period", "value": "Price a tonne", "remark": "Remark"},
        finding=f"In China a tonne of lithium carbonate stood at {whole(spot[0].value)} yuan in {_month(spot[0])}, at "
        f"{whole(peak.value)} in {_month(peak)} and at {whole(spot[-1].value)} in {_month(spot[-1])}. In the latest "
        f"edition drawn of the US survey the mean was lowest in {low.period.label}, at {whole(low.value)} dollars, and "
        f"highest in {high.period.label}, at {whole(high.value)}{estimated}.",
        inputs=tuple(item for items in (*editions.values(), spot) for item in items),
        processing="The figures are the sources' own; no money was converted. Averages stand in the middle of their "
        "year, readings at their day or in the middle of their month. Editions with a single figure are left out.",
        note="The dollar averages are mostly of contracts, which move less than spot prices; later editions restate "
        "earlier years, so each has its own line. The yuan readings come from several agencies and were published one "
        "by one, often because the price was unusual; no line joins them. Both are in the money of their time.",
    )


def _row(panel: str, name: str, item: Observation) -> dict[str, str | float]:
    """A point in the middle of its period, in years."""
    start, end = item.period.start, item.period.end
    moment = start.year + (start.timetuple().tm_yday + (end - start).days / 2) / 366
    remark = item.note if panel == CNY else item.standing if item.standing == "estimate" else None
    return {
        "panel": panel,
        "name": name,
        "year": round(moment, 3),
        "when": item.period.label,
        "value": item.value,
        "remark": remark or "",
    }


def _month(item: Observation) -> str:
    return f"{item.period.end:%B %Y}"
