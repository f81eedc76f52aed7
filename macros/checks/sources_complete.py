"""Every source can be found again: it stands with its publisher, has a date and a clean address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Finding
from ..model.ids import slug
from .sources_unique import untracked
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """File name, date, address, and a title that is more than the publisher's name."""
    loaded = workspace.loaded
    for id, source in loaded.sources.items():
        publisher = loaded.publishers[id]
        path = loaded.spots[f"source:{id}"][0]
        expected = slug(publisher)
        if expected and path != f"data/sources/{expected}.yml":
            message = f"sources of '{publisher}' belong in data/sources/{expected}.yml"
            yield Finding(loaded.documents[path].place(("publisher",)), "sources-complete", message)
        if source.title.casefold() == publisher.casefold():
            message = "the title only repeats the publisher; write the title of the page or report"
            yield Finding(loaded.place(f"source:{id}", "title"), "sources-complete", message)
        if untracked(source.url) != source.url:
            message = "the address carries tracking parameters; remove them or run `make fix`"
            yield Finding(loaded.place(f"source:{id}", "url"), "sources-complete", message)
        if source.date == "n.d.":
            message = f"'{id}' has no date; find one, or keep n.d. if the page shows none"
            yield Finding(loaded.place(f"source:{id}", "date"), "sources-complete", message, "warning")


def fix(workspace: Workspace) -> list[str]:
    """Take tracking parameters out of addresses."""
    changed = []
    for path in dict.fromkeys(workspace.loaded.spots[f"source:{id}"][0] for id in workspace.loaded.sources):
        text = workspace.loaded.documents[path].text
        for source in workspace.loaded.documents[path].data["sources"]:
            text = re.sub(re.escape(source["url"]) + r"(?![^\s'\"])", lambda _, url=source["url"]: untracked(url), text)
        if text != workspace.loaded.documents[path].text:
            (workspace.root / path).write_text(text, encoding="utf-8")
            changed.append(path)
    return changed
