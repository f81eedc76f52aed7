"""What the makers take in

Revenue a year of makers of lithium-ion cells, each in the money of its own accounts, as the companies reported it.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation, change
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import column_panels
from .kit.style import colours

TOPIC = "makers"
MEASURE, FIRST, LEAST = "revenue", 2019, 3
MONEY = {"CNY billion": "billion yuan", "KRW trillion": "trillion won", "JPY billion": "billion yen"}


def draw(atlas: Atlas) -> Drawing:
    """A panel a cell maker with at least three years, in its own money; years without a figure carry a dash."""
    found = {
        id: _yearly(atlas, id) for id, company in atlas.of_kind("companies").items() if company.kind == "cell-maker"
    }
    latest = max(item.period.year for items in found.values() for item in items)
    makers = {id: items for id, items in found.items() if len(items) >= LEAST and items[-1].period.year >= latest - 1}
    order = sorted(makers, key=lambda id: (list(MONEY).index(makers[id][0].unit), -makers[id][-1].value))
    names = {id: atlas.entity(id).name for id in order}
    rows = []
    for id in order:
        known = {item.period.year: item for item in makers[id]}
        for year in range(FIRST, latest + 1):
            item = known.get(year)
            rows.append(
                {
                    "panel": names[id],
                    "year": year,
                    "period": item.period.label if item else str(year),
                    "value": item.value if item else None,
                    "money": MONEY[makers[id][0].unit],
                }
            )
    peaks = {id: max(makers[id], key=lambda item: item.value) for id in order}
    fallen = {id: change(peaks[id], makers[id][-1]).value for id in order if peaks[id] is not makers[id][-1]}
    deepest = min(fallen, key=fallen.get)
    risen = [id for id in order if id not in fallen]
    restated = [
        f"{names[id]} {item.period.label}" for id in order for item in makers[id] if "Restated" in (item.note or "")
    ]
    finding = (
        (
            f"{join_names(names[id] for id in risen)} took in more in their latest year than in any before. "
            if risen
            else ""
        )
        + f"The deepest fall from a peak is that of {names[deepest]}: {whole(abs(fallen[deepest]))}% less in "
        f"{makers[deepest][-1].period.label} than in {peaks[deepest].period.label}."
    )
    return Drawing(
        form=partial(
            column_panels,
            rows=rows,
            colours=colours(names),
            unit={names[id]: MONEY[makers[id][0].unit] for id in order},
            own=True,
            across=(3, 2),
            label={names[id]: ",.0f" if peaks[id].value >= 100 else ",.1f" for id in order},
        ),
        rows=rows,
        columns={"panel": "Maker", "period": "Year", "value": "Revenue", "money": "Money"},
        finding=finding,
        inputs=tuple(item for id in order for item in makers[id]),
        processing=f"Full years since {FIRST} are drawn of all makers with {LEAST} or more of them, a recent one "
        "included. Nothing is converted: each panel has its own money and its own scale."
        + (f" A restated figure is drawn for {join_names(restated)}." if restated else ""),
        note="Heights can be compared within a panel only. A dash means that no figure was found. BYD is the whole "
        "group, mostly cars; Samsung SDI the whole company; SK On the battery business of SK Innovation; "
        "Panasonic Energy a segment of its group, in years that end in March of the next.",
        names=names,
    )


def _yearly(atlas: Atlas, id: str) -> list[Observation]:
    """The full years that were counted."""
    return [
        item
        for item in atlas.series(MEASURE, id)
        if item.period.days > 360 and item.period.year >= FIRST and not item.is_ahead and item.unit in MONEY
    ]
