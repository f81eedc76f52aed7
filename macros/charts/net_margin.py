"""What is left of each sale

Profit as a part of revenue of makers of lithium-ion cells, per cent, computed from the companies' own figures.
"""

from __future__ import annotations

from functools import partial
from math import ceil, floor

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import panels
from .kit.style import colours

TOPIC = "makers"
PANELS = {"net-profit": "Net profit, China", "operating-profit": "Operating result, South Korea"}
COUNTRIES = {"net-profit": "china", "operating-profit": "south-korea"}
FIRST, LEAST, STEP = 2019, 3, 5


def draw(atlas: Atlas) -> Drawing:
    """Two panels, since the two kinds of profit are not the same."""
    makers = {
        (measure, id): pairs
        for measure, country in COUNTRIES.items()
        for id, company in atlas.of_kind("companies").items()
        if company.kind == "cell-maker"
        and company.country == country
        and len(pairs := _pairs(atlas, measure, id)) >= LEAST
    }
    names = {id: atlas.entity(id).name for _, id in makers}
    rows = [
        {
            "panel": PANELS[measure],
            "year": revenue.period.year,
            "name": names[id],
            "value": round(profit.value / revenue.value * 100, 1),
            "profit": profit.value,
            "revenue": revenue.value,
            "money": revenue.unit,
        }
        for (measure, id), pairs in makers.items()
        for profit, revenue in pairs
    ]
    values = [row["value"] for row in rows]
    latest = max(row["year"] for row in rows)
    best = max((row for row in rows if row["year"] == latest), key=lambda row: row["value"])
    worst = min((row for row in rows if row["year"] == latest), key=lambda row: row["value"])
    mine = [row for row in rows if row["name"] == best["name"]]
    finding = (
        f"{best['name']} kept {whole(best['value'])}% of its revenue as {_kind(best)} in {latest}, after "
        f"{whole(mine[0]['value'])}% in {mine[0]['year']}. "
        + (
            f"In the same year {worst['name']} lost {whole(-worst['value'])} won of every hundred it took in, before "
            "interest and taxes."
            if worst["value"] < 0
            else f"{worst['name']} kept {whole(worst['value'])}% as {_kind(worst)}."
        )
    )
    return Drawing(
        form=partial(
            panels,
            rows=rows,
            colours=colours(names),
            unit="%",
            top=ceil(max(values) / STEP) * STEP,
            bottom=floor(min(0, *values) / STEP) * STEP,
            room=136,
            height=240,
        ),
        rows=rows,
        columns={
            "panel": "Kind of profit",
            "name": "Maker",
            "year": "Year",
            "value": "Part of revenue (%)",
            "profit": "Profit",
            "revenue": "Revenue",
            "money": "Money",
        },
        finding=finding,
        inputs=tuple(item for pairs in makers.values() for pair in pairs for item in pair),
        processing="Each point is the profit of a year divided by the revenue of the same year and company, for makers "
        f"with at least {LEAST} years of both since {FIRST}. The atlas computed it; the companies did not state it.",
        note="The two panels do not show the same thing. Net profit is after interest and taxes and with all other "
        "income; the operating result is before them. For the Korean makers no net profit is recorded here, for the "
        "Chinese no operating result. BYD is the whole group, mostly cars, and Samsung SDI the whole company.",
        names=names,
    )


def _pairs(atlas: Atlas, measure: str, id: str) -> list[tuple[Observation, Observation]]:
    """Profit and revenue of the same full year, in the same money."""
    profits = {item.period: item for item in atlas.series(measure, id) if item.standing == "reported"}
    return [
        (profits[item.period], item)
        for item in atlas.series("revenue", id)
        if item.standing == "reported"
        and item.period.days > 360
        and item.period.year >= FIRST
        and item.period in profits
        and profits[item.period].unit == item.unit
    ]


def _kind(row: dict) -> str:
    return "net profit" if row["panel"] == PANELS["net-profit"] else "operating result"
