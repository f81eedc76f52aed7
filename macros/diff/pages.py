"""The pages that read otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..atlas import Atlas, UnsoundError
from ..charts.kit.drawing import ChartModule, Drawing
from ..load import Book
from ..load.page import Page, parse_page
from ..render import Writer
from ..render.rehearse import evaluated, unpainted
from .edition import Edition

_Printed = dict[str, list[str | None]]


@dataclass(frozen=True)
class Touched:
    """A file of docs/: itself added, removed or changed, or `data`, where only what its macros print is other."""

    path: str
    what: str


def touched(old: Edition, new: Edition, before: Atlas, after: Atlas) -> list[Touched]:
    """Compare the files of docs/ by their path, and what the macros of unchanged pages print from both atlases."""
    same = {path for path in old.docs.keys() & new.docs.keys() if old.docs[path] == new.docs[path]}
    first, second = _printed(old, before, same), _printed(new, after, same)
    found = []
    for path in sorted(old.docs.keys() | new.docs.keys()):
        if path not in new.docs:
            found.append(Touched(path, "removed"))
        elif path not in old.docs:
            found.append(Touched(path, "added"))
        elif path not in same:
            found.append(Touched(path, "changed"))
        elif any(None not in pair and pair[0] != pair[1] for pair in _pairs(first, second, path)):
            found.append(Touched(path, "data"))
    return found


def _pairs(first: _Printed, second: _Printed, path: str) -> Iterator[tuple[str | None, str | None]]:
    return zip(first.get(path, []), second.get(path, []), strict=True)


def _printed(edition: Edition, atlas: Atlas, wanted: set[str]) -> _Printed:
    """What each call of the wanted pages prints, by path; None where the data it asks for is unsound."""
    pages = [
        parse_page(text.decode("utf-8", "replace"), path) for path, text in edition.docs.items() if path.endswith(".md")
    ]
    book = Book(pages)
    return {page.name: list(_calls(page, atlas, book, edition.charts)) for page in pages if page.name in wanted}


def _calls(page: Page, atlas: Atlas, book: Book, charts: dict[str, str]) -> Iterator[str | None]:
    writer = Writer(atlas, page, book, picture=_rows, script=unpainted)
    for found, printed in evaluated(page, writer):
        if isinstance(printed, UnsoundError):
            yield None
        elif found.macro == "gallery":
            yield f"{printed}{sorted(charts)}"
        else:
            yield str(printed)


def _rows(_: ChartModule, drawing: Drawing, *__: Any) -> str:
    """Stands for a chart's picture: the same rows make the same picture."""
    return json.dumps(drawing.rows, default=str)
