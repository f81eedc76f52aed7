"""Two editions of the atlas, record by record. Knows no git and no words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..atlas import Event, Observation, Promise
from .charts import Redrawn, redrawn
from .edition import Edition
from .pages import Touched, touched
from .pairing import Change, pair
from .records import FIGURE, MILESTONE, NAMED, RELATION, TARGET, Named, Records, Tie

_MEASURES = "data/measures.yml"


@dataclass(frozen=True)
class Difference:
    """What became of everything, from one edition to another."""

    figures: list[Change[Observation]]
    milestones: list[Change[Event]]
    targets: list[Change[Promise]]
    relations: list[Change[Tie]]
    entities: list[Change[Named]]
    sources: list[Change[Named]]
    measures: list[Change[Named]]
    pages: list[Touched]
    charts: list[Redrawn]


def compare(old: Edition, new: Edition) -> Difference:
    """What changed. What is unsound in one of the two is left out in both; charts are drawn with the code as it is."""
    blind = old.unsound | new.unsound
    measures = [set(edition.atlas.loaded.measures) for edition in (old, new)]
    if _MEASURES in blind:
        measures = [measures[0] & measures[1]] * 2
    before, after = Records(old, blind, measures[0]), Records(new, blind, measures[1])
    figures = pair(before.figures, after.figures, *FIGURE)
    milestones = pair(before.milestones, after.milestones, *MILESTONE)
    targets = pair(before.targets, after.targets, *TARGET)
    relations = pair(before.relations, after.relations, *RELATION)
    entities = pair(before.entities, after.entities, *NAMED)
    concerned = {
        *(id for item in _both(figures) for id in (item.subject, item.key) if id),
        *(id for item in _both(milestones) for id in (item.subject, *item.milestone.about)),
        *(id for item in _both(targets) for id in (item.subject, *item.target.about)),
        *(id for item in _both(relations) for id in (item.subject, item.relation.to)),
        *(item.id for item in _both(entities)),
    }
    return Difference(
        sorted(figures, key=lambda change: _figure_order(change.kept)),
        sorted(milestones, key=lambda change: (change.kept.subject, change.kept.milestone.date)),
        sorted(targets, key=lambda change: (change.kept.subject, change.kept.target.due)),
        sorted(relations, key=lambda change: (change.kept.subject, change.kept.relation.to)),
        sorted(entities, key=lambda change: change.kept.id),
        sorted(pair(before.sources, after.sources, *NAMED), key=lambda change: change.kept.id),
        sorted(pair(before.measures, after.measures, *NAMED), key=lambda change: change.kept.id),
        touched(old.docs, new.docs, concerned),
        redrawn(old.atlas, new.atlas),
    )


def _both(changes: Iterable[Change]) -> Iterable:
    return (item for change in changes for item in (change.old, change.new) if item is not None)


def _figure_order(item: Observation) -> tuple[object, ...]:
    return item.subject, item.measure, item.basis or "", item.key or "", item.period
