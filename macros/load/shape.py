"""A file's data against its model: pydantic's errors become findings with a place and a remedy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..model import Entity
from .finding import Finding, nearest
from .yaml_reader import Document, Trail
from .yaml_remedy import parted

Model = TypeVar("Model")


_NEAR = 0.75
"""How near an unknown key must be to another for that to be meant: 'county' to 'country', not 'colour'."""
_SHOWN_KEYS = 12

_MAP = "keys with values below it, such as `name: value`"
_WANTED = {
    "string_type": "text; put it in quotes",
    "int_type": "a whole number",
    "float_type": "a number alone, without unit, commas or quotes",
    "bool_type": "true or false",
    "list_type": "a list, such as [one, two]",
    "dict_type": _MAP,
    "model_type": _MAP,
    "greater_than_equal": "{ge} at least",
    "less_than_equal": "{le} at most",
}


def validate(model: type[Model], document: Document, head: Trail = ()) -> tuple[Model | None, list[Finding]]:
    """The document, or the part of it at `head`, as `model`; or None and a finding for each thing wrong with it."""
    part = document.data
    for step in head:
        part = part[step]
    try:
        return _adapter(model).validate_python(part), []
    except ValidationError as error:
        items = [item | {"inner": item["loc"], "loc": head + item["loc"]} for item in error.errors(include_url=False)]
        return None, list(dict.fromkeys(_finding(model, document, item) for item in items))


@cache
def _adapter(model: type[Model]) -> TypeAdapter[Model]:
    return TypeAdapter(model)


def _trail(document: Document, loc: tuple[str | int, ...]) -> Trail:
    """The part of pydantic's location that exists in the file: union tags and key marks are left out."""
    trail: Trail = ()
    for step in loc:
        known = (*trail, step)
        if known in document.values or known in document.keys:
            trail = known
        elif isinstance(step, str) and step.isdigit() and (*trail, int(step)) in document.values:
            trail = (*trail, int(step))
    return trail


def _told(document: Document, trail: Trail) -> str:
    """A trail as a message tells it: keys without the numbers of list items, since line and column tell those."""
    part, keys = document.data, []
    for step in trail:
        keys += [] if isinstance(part, list) else [str(step)]
        part = part[step]
    return ".".join(keys)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The records that a value, or an item of it, may be."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


@cache
def _keys_at(model: object, names: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of the record below these keys, in order. Names that are no key, such as union tags, are passed."""
    records = list(_models(model))
    for name in names:
        inner = [it for record in records if name in record.model_fields for it in _models(_type(record, name))]
        records = inner or records
    ordered = (item.key_order() if issubclass(item, Entity) else item.model_fields for item in records)
    return tuple(dict.fromkeys(key for keys in ordered for key in keys))


def _type(record: type[BaseModel], name: str) -> Any:
    return record.model_fields[name].annotation


def _allowed(model: object, error: dict[str, Any]) -> str:
    """What to write instead of an unknown key: the one that is meant or, where none is near, what there is."""
    names = tuple(step for step in error["inner"][:-1] if isinstance(step, str))
    known = _keys_at(model, names)
    if hint := nearest(error["loc"][-1], known, _NEAR):
        return hint
    more = f" and {len(known) - _SHOWN_KEYS} more" if len(known) > _SHOWN_KEYS else ""
    return f"; keys here are {', '.join(known[:_SHOWN_KEYS])}{more}" if known else ""


def _finding(model: object, document: Document, error: dict[str, Any]) -> Finding:
    trail = _trail(document, error["loc"])
    key = error["type"] in ("extra_forbidden", "invalid_key") or error["loc"][-1:] == ("[key]",)
    return Finding(document.place(trail, key), "shape", _message(model, error, _told(document, trail)))


def _message(model: object, error: dict[str, Any], trail: str) -> str:
    last = _shown(error["loc"][-1] if error["loc"] else "")
    where = _shown(trail or "the file")
    found = _shown(error["input"])
    if error["input"] is None and error["type"] != "extra_forbidden":
        return f"{where}: nothing stands here; write a value or remove the key"
    match error["type"]:
        case "extra_forbidden":
            message = f"unknown key '{last}'{_allowed(model, error)}"
            if error["input"] is None:
                message += "; if it is part of the text before it, put that text in quotes"
            return message
        case "invalid_key":
            return f"unknown key '{found}'"
        case "missing":
            return f"the required key '{last}' is missing in {where}"
        case "literal_error":
            expected = error["ctx"]["expected"]
            options = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
            return f"{where}: found '{found}', expected one of {expected}{nearest(error['input'], options)}"
        case "string_pattern_mismatch":
            return f"{where}: '{found}' {_pattern(error)}"
    return f"{where}: {_expected(error)}"


def _expected(error: dict[str, Any]) -> str:
    """What was found and what to write instead, for what is wrong with a value of its own."""
    kind, found, bounds = error["type"], _shown(error["input"]), error.get("ctx", {})
    if kind in ("too_short", "too_long", "string_too_short", "string_too_long"):
        what = "characters" if isinstance(error["input"], str) else "items"
        least, most = bounds.get("min_length"), bounds.get("max_length")
        wanted = f"at least {least}; add some, or remove the key" if least else f"at most {most}; shorten it"
        return f"found {len(error['input'])} {what}, expected {wanted}"
    if kind == "int_type" and error["loc"][-1] == "int":  # one half of a number of either kind
        kind = "float_type"
    if kind == "float_type" and found and parted(found, 1) == (0, found):
        return f"found {found}, expected a number; write {found.replace(',', '')} without a comma and without quotes"
    if kind in _WANTED:
        return f"found {found}, expected {_WANTED[kind].format(**bounds)}"
    message = error["msg"].removeprefix("Value error, ").replace(str(error["input"]) or found, found)
    told = isinstance(error["input"], dict | list) or found in message
    return message if told else f"{message} (found {found})"


def _pattern(error: dict[str, Any]) -> str:
    pattern = error["ctx"]["pattern"]
    if "http" in pattern:
        return "is no web address; write it in full, beginning with https://"
    if "a-z0-9" in pattern:
        return "is no id; ids are lower-case ASCII words joined by hyphens"
    return f"does not look like {pattern}"


def _shown(value: Any) -> str:
    text = str(value)
    if isinstance(value, dict | list):
        text = "a map" if isinstance(value, dict) else "a list"
    elif isinstance(value, bool):
        text = text.lower()
    return text if len(text) <= 80 else text[:77] + "..."
