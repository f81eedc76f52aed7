"""Solid-state batteries: promised for when

Dated promises about solid-state batteries, from the day on which each was made to the day for which it was made.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

from ..atlas import Atlas
from ..atlas.links import Promise
from ..model import Period
from .kit.drawing import Drawing
from .kit.forms import promises
from .kit.style import palette

TOPIC = "technology"
SUBJECT = "solid-state"
GROUPS = ("Companies", "States and alliances")
PUBLIC = {"policies": "policy", "programmes": "programme"}
"""The kinds whose promises are those of states and alliances, and what they are called."""
OPEN, PAST = "not yet due", "day past, no report found"
LOOKS = {
    OPEN: ("circle", "c8"),
    PAST: ("diamond", "warn"),
    "moved": ("triangle-right", "c7"),
    "met": ("square", "good"),
    "missed": ("cross", "bad"),
    "withdrawn": ("triangle-down", "muted"),
}
"""Shape and colour by standing; an open promise whose day has passed has a look of its own."""


def draw(atlas: Atlas) -> Drawing:
    """A line a promise, the oldest first."""
    found = sorted(atlas.promises_of(SUBJECT), key=lambda item: (item.target.made.start, item.target.due.end))
    known = atlas.known
    rows = [row for group in GROUPS for item in found if (row := _row(atlas, item))["group"] == group]
    count = {status: sum(row["status"] == status for row in rows) for status in LOOKS}
    told = [
        text
        for status, text in (
            ("missed", "{} were missed"),
            ("withdrawn", "{} were withdrawn"),
            ("moved", "{} were moved"),
            (PAST, "{} passed their day without a report that we found"),
            (OPEN, "{} are not yet due"),
        )
        if count[status]
        for text in [text.format(count[status])]
    ]
    met = f"{count['met'] or 'none'} {'are' if count['met'] > 1 else 'is'} known to be met"
    span = min(item.target.made.start.year for item in found), max(item.target.due.year for item in found)
    finding = f"Of {len(rows)} dated promises about solid-state batteries {met}: {', '.join(told[:-1])} and {told[-1]}."
    colours = palette()
    return Drawing(
        form=partial(
            promises,
            rows=rows,
            looks={status: [shape, colours[colour]] for status, (shape, colour) in LOOKS.items() if count[status]},
            today=_middle(known) if known.days < 40 else _years(known.end),
            today_label=f"as known in {known.label}",
            room=165,
        ),
        rows=rows,
        columns={"name": "Who", "plan": "Plan", "what": "Promise", "made": "Made", "due": "Due", "status": "Standing"},
        finding=finding,
        inputs=tuple(found),
        processing="A promise for a year or a fiscal year is drawn in its middle. Where a promise was moved, the new "
        "date is a line of its own if its maker gave one as a promise.",
        note="The promises differ: some are for cars on sale, some for a trial line, some for a material. They are "
        "those that the atlas found, not all that were made. One whose day has passed may have been kept unreported.",
        names=_names(atlas, found),
        told_period=f"{span[0]}–{span[1]}",
    )


def _row(atlas: Atlas, item: Promise) -> dict[str, Any]:
    target = item.target
    status = PAST if atlas.is_overdue(item) else OPEN if target.status == "open" else target.status
    return {
        "group": GROUPS[atlas.kind(item.subject) in PUBLIC],
        "name": _who(atlas, item),
        "plan": atlas.entity(item.subject).name if atlas.kind(item.subject) in PUBLIC else None,
        "what": target.what,
        "made": target.made.label,
        "due": target.due.label,
        "status": status,
        "from": _middle(target.made),
        "to": _middle(target.due),
    }


def _who(atlas: Atlas, item: Promise) -> str:
    """Who promised: the first words of a promise that the technology's file tells, or whose plan it is."""
    if item.subject == SUBJECT:
        return item.target.what.split(" to ")[0]
    entity, kind = atlas.entity(item.subject), atlas.kind(item.subject)
    return f"{atlas.entity(entity.country).name}, {PUBLIC[kind]}" if kind in PUBLIC else entity.name


def _names(atlas: Atlas, found: list[Promise]) -> dict[str, str]:
    names = {}
    for item in found:
        makers = [id for id in item.target.about if atlas.kind(id) == "companies"]
        names |= {id: _who(atlas, item) for id in (makers[:1] if item.subject == SUBJECT else [item.subject])}
    return names


def _years(day: dt.date) -> float:
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 3)


def _middle(period: Period) -> float:
    return round((_years(period.start) + _years(period.end)) / 2, 3)
