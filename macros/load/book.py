"""All pages together: what leads from one to another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .page import Page, read_pages

_CHART = re.compile(r"chart\(\s*[\"'](?P<id>[\w-]+)[\"']")


@dataclass
class Book:
    """The pages of a site."""

    pages: list[Page] = field(default_factory=list)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Where the pages stand in the site."""
        return frozenset(page.address for page in self.pages)

    @cached_property
    def _showing(self) -> dict[str, list[Page]]:
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            shown = {match["id"] for call in page.calls if (match := _CHART.match(call.code))}
            for id in shown:
                if id != page.chart:
                    found.setdefault(id, []).append(page)
        return found

    def showing(self, chart: str) -> list[tuple[str, str]]:
        """The pages that show a chart, its own left out: address and title."""
        pages = [page for page in self._showing.get(chart, []) if not page.name.startswith("docs/contributing/")]
        return [(page.address, str(page.front.get("title", page.address))) for page in pages]


_BOOKS: dict[Path, tuple[object, Book]] = {}


def open_book(root: Path) -> Book:
    """The book of a repository; the same object while its pages are unchanged."""
    signature = tuple((str(file), file.lstat().st_mtime_ns) for file in sorted((root / "docs").rglob("*.md")))
    if root not in _BOOKS or _BOOKS[root][0] != signature:
        _BOOKS[root] = (signature, Book(read_pages(root)))
    return _BOOKS[root][1]
