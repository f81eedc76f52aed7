"""What ties entities together: milestones, targets and relations, seen from every entity they concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..load import Loaded
from ..model import Entity, Milestone, Period, Target


def _anchor(what: str, subject: str, date: Period, same: int) -> str:
    name = f"{what}-{subject}-{date.text.lower().replace('/', '-to-')}"
    return f"{name}-{same + 1}" if same else name


@dataclass(frozen=True)
class Event:
    """A milestone and whose file tells it; `same` counts those of the same day that stand before it in the file."""

    subject: str
    milestone: Milestone
    index: int
    same: int = 0

    @property
    def anchor(self) -> str:
        """Its name within a page: stays as it is when other events are entered, unless of the same file and day."""
        return _anchor("event", self.subject, self.milestone.date, self.same)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it is known from."""
        return tuple(self.milestone.source)


@dataclass(frozen=True)
class Promise:
    """A target and whose file tells it; `same` counts those due on the same day that stand before it in the file."""

    subject: str
    target: Target
    index: int
    same: int = 0

    @property
    def anchor(self) -> str:
        """Its name within a page, made like that of an event."""
        return _anchor("promise", self.subject, self.target.due, self.same)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the promise and its outcome are known from."""
        return tuple(self.target.source)


@dataclass(frozen=True)
class Link:
    """A relation as one of its two ends sees it: `other` is the far end, `outward` tells who wrote it."""

    other: str
    outward: bool
    type: str
    sources: tuple[str, ...] = ()
    since: Period | None = None
    until: Period | None = None
    note: str | None = None


_IMPLIED = {
    "companies": {"country": "based-in", "parent": "owned-by"},
    "policies": {"country": "of-country"},
    "programmes": {"country": "of-country"},
    "plants": {"operator": "run-by", "country": "stands-in"},
    "ventures": {"country": "works-in"},
}
"""By kind: keys of an entity that say how it stands to another."""


def links(loaded: Loaded) -> dict[str, list[Link]]:
    """All relations by entity, each at both of its ends."""
    found: dict[str, list[Link]] = defaultdict(list)
    for id, entity in loaded.entities.items():
        for link in _outward(loaded.kinds[id], entity):
            found[id].append(link)
            found[link.other].append(replace(link, other=id, outward=False))
    return found


def _outward(kind: str, entity: Entity) -> Iterator[Link]:
    for relation in entity.relations:
        span = {"since": relation.since, "until": relation.until, "note": relation.note}
        yield Link(relation.to, True, relation.type, tuple(relation.source), **span)
    for link in getattr(entity, "technologies", []):
        type = "uses" if link.role == "user" else "develops"
        yield Link(link.id, True, type, tuple(link.source), note=link.role)
    for key, type in _IMPLIED.get(kind, {}).items():
        if getattr(entity, key):
            yield Link(getattr(entity, key), True, type)
    for other in getattr(entity, "affects", []):
        yield Link(other, True, "affects")
    for partner in getattr(entity, "partners", []):
        if partner.id:
            stake = f"{partner.stake:g}%" if partner.stake is not None else None
            yield Link(partner.id, True, "joins", tuple(entity.status.source), note=stake)
