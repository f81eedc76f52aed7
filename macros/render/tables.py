"""The `table` macro: a measure over periods, or the entities of a kind beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ..atlas import Observation, QueryError
from ..load import nearest
from ..model import KINDS, Entity, Fact, Period
from .fields import field_text
from .grid import grid
from .words import kind_label, words
from .writer import Writer

SUMS_LAST = ("rest-of-world", "world")


def table(
    writer: Writer,
    what: str,
    *,
    columns: Sequence[str] = (),
    of: str | Sequence[str] | None = None,
    by: str | None = None,
    basis: str | None = None,
    source: str | None = None,
    periods: Sequence[str | int] = (),
    top: int | None = None,
    where: str | None = None,
) -> Markup:
    """A table of a measure (rows: parts, subjects or periods), or of a kind (rows: entities, columns: keys).

    `where` narrows a kind: `country=china`, or `family=anode|cathode` for either.
    """
    if what in KINDS:
        return _kind_table(writer, what, columns, where)
    writer.atlas.measure(what)
    if by is not None:
        rows = _parts(writer, what, writer.subject(_single(of)), by, basis, source)
    else:
        subjects = [of] if isinstance(of, str) else list(of or [writer.subject(None)])
        rows = {id: writer.atlas.series(what, id, basis=basis, source=source) for id in subjects}
    rows = {id: series for id, series in rows.items() if series}
    if not rows:
        raise QueryError(f"there is no figure of '{what}' for this table; give of=, by= or basis=")
    if len(rows) == 1 and by is None:
        return _single_series(writer, what, next(iter(rows.values())), periods)
    return _periods_table(writer, what, rows, periods, top)


def _single(of: str | Sequence[str] | None) -> str | None:
    if of is None or isinstance(of, str):
        return of
    raise QueryError('a broken-down table is about one subject: of="lithium"')


def _parts(
    writer: Writer, measure: str, subject: str, by: str, basis: str | None, source: str | None
) -> dict[str, list[Observation]]:
    if by not in KINDS:
        raise QueryError(f"by={by!r} is no kind{nearest(by, KINDS)}; kinds are {', '.join(KINDS)}")
    parts = writer.atlas.parts(measure, subject, by)
    if not parts:
        known = ", ".join(dict.fromkeys(item.by for item in writer.atlas.parts(measure, subject))) or "nothing"
        raise QueryError(f"'{measure}' of '{subject}' is not broken down by {by}, but by {known}")
    basis = basis or parts[-1].basis
    keys = dict.fromkeys(item.key for item in parts if item.basis == basis)
    return {key: writer.atlas.series(measure, subject, by=key, basis=basis, source=source) for key in keys}


def _chosen(rows: dict[str, list[Observation]], periods: Sequence[str | int]) -> list[Period]:
    present = sorted({item.period for series in rows.values() for item in series})
    if periods:
        wanted = {str(period) for period in periods}
        missing = wanted - {period.text for period in present}
        if missing:
            raise QueryError(f"no figure for {', '.join(sorted(missing))}; there is {', '.join(map(str, present))}")
        return [period for period in present if period.text in wanted]
    return present[-6:]


def _heading(writer: Writer, items: list[Observation]) -> dict[str, Any]:
    """Title, unit and sources of a table of one measure."""
    measure = writer.atlas.measure(items[0].measure)
    units = dict.fromkeys(item.unit for item in items)
    bases = dict.fromkeys(measure.bases[item.basis] for item in items if item.basis)
    standings = {item.standing for item in items} - {"reported", "law"}
    subtitle = ", ".join([*units, *bases])
    if standings:
        names = ", ".join(sorted(words()["standing"][standing] for standing in standings))
        subtitle += ". " + words()["table"]["note_standing"].format(standings=names)
    sources = dict.fromkeys(source for item in items for source in item.sources)
    mark = writer.mark(sources, items[0].subject, *items[0].trail)
    return {"title": measure.label, "subtitle": subtitle, "mark": mark}


def _cell(writer: Writer, item: Observation | None, unit: bool = False) -> Markup | str:
    if item is None:
        return "–"
    star = "" if item.standing in ("reported", "law") else "*"
    text = writer.brief(item) if unit else writer.amount(item, unit=False)
    return Markup('<span title="{}">{}{}</span>').format(writer.title(item), text, star)


def _periods_table(
    writer: Writer, measure: str, rows: dict[str, list[Observation]], periods: Sequence[str | int], top: int | None
) -> Markup:
    chosen = _chosen(rows, periods)
    by_period = {id: {item.period: item for item in series} for id, series in rows.items()}
    size = {
        id: next((cells[period].value for period in reversed(chosen) if period in cells), 0)
        for id, cells in by_period.items()
    }
    sums = [id for id in rows if id in SUMS_LAST]
    order = sorted((id for id in rows if id not in sums), key=lambda id: -size[id])[:top] + sums
    items = [by_period[id][period] for id in order for period in chosen if period in by_period[id]]
    mixed = len({item.unit for item in items}) > 1
    body = [
        [writer.anchor(id), *(_cell(writer, by_period[id].get(period), mixed) for period in chosen)] for id in order
    ]
    head = [words()["table"]["subject"], *(period.label for period in chosen)]
    numeric = [False, *[True] * len(chosen)]
    return grid(head=head, rows=body, numeric=numeric, **_heading(writer, items))


def _single_series(writer: Writer, measure: str, series: list[Observation], periods: Sequence[str | int]) -> Markup:
    chosen = set(_chosen({"": series}, periods)) if periods else {item.period for item in series}
    items = [item for item in series if item.period in chosen]
    body = [[item.period.label, _cell(writer, item)] for item in items]
    head = [words()["table"]["period"], writer.name(items[0].subject)]
    return grid(head=head, rows=body, numeric=[False, True], **_heading(writer, items))


def _paged(writer: Writer, kind: str, where: str | None) -> dict[str, Entity]:
    """The entities of a kind that have pages, those only that `where` means."""
    found = {id: entity for id, entity in writer.atlas.of_kind(kind).items() if entity.page != "none"}
    if where is None:
        return found
    key, _, wanted = where.partition("=")
    if key not in KINDS[kind].model_fields:
        raise QueryError(f'where="{where}": {key} is no key of {kind}{nearest(key, KINDS[kind].model_fields)}')
    chosen = {id: entity for id, entity in found.items() if getattr(entity, key) in wanted.split("|")}
    if not chosen:
        known = sorted({str(getattr(entity, key)) for entity in found.values()})
        raise QueryError(f'where="{where}" leaves nothing; {key} is one of {", ".join(known)}')
    return chosen


def _kind_table(writer: Writer, kind: str, columns: Sequence[str], where: str | None) -> Markup:
    if not columns:
        raise QueryError(f'table("{kind}") needs columns=[...]: keys of the kind or measures')
    entities = _paged(writer, kind, where)
    labels, numeric = [words()["table"]["subject"]], [False]
    for column in columns:
        measure = column.removeprefix("world:")
        if measure in writer.atlas.loaded.measures:
            labels.append(writer.atlas.measure(measure).label)
            numeric.append(True)
        elif column in KINDS[kind].model_fields:
            labels.append(words()["facts"].get(column, kind_label(column).capitalize()))
            numeric.append(False)
        else:
            known = [*KINDS[kind].model_fields, *writer.atlas.loaded.measures]
            raise QueryError(f"'{column}' is no key of {kind} and no measure{nearest(column, known)}")
    rows = [[writer.anchor(id), *(_entity_cell(writer, id, column) for column in columns)] for id in entities]
    return grid(words()["kinds"][kind], labels, rows, numeric=numeric, sortable=True)


def _entity_cell(writer: Writer, id: str, column: str) -> Markup | str:
    scope, _, name = column.rpartition(":")
    if name in writer.atlas.loaded.measures:
        try:
            item, _ = writer.atlas.figure(name, "world", by=id) if scope else writer.atlas.figure(name, id)
        except QueryError:
            return "–"
        return _cell(writer, item, unit=True) + writer.when(item.period) + writer.cited(item)
    entity = writer.atlas.entity(id)
    content = getattr(entity, name)
    if content in (None, []):
        return "–"
    mark = writer.mark(content.source, id, name) if isinstance(content, Fact) else ""
    return Markup("{}{}").format(field_text(writer, entity, name), mark)
