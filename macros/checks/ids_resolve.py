"""Every id used anywhere is the id of something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..load import Finding, Loaded, nearest
from ..model import KINDS
from .workspace import Workspace

_COUNTRY = {"countries"}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Ids of measures, bases, breakdowns, sources and entities."""
    loaded = workspace.loaded
    for id, entity in loaded.entities.items():
        for trail, kinds in _references(entity):
            yield from _entity(loaded, id, trail, _at(entity, trail), kinds)
        for trail, sources in source_lists(entity):
            for index, source in enumerate(sources):
                if source not in loaded.sources:
                    place = loaded.place(id, *trail, *([index] if len(sources) > 1 else []))
                    yield Finding(place, "ids-resolve", f"no source '{source}'{nearest(source, loaded.sources)}")
        yield from _figures(loaded, id, entity)
        for index, target in enumerate(entity.targets):
            if target.measure and target.measure not in loaded.measures:
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
    pool: Iterable[str] = [other for other, kind in loaded.kinds.items() if kinds is None or kind in kinds]
    if found not in pool:
        what = "entity" if kinds is None else KINDS[next(iter(kinds))].singular
        yield Finding(loaded.place(id, *trail), "ids-resolve", f"no {what} '{found}'{nearest(found, pool)}")
    elif found == id and trail[0] != "about":
        yield Finding(loaded.place(id, *trail), "ids-resolve", f"'{id}' names itself; remove it")


def source_lists(entity: Any) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
    """Every list of source ids in an entity, wherever it stands."""

    def walk(item: Any, trail: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], list[str]]]:
        if isinstance(item, list):
            for index, part in enumerate(item):
                yield from walk(part, (*trail, index))
        elif isinstance(item, dict):
            for key, part in item.items():
                text = getattr(key, "text", key)
                yield from walk(part, (*trail, int(text) if text.isdigit() else text))
        elif hasattr(item, "__pydantic_fields__"):
            for key in type(item).model_fields:
                part = getattr(item, key)
                if key == "source" and part:
                    yield (*trail, key), part
                else:
                    yield from walk(part, (*trail, key))

    yield from walk(entity, ())


def _figures(loaded: Loaded, id: str, entity: Any) -> Iterator[Finding]:
    for index, block in enumerate(entity.figures):
        if block.measure not in loaded.measures:
            place = loaded.place(id, "figures", index, "measure")
            message = f"no measure '{block.measure}'{nearest(block.measure, loaded.measures)}"
            yield Finding(place, "ids-resolve", message)
        if block.by is None:
            continue
        if block.by not in KINDS:
            place = loaded.place(id, "figures", index, "by")
            yield Finding(place, "ids-resolve", f"'{block.by}' is no kind{nearest(block.by, KINDS)}")
            continue
        known = [other for other, kind in loaded.kinds.items() if kind == block.by or other == "world"]
        for period, parts in block.values.items():
            head = int(period.text) if period.text.isdigit() else period.text
            for key in parts:
                if key not in known:
                    place = loaded.place(id, "figures", index, "values", head, key, key=True)
                    message = f"no {KINDS[block.by].singular} '{key}'{nearest(key, known)}"
                    yield Finding(place, "ids-resolve", message)
