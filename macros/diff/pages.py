"""The pages that read otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from ..load.page import parse_page


@dataclass(frozen=True)
class Touched:
    """A file of docs/: itself added, removed or changed, or `data`, where only what it tells of its entity was."""

    path: str
    what: str


def touched(old: dict[str, bytes], new: dict[str, bytes], concerned: set[str]) -> list[Touched]:
    """Compare the files of docs/ by their path; `concerned` are the entities of which the data changed."""
    found = []
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            found.append(Touched(path, "removed"))
        elif path not in old:
            found.append(Touched(path, "added"))
        elif old[path] != new[path]:
            found.append(Touched(path, "changed"))
        elif path.endswith(".md") and parse_page(new[path].decode("utf-8", "replace"), path).entity in concerned:
            found.append(Touched(path, "data"))
    return found
