"""What the atlas holds as a JSON Schema: which ids there are, and what each is the id of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..load import Loaded
from ..model import KINDS, Measure
from ..model.units import UNITS
from .shapes import DRAFT


def ids(loaded: Loaded) -> dict[str, Any]:
    """A definition for each kind, for all `entities`, `sources`, `measures`, `kinds` and `units`.

    `fit` ties basis and unit to the measure beside them, `parts` the keys of broken-down values
    to the kind they are broken down by.
    """
    named = {kind: {id: _called(loaded, id) for id, its in loaded.kinds.items() if its == kind} for kind in KINDS}
    every = {id: f"{label} ({KINDS[kind].singular})" for kind, labels in named.items() for id, label in labels.items()}
    definitions = {
        **{kind: _one_of(labels, KINDS[kind].singular) for kind, labels in named.items()},
        "entities": _one_of(every, "entity"),
        "sources": _one_of({id: _cited(loaded, id) for id in loaded.sources}, "source"),
        "measures": _one_of({id: _counted(measure) for id, measure in loaded.measures.items()}, "measure"),
        "kinds": {"enum": list(KINDS), "enumDescriptions": [" ".join(kind.__doc__.split()) for kind in KINDS.values()]},
        "units": {"enum": sorted(UNITS)},
        "fit": {"allOf": [fit for id, measure in sorted(loaded.measures.items()) for fit in _fit(id, measure)]},
        "parts": {"allOf": [_parts(kind, {**labels, "world": "World"}) for kind, labels in named.items() if labels]},
    }
    return {"$schema": DRAFT, "definitions": definitions}


def _called(loaded: Loaded, id: str) -> str:
    entity = loaded.entities[id]
    return f"{entity.name}: {entity.full_name}" if entity.full_name else entity.name


def _cited(loaded: Loaded, id: str) -> str:
    source = loaded.sources[id]
    return f"{loaded.publishers[id]}, {source.date}: {source.title}"


def _counted(measure: Measure) -> str:
    return f"{measure.label}, {' or '.join(measure.units or [measure.unit])}: {measure.definition}"


def _one_of(labels: dict[str, str], what: str) -> dict[str, Any]:
    known = sorted(labels)
    return {
        "enum": known,
        "enumDescriptions": [labels[id] for id in known],
        "errorMessage": f"No {what} has this id. If it is new, `make fix` brings it into the schemas.",
    }


def _fit(id: str, measure: Measure) -> Iterable[dict[str, Any]]:
    bases, fitting = measure.bases or {}, {}
    if bases:
        fitting["basis"] = {"enum": list(bases), "enumDescriptions": list(bases.values())}
    if measure.units:
        fitting["unit"] = {"enum": measure.units}
    if fitting:
        yield {"if": _has("measure", id), "then": {"properties": fitting}}


def _parts(kind: str, labels: dict[str, str]) -> dict[str, Any]:
    keys = {id: {"description": label} for id, label in labels.items()}
    by_period = {"additionalProperties": {"additionalProperties": False, "properties": keys}}
    return {"if": _has("by", kind), "then": {"properties": {"values": by_period}}}


def _has(key: str, value: str) -> dict[str, Any]:
    return {"properties": {key: {"const": value}}, "required": [key]}
