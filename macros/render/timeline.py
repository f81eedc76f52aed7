"""The time line: every event of the atlas, by year, with what it can be narrowed by."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from ..atlas import Event
from .sift import Sifter
from .templates import render
from .writer import Writer

_HEADING = Markup("\n\n## %s {: #y%s }\n\n")
_YEARLY_FROM = 2010
"""Years before are gathered by decade, since few events of them are told."""


def timeline(writer: Writer) -> Markup:
    """All milestones of the atlas, oldest first, each with an anchor, under a heading for each year or decade."""
    sifter = Sifter(writer, "country", "company", "topic")
    parts = []
    for heading, events in groupby(writer.atlas.events, _heading):
        rows = [event_row(writer, event, sifter) for event in events]
        parts += [_HEADING % (heading, heading), render("milestones.html", rows=rows)]
    return sifter.menus() + Markup("").join(parts)


def _heading(event: Event) -> str:
    year = event.milestone.date.year
    return str(year) if year >= _YEARLY_FROM else f"{year // 10 * 10}s"


def event_row(writer: Writer, event: Event, sifter: Sifter | None = None, of: str | None = None) -> dict[str, object]:
    """What the template shows of an event: on the page of `of` without naming it again, in the time line with menus."""
    date = event.milestone.date
    concerned = [event.subject, *event.milestone.about]
    return {
        "attributes": sifter.item(concerned) if sifter else "",
        "mark": "" if sifter else writer.mark(event.sources, event.subject, "milestones", event.index),
        "origins": writer.origins(event.sources) if sifter else "",
        "anchor": event.anchor,
        "datetime": date.text if date.text[:2] != "FY" and "/" not in date.text else date.year,
        "label": date.label,
        "event": event.milestone.event,
        "others": [(writer.page_href(id), writer.name(id)) for id in concerned if id != of],
    }
