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


def validate(model: type[Model], document: Document, head: Trail = ()) -> tuple[Model | None, list[Finding]]:
    """The document, or the part of it at `head`, as `model`; or None and a finding for each thing wrong with it."""
    part = document.data
    for step in head:
        part = part[step]
    try:
        return _adapter(model).validate_python(part), []
    except ValidationError as error:
        return None, [
            _finding(document, item | {"loc": head + item["loc"]}) for item in error.errors(include_url=False)
        ]


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
    loc = error["loc"]
    trail = _trail(document, loc)
    last = loc[-1] if loc else ""
    where = ".".join(map(str, trail)) or "the file"
    match error["type"]:
        case "extra_forbidden":
            message = f"unknown key '{last}'{nearest(last, _KEYS - {str(last)})}"
            if error["input"] is None:
                message += "; if it is part of the text before it, put that text in quotes"
            return Finding(document.place(trail, key=True), "shape", message)
        case "missing":
            return Finding(document.place(trail), "shape", f"the required key '{last}' is missing in {where}")
        case "literal_error":
            expected = error["ctx"]["expected"]
            options = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
            message = f"{where}: found '{_shown(error['input'])}', expected one of {expected}"
            return Finding(document.place(trail), "shape", message + nearest(error["input"], options))
        case "string_type":
            message = f"{where}: found {_shown(error['input'])}, expected text; put it in quotes"
            return Finding(document.place(trail), "shape", message)
        case "string_pattern_mismatch":
            return Finding(document.place(trail), "shape", f"{where}: '{_shown(error['input'])}' {_pattern(error)}")
    message = error["msg"].removeprefix("Value error, ")
    return Finding(document.place(trail), "shape", f"{where}: {message} (found {_shown(error['input'])})")


def _pattern(error: dict[str, Any]) -> str:
    pattern = error["ctx"]["pattern"]
    if "http" in pattern:
        return "is no web address; write it in full, beginning with https://"
    if "a-z0-9" in pattern:
        return "is no id; ids are lower-case ASCII words joined by hyphens"
    return f"does not look like {pattern}"


def _shown(value: Any) -> str:
    text = str(value) if not isinstance(value, dict | list) else f"a {'map' if isinstance(value, dict) else 'list'}"
    return text if len(text) <= 80 else text[:77] + "..."
