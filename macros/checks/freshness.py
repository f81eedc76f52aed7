"""What changes with time is looked up again in time: figures by the rhythm of their measure, plans by their age."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ..load import Finding
from ..model import Measure
from ..model.period import RHYTHMS, months_later
from .workspace import Workspace

RULE = "freshness"
PLAN_MONTHS = 18
"""For so many months the status of something unfinished may stand."""

_UNFINISHED = re.compile(r"\b(?:announced|construction|planned|to be (?:made|built))\b")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Measures with a rhythm, each once; plants and ventures that were not finished when they were last looked at."""
    for id, measure in workspace.loaded.measures.items():
        if measure.update:
            yield from _measure(workspace, id, measure)
    for id, entity in workspace.loaded.entities.items():
        status = getattr(entity, "status", None)
        if workspace.loaded.kinds[id] in ("plants", "ventures") and _UNFINISHED.search(status.value):
            due = months_later(status.as_of.end, PLAN_MONTHS)
            if due < workspace.today:
                message = f"'{status.value}' is of {status.as_of.label}; look up what became of it and date it anew"
                yield Finding(workspace.loaded.place(id, "status", "as_of"), RULE, message, "warning")


def _measure(workspace: Workspace, id: str, measure: Measure) -> Iterator[Finding]:
    """Due when two of its rhythms have passed since the newest source came out."""
    items = [item for item in workspace.atlas.find_all(id) if not item.is_ahead]
    sources = {source for item in items for source in item.sources} & workspace.loaded.sources.keys()
    dates = [date for source in sources if (date := _published(workspace, source))]
    if not dates or months_later(max(dates), 2 * RHYTHMS[measure.update]) >= workspace.today:
        return
    last = max(item.period for item in items)
    message = (
        f"'{id}' comes out {measure.update}, but its newest source is of {max(dates):%B %Y} and its latest figure of "
        f"{last.label}; enter what has come out since, or drop `update`"
    )
    yield Finding(workspace.loaded.place(f"measure:{id}", "update"), RULE, message, "warning")


def _published(workspace: Workspace, source: str) -> dt.date | None:
    """The last day on which a source can have come out: that on which it was read, where it only names its year."""
    record = workspace.loaded.sources[source]
    return None if record.date == "n.d." else min(record.date.end, record.accessed.end)
