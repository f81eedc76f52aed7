"""Every id used anywhere is the id of something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..load import Finding, Loaded, nearest
from ..model import KINDS
from .workspace import Workspace

_COUNTRY = {"countries"}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Ids of measures, bases, breakdowns, sources and entities."""
    loaded = workspace.loaded
    for id, trail, sources in workspace.cited:
        for index, source in enumerate(sources):
            if source not in loaded.sources and not loaded.is_unsound(f"source:{source}"):
                place = loaded.place(id, *trail, *([index] if len(sources) > 1 else []))
                yield Finding(place, "ids-resolve", f"no source '{source}'{nearest(source, loaded.sources)}")
    for id, entity in loaded.entities.items():
        for trail, kinds in _references(entity):
            yield from _entity(loaded, id, trail, _at(entity, trail), kinds)
        yield from _figures(loaded, id, entity)
        for index, target in enumerate(entity.targets):
            if target.measure and not _has_measure(loaded, target.measure):
                place = loaded.place(id, "targets", index, "measure")
                message = f"no measure '{target.measure}'{nearest(target.measure, loaded.measures)}"
                yield Finding(place, "ids-resolve", message)


def _at(entity: Any, trail: tuple[str | int, ...]) -> str:
    for step in trail:
        entity = entity[step] if isinstance(step, int) else getattr(entity, step)
    return entity


def _references(entity: Any) -> Iterator[tuple[tuple[str | int, ...], set[str] | None]]:
    """Where an entity names others, and of which kinds these must be (None: any)."""
    single = {"country": _COUNTRY, "parent": {"companies"}, "operator": {"companies"}}
    for key, kinds in single.items():
        if getattr(entity, key, None):
            yield (key,), kinds
    lists = {"affects": None, "products": {"stages"}}
    for key, kinds in lists.items():
        for index in range(len(getattr(entity, key, []))):
            yield (key, index), kinds
    for index, partner in enumerate(getattr(entity, "partners", [])):
        if partner.id:
            yield ("partners", index, "id"), None
    for index in range(len(getattr(entity, "technologies", []))):
        yield ("technologies", index, "id"), {"technologies"}
    for index in range(len(entity.relations)):
        yield ("relations", index, "to"), None
    for key in ("milestones", "targets"):
        for index, item in enumerate(getattr(entity, key)):
            for which in range(len(item.about)):
                yield (key, index, "about", which), None


def _entity(loaded: Loaded, id: str, trail: tuple, found: str, kinds: set[str] | None) -> Iterator[Finding]:
    kind = loaded.kinds.get(found)
    if loaded.is_unsound(found):
        return
    if kind is None or (kinds and kind not in kinds):
        what = "entity" if kinds is None else KINDS[next(iter(kinds))].singular
        pool = [other for other, its in loaded.kinds.items() if kinds is None or its in kinds]
        yield Finding(loaded.place(id, *trail), "ids-resolve", f"no {what} '{found}'{nearest(found, pool)}")
    elif found == id and trail[0] != "about":
        yield Finding(loaded.place(id, *trail), "ids-resolve", f"'{id}' names itself; remove it")


def _has_measure(loaded: Loaded, id: str) -> bool:
    return id in loaded.measures or loaded.is_unsound(f"measure:{id}")


def _figures(loaded: Loaded, id: str, entity: Any) -> Iterator[Finding]:
    for index, block in enumerate(entity.figures):
        if not _has_measure(loaded, block.measure):
            place = loaded.place(id, "figures", index, "measure")
            message = f"no measure '{block.measure}'{nearest(block.measure, loaded.measures)}"
            yield Finding(place, "ids-resolve", message)
        if block.by is None:
            continue
        if block.by not in KINDS:
            place = loaded.place(id, "figures", index, "by")
            yield Finding(place, "ids-resolve", f"'{block.by}' is no kind{nearest(block.by, KINDS)}")
            continue
        for period, parts in block.values.items():
            head = int(period.text) if period.text.isdigit() else period.text
            for key in parts:
                if loaded.kinds.get(key) != block.by and key != "world" and not loaded.is_unsound(key):
                    known = [other for other, kind in loaded.kinds.items() if kind == block.by or other == "world"]
                    place = loaded.place(id, "figures", index, "values", head, key, key=True)
                    message = f"no {KINDS[block.by].singular} '{key}'{nearest(key, known)}"
                    yield Finding(place, "ids-resolve", message)
