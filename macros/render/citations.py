"""Numbered citations of one page: a source keeps its number wherever it is cited again."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..atlas import Atlas
from .templates import render


class Citations:
    """The sources cited on a page so far, in the order of their first citation."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.numbers: dict[str, int] = {}

    def mark(self, sources: Iterable[str]) -> Markup:
        """Superscript links to the sources, in ascending order. Raises QueryError for an id that is none."""
        for source in sources:
            self.atlas.source(source)
            self.numbers.setdefault(source, len(self.numbers) + 1)
        cited = sorted({source: self.numbers[source] for source in sources}.items(), key=lambda pair: pair[1])
        return render("cite.html", cited=cited)

    def listing(self) -> Markup:
        """The numbered list that ends a page."""
        rows = [(id, self.atlas.source(id), self.atlas.publisher(id)) for id in self.numbers]
        return render("sources.html", rows=rows)
