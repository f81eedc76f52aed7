"""The loaded data, indexed, and the questions that pages, charts and checks ask of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from ..load import Loaded, load, nearest
from ..model import Entity, Measure, Period, Source, parse_period
from .flatten import observations_of
from .links import Event, Link, Promise, links
from .observation import Observation


class QueryError(ValueError):
    """A question the data cannot answer; the message says why and what could be asked."""


class UnsoundError(QueryError):
    """A question about what is there, but in a file with errors of its own."""


class Atlas:
    """All that is known, ready to be asked. Made from `Loaded`; never changed."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.observations = tuple(
            observation for id, entity in loaded.entities.items() for observation in observations_of(loaded, id, entity)
        )
        self._by_subject: dict[tuple[str, str], list[Observation]] = defaultdict(list)
        self._by_measure: dict[str, list[Observation]] = defaultdict(list)
        for observation in self.observations:
            self._by_subject[observation.subject, observation.measure].append(observation)
            self._by_measure[observation.measure].append(observation)

    @property
    def entities(self) -> dict[str, Entity]:
        """Every entity by its id."""
        return self.loaded.entities

    def entity(self, id: str) -> Entity:
        """The entity, or QueryError with the nearest id."""
        if id not in self.entities:
            raise self._missing("entity", id, id, self.entities)
        return self.entities[id]

    def kind(self, id: str) -> str:
        """The kind (folder) of an entity."""
        self.entity(id)
        return self.loaded.kinds[id]

    def of_kind(self, kind: str) -> dict[str, Entity]:
        """The entities of a kind, by name."""
        found = [(id, self.entities[id]) for id, its in self.loaded.kinds.items() if its == kind]
        return dict(sorted(found, key=lambda pair: pair[1].name.casefold()))

    def measure(self, id: str) -> Measure:
        """The measure, or QueryError with the nearest id."""
        if id not in self.loaded.measures:
            raise self._missing("measure", id, f"measure:{id}", self.loaded.measures)
        return self.loaded.measures[id]

    def source(self, id: str) -> Source:
        """The source, or QueryError with the nearest id."""
        if id not in self.loaded.sources:
            raise self._missing("source", id, f"source:{id}", self.loaded.sources)
        return self.loaded.sources[id]

    def _missing(self, what: str, id: str, spot: str, known: Iterable[str]) -> QueryError:
        if self.loaded.is_unsound(spot):
            return UnsoundError(f"the {what} '{id}' cannot be used, since its file has errors; mend them first")
        return QueryError(f"there is no {what} '{id}'{nearest(id, known)}")

    def publisher(self, source: str) -> str:
        """Who published a source."""
        self.source(source)
        return self.loaded.publishers[source]

    def find(
        self,
        measure: str,
        of: str | None = None,
        *,
        by: str | None = None,
        basis: str | None = None,
        source: str | None = None,
        at: str | int | None = None,
    ) -> list[Observation]:
        """Observations of a measure, sorted by period.

        `of` is the subject (any, if None); `by` a breakdown's key, None for figures that are
        not broken down; `basis`, `source` and `at` narrow further. Raises QueryError for ids
        that do not exist; returns an empty list where there is nothing.
        """
        definition = self.measure(measure)
        if of is not None:
            self.entity(of)
        if basis is not None and basis not in (definition.bases or {}):
            known = ", ".join(definition.bases or {}) or "none"
            raise QueryError(f"'{measure}' has no basis '{basis}'; it has {known}")
        if source is not None:
            self.source(source)
        period = None if at is None else parse_period(str(at)).text
        pool = self._by_measure[measure] if of is None else self._by_subject.get((of, measure), [])
        found = [
            item
            for item in pool
            if item.key == by
            and (basis is None or item.basis == basis)
            and (source is None or source in item.sources)
            and (period is None or item.period.text == period)
        ]
        return sorted(found, key=lambda item: item.period)

    def find_all(self, measure: str) -> tuple[Observation, ...]:
        """Every observation of a measure, broken down or not, in the order of the files."""
        self.measure(measure)
        return tuple(self._by_measure[measure])

    def parts(self, measure: str, of: str, by: str | None = None) -> list[Observation]:
        """The broken-down figures of a subject, by one kind (`countries`) or any, those of the preferred basis last.

        Within a basis they stand by period, so that the last is the latest.
        """
        order = list(self.measure(measure).bases or {})
        found = [
            item
            for item in self._by_subject.get((of, measure), [])
            if item.key is not None and (by is None or item.by == by)
        ]
        return sorted(found, key=lambda item: (-order.index(item.basis) if item.basis in order else 0, item.period))

    def breakdown(
        self, measure: str, of: str, at: str | int, *, by: str, basis: str | None = None, source: str | None = None
    ) -> dict[str, Observation]:
        """The parts of a figure by one kind in one period: key -> observation."""
        period = parse_period(str(at)).text
        found = [item for item in self.parts(measure, of, by) if item.period.text == period]
        basis = basis or (found[-1].basis if found else None)
        parts: dict[str, list[Observation]] = defaultdict(list)
        for item in found:
            if item.basis == basis and (source is None or source in item.sources):
                parts[item.key].append(item)
        return {key: self.best(items)[0] for key, items in parts.items()}

    def is_aggregate(self, id: str) -> bool:
        """Whether an entity is a sum of countries, such as the world or Europe."""
        return getattr(self.entities.get(id), "type", "") == "aggregate"

    def default_basis(self, measure: str, of: str, *, by: str | None = None, at: str | int | None = None) -> str | None:
        """The first basis, in the order of measures.yml, for which there is a figure."""
        period = None if at is None else parse_period(str(at)).text
        present = {
            item.basis
            for item in self._by_subject.get((of, measure), [])
            if item.key == by and (period is None or item.period.text == period)
        }
        return next((basis for basis in self.measure(measure).bases or {} if basis in present), None)

    def best(self, items: Iterable[Observation]) -> tuple[Observation, tuple[Observation, ...]]:
        """The observation to show of several for one period, and those that disagree with it.

        The firmest standing comes first, then the newest source; the order of the files decides the rest.
        """
        ranked = sorted(items, key=lambda item: (item.standing_order, -self._newest(item)))
        first = ranked[0]
        others = tuple(item for item in ranked[1:] if (item.low, item.high) != (first.low, first.high))
        return first, others

    def _newest(self, item: Observation) -> int:
        dates = [self.source(source).date for source in item.sources]
        return max((date.end.toordinal() for date in dates if date != "n.d."), default=0)

    def figure(
        self,
        measure: str,
        of: str,
        *,
        at: str | int | None = None,
        by: str | None = None,
        basis: str | None = None,
        source: str | None = None,
    ) -> tuple[Observation, tuple[Observation, ...]]:
        """The figure for a period (the latest counted one, if None), and those of other sources that differ.

        Raises QueryError, saying what there is, where there is none.
        """
        basis = basis or self.default_basis(measure, of, by=by, at=at)
        found = self.find(measure, of, by=by, basis=basis, source=source, at=at)
        if not found:
            raise QueryError(self._nothing(measure, of, by, basis, source, at))
        if at is None:
            counted = [item for item in found if not item.is_ahead] or found
            found = [item for item in counted if item.period == counted[-1].period]
        return self.best(found)

    def _nothing(self, measure: str, of: str, by: str | None, basis: str | None, source: str | None, at: object) -> str:
        asked = f"no figure '{measure}' of '{of}'"
        asked += "".join(
            f", {name} {what}" for name, what in (("by", by), ("basis", basis), ("source", source), ("at", at)) if what
        )
        have = self._by_subject.get((of, measure), [])
        if not have:
            subjects = sorted({item.subject for item in self._by_measure[measure]})
            return f"{asked}: '{of}' has none; {', '.join(subjects[:8]) or 'nobody'} has"
        lines = sorted({" ".join(filter(None, (item.basis, item.key, item.period.text))) for item in have})
        return f"{asked}; there is {', '.join(lines[:12])}{' ...' if len(lines) > 12 else ''}"

    def series(
        self, measure: str, of: str, *, by: str | None = None, basis: str | None = None, source: str | None = None
    ) -> list[Observation]:
        """One observation a period, of one basis, sorted by period."""
        basis = basis or self.default_basis(measure, of, by=by)
        periods: dict[Period, list[Observation]] = defaultdict(list)
        for item in self.find(measure, of, by=by, basis=basis, source=source):
            periods[item.period].append(item)
        return [self.best(items)[0] for items in periods.values()]

    def across(
        self, measure: str, at: str | int, *, kind: str | None = None, basis: str | None = None
    ) -> dict[str, Observation]:
        """The figures of all subjects (of a kind) in one period, largest first: id -> observation.

        Raises QueryError where the measure has bases and none is named: they cannot be compared.
        """
        if basis is None and self.measure(measure).bases:
            raise QueryError(
                f"'{measure}' is counted in several ways; name one: {', '.join(self.measure(measure).bases)}"
            )
        subjects: dict[str, list[Observation]] = defaultdict(list)
        for item in self.find(measure, basis=basis, at=at):
            if kind is None or self.kind(item.subject) == kind:
                subjects[item.subject].append(item)
        best = {id: self.best(items)[0] for id, items in subjects.items()}
        return dict(sorted(best.items(), key=lambda pair: -pair[1].value))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All milestones, oldest first."""
        found = [Event(*told) for told in self._told("milestones", "date")]
        return tuple(sorted(found, key=lambda event: (event.milestone.date.start, event.subject, event.index)))

    def _told(self, list: str, day: str) -> Iterator[tuple[str, Any, int, int]]:
        """What the files tell in a list: whose, what, its place in the file, and how many of the same day before it."""
        for id, entity in self.entities.items():
            days: Counter[Period] = Counter()
            for index, item in enumerate(getattr(entity, list)):
                yield id, item, index, days[getattr(item, day)]
                days[getattr(item, day)] += 1

    def events_of(self, id: str) -> list[Event]:
        """The milestones of an entity: its own, and those of others that are about it."""
        self.entity(id)
        return list(self._events_of.get(id, []))

    @cached_property
    def _events_of(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            for id in {event.subject, *event.milestone.about}:
                found[id].append(event)
        return found

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """All targets, in the order in which they fall due."""
        found = [Promise(*told) for told in self._told("targets", "due")]
        return tuple(sorted(found, key=lambda promise: (promise.target.due, promise.subject, promise.index)))

    def promises_of(self, id: str) -> list[Promise]:
        """The targets of an entity: its own, and those of others that are about it."""
        self.entity(id)
        return [promise for promise in self.promises if promise.subject == id or id in promise.target.about]

    @cached_property
    def known(self) -> Period | None:
        """When the newest source was read: what has happened since the atlas cannot know."""
        return max((source.accessed for source in self.loaded.sources.values()), default=None)

    def is_overdue(self, promise: Promise) -> bool:
        """Whether a promise had passed its day when the newest source was read, and nothing tells what became of it."""
        is_open = promise.target.status == "open" and self.known is not None
        return is_open and promise.target.due.end < self.known.start

    @cached_property
    def _links(self) -> dict[str, list[Link]]:
        return links(self.loaded)

    def related(self, id: str) -> list[Link]:
        """How an entity stands to others, from both ends."""
        self.entity(id)
        return list(self._links.get(id, []))


_ATLASES: dict[int, tuple[Loaded, Atlas]] = {}


def open_atlas(root: Path) -> Atlas:
    """The atlas of a repository; the same object while its files are unchanged. Raises LoadError."""
    loaded = load(root)
    kept = _ATLASES.get(id(loaded))
    if kept is None or kept[0] is not loaded:
        _ATLASES.clear()
        _ATLASES[id(loaded)] = kept = (loaded, Atlas(loaded))
    return kept[1]
