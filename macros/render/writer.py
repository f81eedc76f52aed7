"""What a macro knows when it is called: the atlas, the page, its entity and the citations so far."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from ..atlas import Atlas, Observation, QueryError
from ..charts.kit.picture import inline
from ..charts.kit.runtime import runtime_address
from ..load import LISTS, Book, page_address
from ..load.page import Page
from ..model import Period
from . import format as fmt
from .citations import Citations
from .words import words

# So frequent that they are no templates, like the marks of citations.
_ANCHOR = Markup('<a href="%s">%s</a>')
_VALUE = Markup('<span class="aba-value" title="%s">%s</span>')
_WHEN = Markup(' <span class="aba-when">%s</span>')
_STANDING = Markup(' <span class="aba-standing aba-standing--%s">(%s)</span>')
_ORIGIN = Markup('<a href="%s">%s, %s</a>')
_DIFFERS = Markup('<sup class="aba-differs" title="%s: %s">≠</sup>')


class Writer:
    """One page being written.

    `page` is the page, `book` all pages, `picture` what makes the inline SVG of a chart, `script`
    what makes the script that brings it to life and gives its address, `base`
    the address where the site is published and `repository` that of its files, each empty where it
    is not known. `reached` gathers the addresses of the site that its macros lead to.
    """

    def __init__(
        self,
        atlas: Atlas,
        page: Page,
        book: Book,
        picture: Callable[..., str] = inline,
        script: Callable[[], str] = runtime_address,
        base: str = "",
        repository: str = "",
    ) -> None:
        self.atlas = atlas
        self.page = page
        self.book = book
        self.picture = picture
        self.script = script
        self.base = base
        self.repository = repository
        self.citations = Citations(atlas)
        self.closed = False
        self.reached: set[str] = set()

    @property
    def entity(self) -> str | None:
        """The entity that the page is about."""
        return self.page.entity

    def subject(self, of: str | None) -> str:
        """The entity meant: the one named, or the page's own."""
        if of is None and self.entity is None:
            raise QueryError('this page is about no entity of its own; say which is meant: of="china"')
        subject = of or self.entity
        self.atlas.entity(subject)
        return subject

    def href(self, target: str) -> str:
        """A relative address from this page to an address of the site such as `countries/china/`."""
        self.reached.add(target)
        return _relative(target, self.page.address)

    def has_page(self, id: str) -> bool:
        """Whether an entity has a page of its own."""
        entity = self.atlas.entities.get(id)
        return entity is not None and entity.page != "none"

    def page_href(self, id: str) -> str | None:
        """The address from here of an entity's page, or of its place on the page that lists its kind.

        None where there is neither, or where this is its page.
        """
        kind = self.atlas.kind(id)
        if id == self.entity:
            return None
        if self.has_page(id):
            return self.href(page_address(kind, id))
        if LISTS.get(kind) not in self.book.addresses:
            return None
        here = LISTS[kind] == self.page.address
        return f"#{id}" if here else f"{self.href(LISTS[kind])}#{id}"

    def name(self, id: str) -> str:
        """An entity's short name."""
        return self.atlas.entity(id).name

    def anchor(self, id: str) -> Markup:
        """An entity's name, linked where it has a page."""
        return self.linked(id, self.name(id))

    def linked(self, id: str, text: str) -> Markup:
        """A text, linked to the page of an entity where it has one and this is another."""
        href = self.page_href(id)
        return _ANCHOR % (href, text) if href else escape(text)

    def amount(self, item: Observation, unit: bool = True) -> str:
        """An observation as text, with or without its unit."""
        text = fmt.amount(item, self.atlas.measure(item.measure).decimals)
        return fmt.with_unit(text, item.unit) if unit else text

    def brief(self, item: Observation) -> str:
        """An observation with its unit for cards and tables of entities: large sums of money in a larger scale."""
        number, unit = fmt.short_money(item.low, item.unit)
        return self.amount(item) if item.is_range or number is None else fmt.with_unit(number, unit)

    def title(self, item: Observation) -> str:
        """What an observation is, in a line: for hovering and for those who listen."""
        measure = self.atlas.measure(item.measure)
        parts = [measure.label, item.key and self.name(item.key), item.period.label, words()["standing"][item.standing]]
        if item.basis:
            parts.append(measure.bases[item.basis])
        parts.append(item.note)
        return " · ".join(filter(None, parts))

    def shown(self, item: Observation, others: tuple[Observation, ...] = (), **options: Any) -> Markup:
        """An observation as prose shows it: number, standing, disagreement, citation."""
        differs = "; ".join(f"{self.amount(other)} ({self.atlas.publisher(other.sources[0])})" for other in others)
        sources = [*item.sources, *(source for other in others for source in other.sources)]
        text = self.amount(item, unit=options.get("unit", True))
        if options.get("year"):
            text += f" in {item.period.label}"
        return self.marked(text, self.title(item), item.standing, sources, item, differs)

    def mark(self, sources: Iterable[str], subject: str = "", *trail: str | int) -> Markup:
        """Citation marks of something that an entity's file tells at `trail`: where the repository is known, they
        carry the line, so that a reader can correct it.
        """
        if not self.repository or not subject:
            return self.citations.mark(sources)
        place = self.atlas.loaded.place(subject, *trail)
        return self.citations.mark(sources, f"{place.path}#L{place.line}")

    def origins(self, sources: Iterable[str]) -> Markup:
        """Sources named in place, for lists so long that nobody would look up a number at their end."""
        links = []
        for id in sources:
            source = self.atlas.source(id)
            date = words()["undated"] if source.date == "n.d." else source.date.label
            links.append(_ORIGIN % (source.url, self.atlas.publisher(id), date))
        return Markup('<span class="aba-origins">%s</span>') % Markup("; ").join(links)

    def labelled(self, item: Observation) -> Markup:
        """An observation as a list shows it: label, amount, period, and its standing where it is no count."""
        soft = self._standing(item.standing)
        label, when = self.atlas.measure(item.measure).label, self.when(item.period)
        amount = Markup('{}: <span title="{}">{}</span>').format(label, self.title(item), self.brief(item))
        return amount + when + soft

    def when(self, period: Period) -> Markup:
        """A period that stands behind what holds for it."""
        return _WHEN % period.label

    def _standing(self, standing: str) -> Markup | str:
        return _STANDING % (standing, words()["standing"][standing]) if standing not in ("reported", "law") else ""

    def cited(self, item: Observation) -> Markup:
        """The citation marks of an observation."""
        return self.mark(item.sources, item.subject, *item.trail)

    def marked(
        self, text: str, title: str, standing: str, sources: list[str], item: Observation, differs: str = ""
    ) -> Markup:
        """Text that is a figure, with what stands behind it: `item`, or what was computed from it."""
        mark = self.mark(sources, item.subject, *item.trail)
        soft = self._standing(standing)
        disputed = _DIFFERS % (words()["differs"], differs) if differs else ""
        return Markup(f"{_VALUE % (title, text)}{soft}{disputed}{mark}")


@lru_cache(maxsize=16_384)
def _relative(target: str, address: str) -> str:
    here, there = address.split("/")[:-1], target.split("/")
    shared = len(posixpath.commonprefix([here, there[:-1]]))
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"
