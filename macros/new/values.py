"""From what a person types to what a file says: read as the key asks, and refused in the words of `check`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal, get_origin

from pydantic import create_model
from ruamel.yaml.comments import CommentedSeq

from ..checks.canonical_form import written
from ..load import Loaded, nearest
from ..load.shape import validate
from ..load.yaml_reader import read_yaml_text
from ..model import KINDS, Period
from ..model.base import Strict
from ..model.ids import is_id, slug
from ..model.units import UNITS
from .keys import Model, Trail, arms, fields, id_of, ids_in, is_list, is_record, record_of
from .refusal import Refusal


def value_of(model: Model, trail: Trail, text: str, loaded: Loaded) -> Any:
    """What `text` means as the value of a key.

    Raises Refusal for a key that is not there, an id of nothing, and all that the model does not take.
    """
    value = _plain(_info(model, trail), trail, text.strip())
    nested: Any = value
    for key in reversed(trail):
        nested = {key: nested}
    if unknown := unknown_ids(model, nested, loaded):
        raise Refusal(*unknown)
    document, findings = read_yaml_text(written(nested), "")
    checked, wrong = validate(_alone(model, trail), document) if document.values else (None, [])
    if findings or wrong:
        raise Refusal(*(finding.message for finding in [*findings, *wrong]))
    for key in trail:
        checked = getattr(checked, key)
    return checked if isinstance(checked, str) else value


def _info(model: Model, trail: Trail) -> Any:
    info = None
    for depth, key in enumerate(trail):
        inner = model if info is None else record_of(info)
        known = fields(inner) if inner else {}
        if key not in known:
            where = f" in {'.'.join(trail[:depth])}" if depth else ""
            keys = f"keys are {', '.join(known)}" if known else "it has no keys of its own"
            raise Refusal(f"unknown key '{key}'{where}; {keys}{nearest(key, known, 0.75)}")
        info = known[key]
    return info


@cache
def _alone(model: Model, trail: Trail) -> Model:
    """The model with one key alone, so that it can be judged before the others are known."""
    info = model.model_fields[trail[0]]
    whole = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
    kept = _alone(record_of(info), trail[1:]) if trail[1:] else whole
    return create_model(model.__name__, __base__=Strict, **{trail[0]: (kept, ...)})


def _plain(info: Any, trail: Trail, text: str) -> Any:
    found = arms(info)
    if is_list(info):
        whole = text[:1] in ("[", "{")
        items = _yaml(trail, text) if whole else [item.strip() for item in text.split(",") if item.strip()]
        items = items if isinstance(items, list) else [items]
        if is_record(found[0]):
            return [_record(found[0], item) for item in items]
        return items[0] if id_of(info) == "sources" and len(items) == 1 else _in_a_line(items)
    if Period in found:
        return _date(text)
    is_text = all(arm is str or get_origin(arm) is Literal for arm in found)
    return text if is_text else _yaml(trail, text)


def _in_a_line(items: list[Any]) -> CommentedSeq:
    """A list as files have it: between brackets."""
    line = CommentedSeq(items)
    line.fa.set_flow_style()
    return line


def _record(model: Model, item: Any) -> Any:
    """A record in a list may be given by its id or, where the atlas holds no such thing, by its name."""
    if not isinstance(item, str):
        return item
    return {"name": item} if "name" in model.model_fields and not is_id(item) else {"id": item}


def _date(text: str) -> Any:
    """A date as YAML writes it without quotes."""
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text
    except ValueError:
        return text


def _yaml(trail: Trail, text: str) -> Any:
    document, findings = read_yaml_text(text, "")
    if findings:
        raise Refusal(*(f"{'.'.join(trail)}: {finding.message}" for finding in findings))
    return document.data


def unknown_ids(model: Model, data: dict[str, Any], loaded: Loaded) -> list[str]:
    """A message for every id in the data that is the id of nothing, with the nearest one that is."""
    messages = []
    for where, id, what in dict.fromkeys(ids_in(model, data)):
        known = _known(what, loaded)
        if id not in known:
            thing = KINDS[what].singular if what in KINDS else {"entities": "entity"}.get(what, what.removesuffix("s"))
            messages.append(f"{where}: no {thing} '{id}'{nearest(slug(id) or id, known)}")
    return messages


def _known(what: str, loaded: Loaded) -> Iterable[str]:
    match what:
        case "entities":
            return loaded.entities
        case "sources":
            return loaded.sources
        case "measures":
            return loaded.measures
        case "units":
            return UNITS
        case "kinds":
            return KINDS
    return [id for id, kind in loaded.kinds.items() if kind == what]
