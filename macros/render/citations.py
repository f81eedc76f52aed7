"""Numbered citations of one page: a source keeps its number wherever it is cited again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from ..atlas import Atlas
from .templates import render
from .words import words

# The most frequent markup of all, so no template: rendering one takes ten times as long.
_START, _END = Markup('<sup class="aba-cite">'), Markup("</sup>")
_PLACED = Markup('<sup class="aba-cite" data-at="%s">')
_LINK = Markup('<a class="footnote-ref" href="#fn:%s" aria-label="%s %d">%d</a>')
_COMMA = Markup('<span aria-hidden="true">, </span>')


class Citations:
    """The sources cited on a page so far, in the order of their first citation."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.numbers: dict[str, int] = {}

    def mark(self, sources: Iterable[str], at: str = "") -> Markup:
        """Superscript links to the sources, in ascending order; `at` is where in the data the cited thing stands.

        Raises QueryError for an id that is none.
        """
        for source in sources:
            if source not in self.numbers:
                self.atlas.source(source)
                self.numbers[source] = len(self.numbers) + 1
        cited = sorted({self.numbers[source]: source for source in sources}.items())
        links = _COMMA.join([_link(id, number) for number, id in cited])
        return Markup(f"{_PLACED % at if at else _START}{links}{_END}")

    def listing(self, **correction: str) -> Markup:
        """The numbered list that ends a page, and what leads to the files behind the page."""
        rows = [(id, self.atlas.source(id), self.atlas.publisher(id)) for id in self.numbers]
        return render("sources.html", rows=rows, **correction)


@cache
def _link(id: str, number: int) -> Markup:
    return _LINK % (id, words()["source"], number, number)
