"""Macros that stand in a sentence: value, change, share, rank, cite, link."""

from __future__ import annotations

from markupsafe import Markup

from .. import atlas as ask
from ..atlas import Observation, QueryError
from ..model.units import convert
from . import format as fmt
from .words import words
from .writer import Writer


def value(
    writer: Writer,
    measure: str,
    *,
    of: str | None = None,
    at: str | int | None = None,
    by: str | None = None,
    basis: str | None = None,
    source: str | None = None,
    unit: bool | str = True,
    year: bool = False,
) -> Markup:
    """A figure with its unit and citation; the latest counted one unless `at` names a period.

    `unit` False leaves the unit out; another unit's name converts by the factor declared for it.
    """
    item, others = writer.atlas.figure(measure, writer.subject(of), at=at, by=by, basis=basis, source=source)
    if isinstance(unit, str):
        return _converted(writer, item, unit)
    return writer.shown(item, others if source is None else (), unit=unit, year=year)


def _converted(writer: Writer, item: Observation, unit: str) -> Markup:
    result = convert(item.value, item.unit, unit)
    text = fmt.derived(result, unit)
    title = (
        f"{writer.title(item)}; {writer.amount(item)} converted, {convert(1, item.unit, unit):g} {unit} a {item.unit}"
    )
    return writer.marked(text, title, item.standing, list(item.sources), item)


def change(
    writer: Writer,
    measure: str,
    *,
    since: str | int,
    until: str | int | None = None,
    of: str | None = None,
    by: str | None = None,
    basis: str | None = None,
    source: str | None = None,
    how: str = "percent",
) -> Markup:
    """How a figure changed between two periods: percent, absolute, points, times or yearly."""
    subject = writer.subject(of)
    basis = basis or _basis_over(writer, measure, subject, by, since, until)
    chosen = {"by": by, "basis": basis, "source": source}
    first, _ = writer.atlas.figure(measure, subject, at=since, **chosen)
    last, _ = writer.atlas.figure(measure, subject, at=until, **chosen)
    result = ask.change(first, last, how)
    unit = result.unit if result.unit != "times" else words()["times"]
    text = fmt.derived(result.value, unit, signed=how != "times")
    ends = ", ".join(f"{writer.amount(item)} in {item.period.label}" for item in (first, last))
    title = f"{writer.title(last)}; {ends}"
    return writer.marked(text, title, result.standing, list(result.sources), last)


def _basis_over(
    writer: Writer, measure: str, subject: str, by: str | None, since: str | int, until: str | int | None
) -> str | None:
    """The first basis that has a figure for both ends, so that two trackers are never joined."""
    for basis in writer.atlas.measure(measure).bases or {}:
        found = {item.period.text for item in writer.atlas.find(measure, subject, by=by, basis=basis)}
        if str(since) in found and (str(until) in found if until is not None else len(found) > 1):
            return basis
    return None


def share(
    writer: Writer,
    measure: str,
    *,
    of: str | None = None,
    at: str | int | None = None,
    by: str | None = None,
    basis: str | None = None,
    source: str | None = None,
    whole: str = "world",
) -> Markup:
    """What per cent of the world's figure (`whole="sum"`: of the breakdown's sum) this one is."""
    ways = {"world": ask.share_of_world, "sum": ask.share_of_sum}
    if whole not in ways:
        raise QueryError(f'whole="{whole}" is not known; it is one of {", ".join(ways)}')
    item, _ = writer.atlas.figure(measure, writer.subject(of), at=at, by=by, basis=basis, source=source)
    result = ways[whole](writer.atlas, item)
    title = f"{writer.title(item)}; share computed from {writer.amount(item)}"
    return writer.marked(fmt.derived(result.value, "%"), title, result.standing, list(result.sources), item)


def rank(
    writer: Writer,
    measure: str,
    *,
    of: str | None = None,
    at: str | int | None = None,
    by: str | None = None,
    basis: str | None = None,
    source: str | None = None,
) -> Markup:
    """The place among peers with that figure, in words: first, second."""
    item, _ = writer.atlas.figure(measure, writer.subject(of), at=at, by=by, basis=basis, source=source)
    place, result = ask.rank(writer.atlas, item)
    text = words()["ranks"][place - 1] if place <= 10 else f"{place}th"
    title = f"{writer.title(item)}; among {len(result.inputs)} with this figure"
    return writer.marked(text, title, result.standing, list(item.sources), item)


def cite(writer: Writer, *sources: str) -> Markup:
    """Citation marks alone, for a statement that is no figure."""
    if not sources:
        raise QueryError('cite() needs at least one source: cite("iea-ev-data-explorer-2025")')
    return writer.citations.mark(sources)


def link(writer: Writer, id: str, text: str | None = None) -> Markup:
    """An entity's name as a link to its page, or plain where it has none or this is it."""
    return writer.linked(id, text or writer.name(id))
