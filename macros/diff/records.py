"""What an edition holds, in lists, and by what a record of one edition is known again in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..atlas import Observation, Promise
from ..model import Claim, Entity, Measure, Relation, Source, Term
from ..model.kinds import TAIL
from .edition import Edition
from .pairing import Fields, fields


@dataclass(frozen=True)
class Tie:
    """A relation and whose file tells it."""

    subject: str
    relation: Relation


@dataclass(frozen=True)
class Named:
    """An entity, a source or an entry of a register by its id, with all that is told of it as flat text."""

    id: str
    record: Entity | Source | Measure | Claim | Term
    fields: Fields


class Records:
    """The records of an edition: those of the files in `blind` and the figures of other measures are left out."""

    def __init__(self, edition: Edition, blind: set[str], measures: set[str]) -> None:
        atlas, loaded = edition.atlas, edition.atlas.loaded
        known = {id: entity for id, entity in atlas.entities.items() if loaded.spots[id][0] not in blind}
        self.figures = [item for item in atlas.observations if item.subject in known and item.measure in measures]
        self.milestones = [event for event in atlas.events if event.subject in known]
        self.targets = [promise for promise in atlas.promises if promise.subject in known]
        self.relations = [Tie(id, relation) for id, entity in known.items() for relation in entity.relations]
        self.entities = [
            Named(id, entity, {"folder": loaded.kinds[id], **fields(entity, TAIL)}) for id, entity in known.items()
        ]
        self.sources = [
            Named(id, source, {"publisher": loaded.publishers[id], **fields(source, ["id"])})
            for id, source in loaded.sources.items()
            if loaded.spots[f"source:{id}"][0] not in blind
        ]
        self.measures = [Named(id, loaded.measures[id], fields(loaded.measures[id])) for id in sorted(measures)]
        self.claims = [] if "data/claims.yml" in blind else _entries(loaded.claims)
        self.terms = [] if "data/glossary.yml" in blind else _entries(loaded.glossary)


def _entries(register: dict[str, Any]) -> list[Named]:
    return [Named(id, entry, fields(entry)) for id, entry in register.items()]


def figure_of(item: Observation) -> tuple[object, ...]:
    """What a figure is a figure of, whoever tells it."""
    return item.subject, item.measure, item.basis, item.by, item.key, item.period.text


FIGURE = (
    lambda item: (figure_of(item), item.low, item.high, item.unit, item.standing, item.sources, item.note),
    lambda item: (figure_of(item), item.unit, item.sources),
    lambda item: (figure_of(item), item.sources),
    lambda item: (figure_of(item), item.unit),
    figure_of,
)
"""The ways to know a figure again, the strictest first; so below. By the first it is unchanged."""


def _promised(item: Promise) -> str:
    return item.target.what or f"{item.target.measure} {item.target.basis or ''}"


MILESTONE = (
    lambda item: (item.subject, *fields(item.milestone).items()),
    lambda item: (item.subject, item.milestone.date, item.milestone.event),
    lambda item: (item.subject, item.milestone.event),
    lambda item: (item.subject, item.milestone.date),
)
TARGET = (
    lambda item: (item.subject, *fields(item.target).items()),
    lambda item: (item.subject, _promised(item), item.target.made, item.target.due),
    lambda item: (item.subject, _promised(item), item.target.due),
    lambda item: (item.subject, _promised(item), item.target.made),
    lambda item: (item.subject, item.target.made, item.target.due),
    lambda item: (item.subject, _promised(item)),
)
RELATION = (
    lambda item: (item.subject, *fields(item.relation).items()),
    lambda item: (item.subject, item.relation.to, item.relation.type, item.relation.since),
    lambda item: (item.subject, item.relation.to, item.relation.type),
    lambda item: (item.subject, item.relation.to),
)
NAMED = (lambda item: (item.id, *item.fields.items()), lambda item: item.id)
