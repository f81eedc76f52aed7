"""Cars called back for their batteries

Vehicles recalled because of the traction battery, by carmaker and date, as makers or authorities said.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Event, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import told
from .kit.style import palette

TOPIC = "challenges"
MEASURE, CASE = "recalled-vehicles", "safety-recalls"
RECALL, FILING = "recall, by the carmaker", "filing of a cell maker, overlaps with recalls"


def draw(atlas: Atlas) -> Drawing:
    """Bars with the account that the data give of each."""
    items = sorted(atlas.parts(MEASURE, CASE, "companies"), key=lambda item: -item.value)
    names = {item.key: atlas.entity(item.key).name for item in items}
    events = {item: event for item in items if (event := _account(atlas, item))}
    rows = [
        {
            "name": names[item.key],
            "head": f"{names[item.key]}, {item.period.label}" + (": filing" if _is_filing(item) else ""),
            "period": item.period.label,
            "kind": FILING if _is_filing(item) else RECALL,
            "account": "" if _is_filing(item) else events[item].milestone.event if item in events else item.note or "",
            "told": events[item].milestone.event if item in events else item.note or "",
            "value": item.value,
        }
        for item in items
    ]
    recalls = [item for item in items if not _is_filing(item)]
    largest = recalls[0]
    other = next(item for item in recalls if item.key != largest.key)
    finding = (
        f"The largest recall, by {names[largest.key]} in {largest.period.year}, took in {whole(largest.value)} "
        f"vehicles, {largest.value / other.value:.1f} times as many as the largest of any other carmaker "
        f"({names[other.key]}, {whole(other.value)})."
    )
    return Drawing(
        form=partial(told, rows=rows, colours={RECALL: palette()["c2"], FILING: palette()["other"]}),
        rows=rows,
        columns={
            "name": "Carmaker",
            "period": "Date",
            "kind": "Who says it",
            "told": "What is told",
            "value": "Vehicles",
        },
        finding=finding,
        inputs=(*items, *events.values()),
        processing="Sorted by size; nothing is added up. The sentence above a bar is the note of the figure, or the "
        "event that the data tell of the same recall.",
        note="A list of cases found, not of all recalls. Cars can stand in more than one: repeat recalls and the cell "
        "maker's filing are never added. Where no cause is told, none was found; a suspicion is no finding.",
        names=names,
    )


def _is_filing(item: Observation) -> bool:
    return (item.note or "").startswith("Filing of the cell maker")


def _account(atlas: Atlas, item: Observation) -> Event | None:
    """What the data tell of this recall: an event of its very day, or of its months and about its maker."""
    for event in atlas.events_of(CASE):
        date, span = event.milestone.date, item.period
        within = span.start <= date.start and date.end <= span.end and item.key in event.milestone.about
        if within or (date == span and "recall" in event.milestone.event):
            return event
    return None
