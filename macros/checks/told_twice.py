"""An event is told once, in the file of the entity that it is about first; `about` brings it to the other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ..atlas import Event
from ..load import Finding
from .workspace import Workspace

_WORD = re.compile(r"\w{4,}")
_ALIKE = 0.6
"""The part of the words of the shorter text that two tellings of one event share at least."""
_WINDOW = 50
"""So many events of a source are compared with each: more of one day nobody tells."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Events of two files that rest on one source, may be of one day, and are told in nearly the same words."""
    by_source: dict[str, list[Event]] = defaultdict(list)
    for event in workspace.atlas.events:
        for source in event.sources:
            by_source[source].append(event)
    told = set()
    for events in by_source.values():
        for first, second in _near(events):
            if second.anchor not in told and _same(first, second):
                told.add(second.anchor)
                place = workspace.loaded.place(second.subject, "milestones", second.index, "event")
                message = f"'{first.subject}' tells this too; keep one, and name the other entity in its `about`"
                yield Finding(place, "told-twice", message, "warning")


def _near(events: list[Event]) -> Iterator[tuple[Event, Event]]:
    """Pairs of two files' events of one source that stand near each other in time."""
    if len({event.subject for event in events}) == 1:
        return
    for index, first in enumerate(events):
        for second in events[index + 1 : index + 1 + _WINDOW]:
            if first.subject != second.subject:
                yield first, second


def _same(one: Event, other: Event) -> bool:
    ours, theirs = one.milestone, other.milestone
    apart = ours.date.end < theirs.date.start or theirs.date.end < ours.date.start
    if apart:
        return False
    words = [set(_WORD.findall(item.event.casefold())) for item in (ours, theirs)]
    return len(words[0] & words[1]) >= _ALIKE * min(map(len, words)) > 0
