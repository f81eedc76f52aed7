"""What was expected of cell plants

Cell manufacturing capacity by country, GWh a year: counted, and projected in the same year, by S&P Global.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, share
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import dots
from .kit.style import colours

TOPIC = "makers"
MEASURE, BASIS = "cell-capacity", "sp-global"


def draw(atlas: Atlas) -> Drawing:
    """Two dots a country, those with most expected first; places that are not named stand last."""
    items = [item for item in atlas.parts(MEASURE, "world", "countries") if item.basis == BASIS]
    start = max(item.period for item in items if not item.is_ahead)
    end = max(item.period for item in items if item.is_ahead)
    counted, expected = (
        atlas.breakdown(MEASURE, "world", period.text, by="countries", basis=BASIS) for period in (start, end)
    )
    total, hoped = counted.pop("world"), expected.pop("world")
    reach = {id: max(part[id].value for part in (counted, expected) if id in part) for id in {**counted, **expected}}
    order = sorted(reach, key=lambda id: (id == "rest-of-world", -reach[id]))
    names = {id: atlas.entity(id).name for id in order}
    marks = {f"counted, {start.label}": "full", f"projected for {end.label}": "open"}
    rows = [
        {"group": "", "name": names[id], "mark": mark, "value": part[id].value}
        for id in order
        for mark, part in zip(marks, (counted, expected), strict=True)
        if id in part
    ]
    china = [share(part["china"], [total]).value for part, total in ((counted, total), (expected, hoped))]
    level = [names[id] for id in ("japan", "south-korea") if expected[id].value == counted[id].value]
    finding = (
        f"S&P Global expected the world's cell capacity to go from {whole(total.value)} GWh a year in {start.label} to "
        f"{whole(hoped.value)} in {end.label}, and China's part of it from {whole(china[0])}% to {whole(china[1])}%."
        + (f" It expected no growth in {join_names(level)}." if level else "")
    )
    once = [names[id] for id in order if (id in counted) != (id in expected)]
    note = (
        "The open dots are what was expected, not what came. Capacity is what plants could make, not what they make, "
        "and it is counted where the plant stands, whoever owns it."
    )
    if once:
        note += f" {join_names(once)} {'are' if len(once) > 1 else 'is'} named in one of the two lists only."
    return Drawing(
        form=partial(dots, rows=rows, colours=colours(names), marks=marks, unit="GWh a year", key="name", room=130),
        rows=rows,
        columns={"name": "Country", "mark": "Standing", "value": "GWh a year"},
        finding=finding,
        inputs=(*(part[id] for id in order for part in (counted, expected) if id in part), total, hoped),
        processing="The capacities are the publisher's own. China's part is its capacity divided by that of the world, "
        "at either date.",
        note=note,
        names=names,
    )
