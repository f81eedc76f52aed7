"""A file's data against its model: pydantic's errors become findings with a place and a remedy."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from ..model import KINDS, Measure, SourceFile
from ..model import base as _base
from ..model import records as _records
from .finding import Finding, nearest
from .yaml_reader import Document, Trail

Model = TypeVar("Model")


def _model_keys() -> set[str]:
    models = [*KINDS.values(), Measure, SourceFile]
    for module in (_base, _records):
        models += [item for item in vars(module).values() if isinstance(item, type) and issubclass(item, BaseModel)]
    return {key for model in models for key in model.model_fields}


_KEYS = _model_keys()

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
        items = [item | {"loc": head + item["loc"]} for item in error.errors(include_url=False)]
        return None, list(dict.fromkeys(_finding(document, item) for item in items))


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


def _finding(document: Document, error: dict[str, Any]) -> Finding:
    trail = _trail(document, error["loc"])
    key = error["type"] in ("extra_forbidden", "invalid_key") or error["loc"][-1:] == ("[key]",)
    return Finding(document.place(trail, key), "shape", _message(error, trail))


def _message(error: dict[str, Any], trail: Trail) -> str:
    last = _shown(error["loc"][-1] if error["loc"] else "")
    where = _shown(".".join(map(str, trail)) or "the file")
    found = _shown(error["input"])
    if error["input"] is None and error["type"] != "extra_forbidden":
        return f"{where}: nothing stands here; write a value or remove the key"
    match error["type"]:
        case "extra_forbidden":
            message = f"unknown key '{last}'{nearest(last, _KEYS - {last})}"
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
