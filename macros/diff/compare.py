"""Two editions of the atlas, record by record. Knows no git and no words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ..atlas import Event, Observation, Promise
from .charts import Redrawn, redrawn
from .edition import MEASURES, Edition, alike
from .pages import Touched, touched
from .pairing import Change, pair
from .records import FIGURE, MILESTONE, NAMED, RELATION, TARGET, Named, Records, Tie, figure_of


@dataclass(frozen=True)
class Difference:
    """What became of everything, from one edition to another.

    `beside` holds, for each figure added, what other sources say of the same; `units` the unit of each measure.
    """

    figures: list[Change[Observation]]
    milestones: list[Change[Event]]
    targets: list[Change[Promise]]
    relations: list[Change[Tie]]
    entities: list[Change[Named]]
    sources: list[Change[Named]]
    measures: list[Change[Named]]
    claims: list[Change[Named]]
    terms: list[Change[Named]]
    pages: list[Touched]
    charts: list[Redrawn]
    beside: dict[Observation, list[Observation]]
    units: dict[str, str]


def compare(old: Edition, new: Edition) -> Difference:
    """What changed. What is unsound in one of the two is left out in both; charts are drawn with the code as it is."""
    blind = old.unsound | new.unsound
    measures = [set(edition.atlas.loaded.measures) for edition in (old, new)]
    if MEASURES in blind:
        measures = [measures[0] & measures[1]] * 2
    before, after = Records(old, blind, measures[0]), Records(new, blind, measures[1])
    figures = pair(before.figures, after.figures, *FIGURE)
    milestones = pair(before.milestones, after.milestones, *MILESTONE)
    targets = pair(before.targets, after.targets, *TARGET)
    relations = pair(before.relations, after.relations, *RELATION)
    entities = pair(before.entities, after.entities, *NAMED)
    atlases = alike(old, new)
    return Difference(
        sorted(figures, key=lambda change: _figure_order(change.kept)),
        sorted(milestones, key=lambda change: (change.kept.subject, change.kept.milestone.date)),
        sorted(targets, key=lambda change: (change.kept.subject, change.kept.target.due)),
        sorted(relations, key=lambda change: (change.kept.subject, change.kept.relation.to)),
        sorted(entities, key=lambda change: change.kept.id),
        *(
            sorted(pair(getattr(before, what), getattr(after, what), *NAMED), key=lambda change: change.kept.id)
            for what in ("sources", "measures", "claims", "terms")
        ),
        touched(old, new, *atlases),
        redrawn(*atlases, old.charts, new.charts),
        _beside(figures, after.figures),
        {named.id: named.record.unit or "" for named in (*before.measures, *after.measures)},
    )


def _beside(figures: list[Change[Observation]], all_of_them: list[Observation]) -> dict[Observation, list[Observation]]:
    told: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for item in all_of_them:
        told[figure_of(item)].append(item)
    added = [change.new for change in figures if change.what == "added"]
    return {item: [other for other in told[figure_of(item)] if other.sources != item.sources] for item in added}


def _figure_order(item: Observation) -> tuple[object, ...]:
    return item.subject, item.measure, item.basis or "", item.key or "", item.period
