"""No figure rests on encyclopedias and copies of news alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..atlas import Observation
from ..load import Finding
from ..model import Source
from .workspace import Workspace

NAMED = 5
"""So many of the entities concerned are named."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Told at the source, once for all that it carries alone; what is all of low confidence is told by `sourced`."""
    loaded = workspace.loaded
    carried: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for item in workspace.atlas.observations:
        sources = [loaded.sources[id] for id in item.sources if id in loaded.sources]
        if sources and all(map(_is_weak, sources)) and any(source.confidence != "low" for source in sources):
            carried[item.sources].append(item)
    for ids, items in carried.items():
        subjects = list(dict.fromkeys(item.subject for item in items))
        named = ", ".join(subjects[:NAMED]) + (" and others" if len(subjects) > NAMED else "")
        figures = "1 figure" if len(items) == 1 else f"{len(items)} figures"
        first = next(id for id in ids if id in loaded.sources)
        message = f"'{first}' is a weak source and carries {figures} ({named}); find what it took them from"
        yield Finding(loaded.place(f"source:{first}", "id"), "weak-sources", message, "warning")


def _is_weak(source: Source) -> bool:
    return source.kind == "encyclopedia" or source.confidence is not None
