"""Whom and what a statement concerns: the countries, companies and topics behind the entities that it names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .atlas import Atlas

TOPICS = ("technologies", "minerals", "policies", "challenges", "plants", "ventures", "programmes")
"""The kinds of entity that are a topic of what is said."""

_BELONGING = ("country", "operator", "parent")


def countries(atlas: Atlas, ids: Iterable[str]) -> list[str]:
    """The countries among these entities and those that they belong to; no sums of countries but the European Union."""
    found = {_country(atlas, id) for id in _widened(atlas, ids, _BELONGING)}
    return sorted(id for id in found if id and (id == "european-union" or not atlas.is_aggregate(id)))


def companies(atlas: Atlas, ids: Iterable[str]) -> list[str]:
    """The companies among these entities, and those that run or share them."""
    found = _widened(atlas, ids, ("operator",))
    return sorted(id for id in found if atlas.kind(id) == "companies")


def topics(atlas: Atlas, ids: Iterable[str]) -> list[str]:
    """The kinds of entity that are spoken of, makers and countries left out."""
    kinds = {atlas.kind(id) for id in ids}
    return [kind for kind in TOPICS if kind in kinds]


def _country(atlas: Atlas, id: str) -> str | None:
    return id if atlas.kind(id) == "countries" else getattr(atlas.entities[id], "country", None)


def _widened(atlas: Atlas, ids: Iterable[str], keys: Iterable[str]) -> set[str]:
    """These entities, and those that their files name under `keys` or as partners, where they are known."""
    found = set(ids)
    for id in list(found):
        entity = atlas.entity(id)
        named = [getattr(entity, key, None) for key in keys]
        named += [partner.id for partner in getattr(entity, "partners", [])]
        found |= {other for other in named if other in atlas.entities}
    return found
