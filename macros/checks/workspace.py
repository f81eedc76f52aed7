"""What the rules look at: the data, the pages and the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ..atlas import Atlas
from ..load import Book, Finding, Loaded, read
from ..load.page import Page, read_pages
from ..load.yaml_reader import Trail
from ..model import REGISTERS
from ..render import Writer, rehearse

_REGISTERED = tuple(f"{model.singular}:" for model in REGISTERS.values())

_TOLD = frozenset(
    {"source", "summary", "event", "what", "outcome", "note", "role", "definition", "label", "value", "place"}
    | {"claim", "why", "fact", "term", "meaning"}
)


@dataclass(frozen=True, order=True)
class Edit:
    """A part of a file, from an offset on, that is to be replaced."""

    start: int
    old: str
    new: str


@dataclass
class Workspace:
    """A repository under check. `today` can be set, so that no test depends on the day it runs."""

    root: Path
    today: dt.date

    @cached_property
    def _read(self) -> tuple[Loaded, list[Finding]]:
        return read(self.root)

    @property
    def loaded(self) -> Loaded:
        """The sound part of the data."""
        return self._read[0]

    @property
    def load_findings(self) -> list[Finding]:
        """What is wrong with the rest."""
        return self._read[1]

    @cached_property
    def atlas(self) -> Atlas:
        """The sound part of the data, to be asked."""
        return Atlas(self.loaded)

    @cached_property
    def _told(self) -> list[tuple[str, Trail, Any]]:
        """What stands under `source` and under the keys of our own texts, in the files of entities and in registers."""
        loaded = self.loaded
        return [
            (id, trail, item)
            for id in (*loaded.entities, *(spot for spot in loaded.spots if spot.startswith(_REGISTERED)))
            if not loaded.is_unsound(id)
            for path, head in [loaded.spots[id]]
            for trail, item in _walk(part_of(loaded.documents[path].data, head), ())
        ]

    @property
    def cited(self) -> Iterator[tuple[str, Trail, list[str]]]:
        """Every list of source ids in an entity's file or a register: the entity or entry, its place, the ids."""
        for id, trail, item in self._told:
            if trail[-1] == "source":
                yield id, trail, [item] if isinstance(item, str) else item

    @property
    def texts(self) -> Iterator[tuple[str, Trail, str]]:
        """Every text of ours in the data, names left out: whose (or `measure:ID`, `term:ID`), its place, it."""
        for id, trail, item in self._told:
            if trail[-1] != "source" and isinstance(item, str):
                yield id, trail, item

    @cached_property
    def pages(self) -> list[Page]:
        """Every page under docs/."""
        return read_pages(self.root)

    @cached_property
    def book(self) -> Book:
        """The same pages, as what leads from one to another."""
        return Book(self.pages)

    @cached_property
    def rehearsed(self) -> dict[str, tuple[Writer, list[Finding]]]:
        """By name of a sound page, all its macros run once: the writer afterwards, and what failed."""
        return {
            page.name: rehearse(page, self.atlas, self.book)
            for page in self.pages
            if not page.findings and not self.loaded.is_unsound(page.entity or "")
        }

    def rewrite(self, edits: dict[str, list[Edit]]) -> list[str]:
        """Replace parts of files; return the paths of those that changed."""
        for path, found in edits.items():
            text = (self.root / path).read_text(encoding="utf-8")
            for edit in sorted(found, reverse=True):
                text = text[: edit.start] + edit.new + text[edit.start + len(edit.old) :]
            (self.root / path).write_text(text, encoding="utf-8")
        return sorted(edits)

    @cached_property
    def page_of(self) -> dict[str, Page]:
        """The page of each entity that has one."""
        return {page.entity: page for page in self.pages if page.entity}


def part_of(data: Any, trail: Trail) -> Any:
    """What stands at a place in the data of a file."""
    for step in trail:
        data = data[step]
    return data


def _walk(part: Any, trail: Trail) -> Iterator[tuple[Trail, Any]]:
    for key, item in part.items() if isinstance(part, dict) else enumerate(part):
        if (key in _TOLD or trail[-1:] == ("bases",)) and item is not None and not isinstance(item, dict):
            yield (*trail, key), item
        elif isinstance(item, dict | list):
            yield from _walk(item, (*trail, key))
