"""Whom Japan pays to make batteries

Highest aid approved for battery plans under the economic security law, billion yen, by the company named.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import bars
from .kit.style import palette

TOPIC = "policy"
MEASURE, POLICY = "aid-by-recipient", "espa-battery-subsidies"
CELLS, PARTS, GONE = "cars or cells", "parts, machines", "cancelled"
TRADES = {"vehicle-maker": "cars", "cell-maker": "cells", "materials": "materials", "equipment": "machines"}


def draw(atlas: Atlas) -> Drawing:
    """Bars by company, those of cells first."""
    plans: dict[str, list[Observation]] = defaultdict(list)
    for item in atlas.parts(MEASURE, POLICY, "companies"):
        plans[item.key].append(item)
    gone = {id for id, items in plans.items() if any("cancelled" in (item.note or "").lower() for item in items)}
    names = {id: atlas.entity(id).name + (f", {GONE}" if id in gone else "") for id in plans}
    trades = {id: TRADES[atlas.entity(id).kind] for id in plans}
    rows = [
        {
            "name": names[id],
            "kind": GONE if id in gone else CELLS if trades[id] in ("cars", "cells") else PARTS,
            "trade": trades[id],
            "approved": join_names(item.period.label for item in items),
            "plan": " ".join(item.note for item in items if item.note),
            "value": round(sum(item.value for item in items), 1),
        }
        for id, items in plans.items()
    ]
    rows.sort(key=lambda row: -row["value"])
    first = sum(row["value"] for row in rows[:3])
    finding = (
        f"The plans of or with {join_names(row['name'] for row in rows[:3])} may get up to {whole(first)} billion yen, "
        f"{whole(first / sum(row['value'] for row in rows) * 100)}% of the aid that is known by company."
    )
    if gone:
        finding += f" The plant of {join_names(atlas.entity(id).name for id in gone)} was cancelled later."
    items = [item for part in plans.values() for item in part]
    days = {item.period for item in items}
    unnamed = [
        event
        for event in atlas.events_of(POLICY)
        if event.subject == POLICY and "approved" in event.milestone.event and event.milestone.date not in days
    ]
    rounds = [event for event in unnamed if "cancelled" not in event.milestone.event]
    note = "Aid approved is the most that may be paid, not what has been paid. Plans named after a carmaker are mostly "
    note += "shared with a cell maker, as the table says."
    if rounds:
        dates = join_names(event.milestone.date.label for event in rounds)
        note += f" The plans approved on {dates} are missing: our sources do not tell the aid of each."
    shades = (palette()[slot] for slot in ("c3", "c5", "other"))
    return Drawing(
        form=partial(
            bars,
            rows=rows,
            colours=dict(zip((CELLS, PARTS, GONE), shades, strict=True)),
            key="kind",
            unit="billion yen, at most",
        ),
        rows=rows,
        columns={
            "name": "Plan of, or with",
            "trade": "Its trade",
            "approved": "Approved",
            "plan": "Note",
            "value": "Billion yen",
        },
        finding=finding,
        inputs=(*items, *rounds),
        processing="A company with two plans has the sum of both. Colours go by the trade of the company named.",
        note=note,
        names=names,
    )
