"""Numbered citations of one page: a source keeps its number wherever it is cited again."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..atlas import Atlas
from .templates import render
from .words import words

# The most frequent markup of all, so no template: rendering one takes ten times as long.
_MARK = Markup('<sup class="aba-cite">{}</sup>')
_LINK = Markup('<a class="footnote-ref" href="#fn:{id}" aria-label="{word} {number}">{number}</a>')
_COMMA = Markup('<span aria-hidden="true">, </span>')


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
        word = words()["source"]
        cited = sorted({self.numbers[source]: source for source in sources}.items())
        links = _COMMA.join(_LINK.format(id=id, word=word, number=number) for number, id in cited)
        return _MARK.format(links)

    def listing(self) -> Markup:
        """The numbered list that ends a page."""
        rows = [(id, self.atlas.source(id), self.atlas.publisher(id)) for id in self.numbers]
        return render("sources.html", rows=rows)
