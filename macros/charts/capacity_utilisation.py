"""How full the plants are

Use of capacity for cells: output as a part of what plants could make, per cent, as makers or others state it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import lines
from .kit.forms.parts import chart, lit
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import colours, palette

TOPIC = "challenges"
MEASURE = "capacity-utilisation"
SHORT = {
    "bnef-emobility-2024": "BloombergNEF",
    "cru-2023": "CRU",
    "nation-chinadaily-miit-norms-2024": "battery alliance",
}
ALL = "Chinese plants on average"


def draw(atlas: Atlas) -> Drawing:
    """Lines of the makers that report it, and open points of what is estimated for all plants of a country."""
    firms = {id: firm for id, firm in atlas.of_kind("companies").items() if firm.kind == "cell-maker"}
    makers = {id: _without_parts(atlas.series(MEASURE, id)) for id in firms}
    makers = {id: items for id, items in makers.items() if items}
    names = {id: atlas.entity(id).name for id in makers}
    said = {id: f"{names[id]} (small)" if _is_small(items) else names[id] for id, items in makers.items()}
    guesses = [item for item in atlas.find(MEASURE, "china") if not item.is_ahead]
    rows = [_row(said[id], "the maker", item) for id, items in makers.items() for item in items]
    points = [_row(ALL, SHORT.get(item.sources[0], atlas.publisher(item.sources[0])), item) for item in guesses]
    last = {id: items[-1] for id, items in makers.items()}
    full, empty = max(last, key=lambda id: last[id].value), min(last, key=lambda id: last[id].value)
    low = min(guesses, key=lambda item: item.value)
    finding = (
        f"{names[full]} reported that {whole(last[full].value)}% of its capacity was used in {_when(last[full])}; "
        f"{names[empty]}{' counts small batteries only and' if _is_small(makers[empty]) else ''} stood at "
        f"{whole(last[empty].value)}% in {_when(last[empty])}. For Chinese plants on average the lowest estimate is "
        f"{whole(low.value)}%, for {low.period.label}."
    )
    return Drawing(
        form=partial(
            plants,
            rows=rows,
            points=points,
            colours=colours({id: said[id] for id in makers}),
            unit="% of capacity used",
        ),
        rows=rows + points,
        columns={"name": "Plants of", "by": "Stated by", "period": "Period", "value": "Use of capacity (%)"},
        finding=finding,
        inputs=(*(item for items in makers.values() for item in items), *guesses),
        processing="Every figure stands in the middle of its period; a tick is the start of its year. A half year is "
        "left out where the same maker has a figure for the whole year. Forecasts are left out.",
        note="Makers do not count alike: a company chooses which lines it counts as capacity, and Samsung SDI reports "
        "small batteries only. Periods differ: years, half years, quarters. The estimates for China are by several "
        "publishers and do not form one line.",
        names={id: said[id] for id in makers},
    )


def plants(
    frame: Frame, *, rows: list[dict[str, Any]], points: list[dict[str, Any]], colours: dict[str, str], unit: str
) -> alt.LayerChart:
    """Lines of makers, and open points, with one label, of what is estimated for all of them."""
    muted = palette()["muted"]
    open_points = (
        chart(points)
        .mark_point(shape="diamond", size=60, strokeWidth=1.8, color=muted, fill=palette()["surface"], opacity=1)
        .encode(x="year:Q", y="value:Q", opacity=lit("name"))
    )
    left = min(row["year"] for row in points)
    said = [
        {"year": left, "value": min(row["value"] for row in points), "name": points[0]["name"], "text": text, "y": dy}
        for dy, text in enumerate((points[0]["name"] + ",", "estimates of several publishers"))
    ]
    label = [
        chart([row])
        .mark_text(align="left", dx=-5, dy=18 + 15 * row["y"], color=muted, fontSize=12)
        .encode(x="year:Q", y="value:Q", text="text:N", opacity=lit("name"))
        for row in said
    ]
    return alt.layer(lines(frame, rows=rows, colours=colours, unit=unit, room=150), open_points, *label)


def _row(name: str, by: str, item: Observation) -> dict[str, Any]:
    middle = item.period.start.year + (item.period.start.timetuple().tm_yday - 1 + item.period.days / 2) / 365.25
    return {"name": name, "by": by, "year": round(middle, 2), "period": item.period.label, "value": item.value}


def _without_parts(items: list[Observation]) -> list[Observation]:
    """Without the parts of years that are there as a whole."""
    years = {item.period.year for item in items if item.period.text.isdigit()}
    return [
        item for item in items if not item.is_ahead and (item.period.text.isdigit() or item.period.year not in years)
    ]


def _is_small(items: list[Observation]) -> bool:
    return any("small batteries only" in (item.note or "") for item in items)


def _when(item: Observation) -> str:
    return f"{'the ' if 'half' in item.period.label else ''}{item.period.label}"
