"""What narrows a long list: menus above it, and on each item what they choose by. Without scripts all is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from markupsafe import Markup

from ..atlas import involved
from .templates import render
from .words import words
from .writer import Writer

_ANCHOR = Markup(' id="{}"')
_ATTRIBUTE = Markup(' data-{}="{}"')

_INVOLVED = {"country": involved.countries, "company": involved.companies, "topic": involved.topics}


class Sifter:
    """The menus of one list. `facets` are their names, in order: country, company, topic, or any other that is told."""

    def __init__(self, writer: Writer, *facets: str) -> None:
        self.writer = writer
        self.count = 0
        self.found: dict[str, Counter[str]] = {facet: Counter() for facet in facets}

    def item(self, entities: Iterable[str] = (), anchor: str = "", **told: str) -> Markup:
        """The attributes of an item that concerns these entities; `anchor` is its id, `told` values of other facets."""
        entities = list(entities)
        self.count += 1
        parts = [_ANCHOR.format(anchor)] if anchor else []
        for facet, counter in self.found.items():
            values = [told[facet]] if facet in told else _INVOLVED[facet](self.writer.atlas, entities)
            counter.update(values)
            parts.append(_ATTRIBUTE.format(facet, " ".join(values)))
        return Markup("").join(parts)

    def menus(self) -> Markup:
        """The menus for the items so far: what they can be narrowed to, with how many there are of each."""
        labels = words()["sift"]
        menus = [(facet, labels[facet], self._choices(facet)) for facet in self.found]
        return render("sift.html", menus=menus, count=self.count)

    def _choices(self, facet: str) -> list[tuple[str, str, int]]:
        named: dict[str, Callable[[str], str]] = {
            "topic": lambda id: words()["kinds"][id],
            "status": lambda id: words()["status"].get(id, id),
            "verdict": words()["verdict"].get,
        }
        name = named.get(facet, self.writer.name)
        found = [(id, name(id), count) for id, count in self.found[facet].items()]
        return sorted(found, key=lambda choice: choice[1].casefold())
