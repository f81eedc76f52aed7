"""What the model says about its keys: which there are, in what order, what they hold and what they may be."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..model import KINDS, Entity

Trail = tuple[str, ...]
Model = type[BaseModel]

_WHERE = {
    "entities": "Any entity: the name of a file under data/, without its ending.",
    "sources": "Sources stand in data/sources/.",
    "measures": "Measures stand in data/measures.yml.",
    "units": "Units stand in macros/model/units.py.",
    **{kind: f"Ids stand in data/{kind}/." for kind in KINDS},
}


@dataclass(frozen=True)
class Key:
    """A key of a file, or of a record right under one; `needed` tells that its record cannot do without it."""

    trail: Trail
    info: FieldInfo
    needed: bool

    def __str__(self) -> str:
        return ".".join(self.trail)


def fields(model: Model) -> dict[str, FieldInfo]:
    """The keys of a record in the order in which files have them."""
    order = model.key_order() if issubclass(model, Entity) else list(model.model_fields)
    return {key: model.model_fields[key] for key in order}


def keys_of(model: Model, head: Trail = ()) -> Iterator[Key]:
    """Every key of a file, and of the records that stand right under its keys, each record before its own keys."""
    for name, info in fields(model).items():
        yield Key((*head, name), info, info.is_required())
        if inner := record_of(info):
            yield from keys_of(inner, (*head, name))


def _arms(annotation: Any, listed: bool = False) -> Iterator[tuple[Any, bool]]:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        for part in parts:
            yield from _arms(part, listed)
    elif origin in (Annotated, list):
        yield from _arms(parts[0], listed or origin is list)
    elif annotation is not type(None):
        yield annotation, listed


def arms(info: FieldInfo) -> list[Any]:
    """The plain types that a value, or an item of a list of values, may have."""
    return [arm for arm, _ in _arms(info.annotation)]


def is_list(info: FieldInfo) -> bool:
    """Whether a key holds a list."""
    return any(listed for _, listed in _arms(info.annotation))


def is_record(annotation: Any) -> bool:
    """Whether a type is a record with keys of its own."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def record_of(info: FieldInfo) -> Model | None:
    """The record that stands right under a key, such as a fact with its source."""
    found = arms(info)
    return found[0] if len(found) == 1 and is_record(found[0]) and not is_list(info) else None


def choices(info: FieldInfo) -> tuple[str, ...]:
    """The words that a key may hold, where the model lists them."""
    found = arms(info)
    if found == [bool]:
        return ("true", "false")
    if id_of(info) == "kinds":
        return tuple(KINDS)
    listed = [get_args(arm) for arm in found if get_origin(arm) is Literal]
    return sum(listed, ()) if len(listed) == len(found) else ()


def _notes(annotation: Any) -> Iterator[FieldInfo]:
    for part in get_args(annotation):
        if isinstance(part, FieldInfo):
            yield part
        else:
            yield from _notes(part)


def id_of(info: FieldInfo) -> str | None:
    """What the ids under a key are ids of: a kind, `entities`, `sources`, `measures`, `units` or `kinds`."""
    extras = [note.json_schema_extra for note in (info, *_notes(info.annotation))]
    return next((extra["idOf"] for extra in extras if isinstance(extra, dict) and "idOf" in extra), None)


def ids_in(model: Model, data: dict[str, Any], head: Trail = ()) -> Iterator[tuple[str, str, str]]:
    """Every id in a record of plain data: where it stands, the id itself, and what it should be the id of."""
    for name, info in model.model_fields.items():
        value, what = data.get(name), id_of(info)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and what:
                yield ".".join((*head, name)), item, what
            elif isinstance(item, dict):
                for inner in filter(is_record, arms(info)):
                    yield from ids_in(inner, item, (*head, name))


def told(info: FieldInfo) -> list[str]:
    """What a key holds and, where that is a closed list, what is allowed: a text or two."""
    text, what = " ".join((info.description or "").split()), id_of(info) or ""
    if words := choices(info):
        return [text, f"One of: {' | '.join(words)}."]
    where = _WHERE.get(what, "")
    return [text if not where or f"data/{what}" in text else f"{text} {where}"]
