"""Every source can be found again: it stands with its publisher, has a date and a clean address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace

_TRACKING = re.compile(r"[?&](utm_[a-z]+|fbclid|gclid)=")


def slug(publisher: str) -> str:
    """The file name that a publisher's sources stand under."""
    plain = unicodedata.normalize("NFKD", publisher).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


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
        if _TRACKING.search(source.url):
            message = "the address carries tracking parameters; remove them"
            yield Finding(loaded.place(f"source:{id}", "url"), "sources-complete", message)
        if source.date == "n.d.":
            message = f"'{id}' has no date; find one, or keep n.d. if the page shows none"
            yield Finding(loaded.place(f"source:{id}", "date"), "sources-complete", message, "warning")
