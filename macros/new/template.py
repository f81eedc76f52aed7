"""The templates: an example of every kind of data file, with what the model says about each key above it.

Templates are for people to read. The examples in them are written by hand, the comments come from
the model, so that the two never disagree.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from inspect import get_annotations
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..load.shape import validate
from ..load.yaml_reader import Trail, read_yaml_text
from ..model import KINDS, REGISTERS, Period, SourceFile
from .keys import Model, fields, told

FOLDER = Path(__file__).resolve().parent / "templates"
MODELS: dict[str, Model] = {**KINDS, "sources": SourceFile, **REGISTERS}
"""Name of a template -> the model of what it shows."""

PATH = "macros/new/templates/{}.yml"
"""Where a template stands, from the root of the repository."""

_WIDTH = 110
_PLACES = {
    "sources": "One file a publisher: data/sources/<publisher>.yml.",
    **{name: f"All stand in data/{name}.yml." for name in REGISTERS},
}
_MAKES = {
    "sources": 'python -m macros new source "A name" --publisher ... --url ... --date ... --kind ...',
    **dict.fromkeys(REGISTERS, ""),
}


def template(name: str) -> str:
    """The text of a template."""
    return (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def records(name: str, text: str) -> Iterator[tuple[Trail, BaseModel]]:
    """The records of an example that stand at the top of its file. Raises ValueError where it is not sound."""
    document, findings = read_yaml_text(text, PATH.format(name))
    for trail in [(id,) for id in document.data] if name in REGISTERS and document.values else [()]:
        record, wrong = validate(MODELS[name], document, trail)
        findings = findings + wrong
        if record is not None:
            yield trail, record
    if findings:
        raise ValueError("\n".join(map(str, findings)))


def told_keys(record: Any, trail: Trail = ()) -> Iterator[tuple[Trail, Model, str]]:
    """Every key that a record shows, in it and below: where it stands, the model that defines it, its name."""
    if isinstance(record, BaseModel):
        for name in record.model_fields_set:
            yield (*trail, name), owner(type(record), name), name
            yield from told_keys(getattr(record, name), (*trail, name))
    elif isinstance(record, list):
        for index, item in enumerate(record):
            yield from told_keys(item, (*trail, index))
    elif isinstance(record, dict):
        for key, item in record.items():
            text = key.text if isinstance(key, Period) else key
            yield from told_keys(item, (*trail, int(text) if text.isdigit() else text))


def owner(model: Model, name: str) -> Model:
    """The model that defines a key, which those made from it share."""
    return next(base for base in model.__mro__ if name in get_annotations(base))


def commented(name: str, text: str) -> str:
    """An example with the model's words above the first showing of each key; other comments are dropped."""
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    plain = "\n".join(lines) + "\n"
    document, _ = read_yaml_text(plain, PATH.format(name))
    shown = [
        (document.keys[trail], model, key)
        for head, record in records(name, plain)
        for trail, model, key in told_keys(record, head)
    ]
    comments: dict[int, list[str]] = {}
    seen: set[tuple[Model, str]] = set()
    for (line, _column), model, key in sorted(shown, key=lambda item: item[0]):
        if (model, key) not in seen:
            seen.add((model, key))
            comments[line] = _comment(model, key)
    made = _head(name)
    for number, line in enumerate(lines, start=1):
        indent = " " * (len(line) - len(line.lstrip()))
        made += [""] if not indent else []
        made += [line for text in comments.get(number, []) for line in _wrapped(text, indent)]
        made.append(line)
    return "\n".join(made) + "\n"


def _comment(model: Model, key: str) -> list[str]:
    info = model.model_fields[key]
    first, *more = told(info)
    return [f"Required. {first}" if info.is_required() else first, *more]


def _wrapped(text: str, indent: str = "") -> list[str]:
    lines = textwrap.wrap(text, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return [f"{indent}# {line}" for line in lines]


def _head(name: str) -> list[str]:
    model = MODELS[name]
    required = ", ".join(key for key, info in fields(model).items() if info.is_required())
    required += "; with a page also summary" if name in KINDS else ""
    makes = _MAKES.get(name, f'python -m macros new {getattr(model, "singular", "")} "Its name"')
    paragraphs = [
        f"{' '.join(model.__doc__.split())} {_PLACES.get(name, f'One file each: data/{name}/<id>.yml.')}",
        f"Required: {required}. Leave out every other key that is not known or not needed. The order of the keys is "
        "fixed; `make fix` sets it right.",
        *([f"`{makes}` writes what is required."] if makes else []),
        "A date or period is 2024, 2024-06, 2024-06-30, 2024-Q1, 2024-H1, FY2024 (April 2024 to March 2025) or a span "
        "such as 2009/2023. Put text in quotes that holds a colon, a hash or, inside brackets and braces, a comma.",
        "This file is the whole reference: every key is shown. The values are examples, not facts. The comments are "
        "the model's own words; `python -m macros.new.renew` renews them.",
    ]
    return [line for paragraph in paragraphs for line in _wrapped(paragraph)]
