"""From what was given, what is usual and what is answered to the data of a new file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from .keys import Key, Model, Trail, fields, keys_of, record_of, told
from .refusal import Refusal
from .thing import Thing
from .values import value_of


class Asking(Protocol):
    """Whoever answers questions."""

    def __call__(self, thing: Thing, key: Key, default: str | None) -> Any:
        """The value of a key, or None where it is left for later."""


def fill(thing: Thing, given: dict[Trail, str], ask: Asking | None) -> dict[str, Any]:
    """All that a new thing needs, in the order of its keys; None stands for what is left for later.

    Raises Refusal with everything that is wrong with what was given, or missing where it cannot wait.
    """
    data: dict[str, Any] = {}
    wrong: list[str] = []
    for trail, text in given.items():
        try:
            _put(data, trail, read(thing, trail, text))
        except Refusal as refusal:
            wrong += refusal.messages
    if wrong:
        raise Refusal(*wrong)
    for key in _missing(thing, data):
        try:
            default = thing.default(key, data)
        except Refusal as refusal:
            wrong += refusal.messages
            continue
        if ask is not None:
            value = ask(thing, key, default)
        elif default is not None:
            value = read(thing, key.trail, default)
        else:
            value = None
            if not thing.patient:
                wrong.append(f"{key} is missing: {' '.join(told(key.info))} Give it with --set {key}=...")
        _put(data, key.trail, value)
    if wrong:
        raise Refusal(*dict.fromkeys(wrong))
    return _ordered(thing.model, data)


def read(thing: Thing, trail: Trail, text: str) -> Any:
    """What a text means as the value of a key of a thing. Raises Refusal for what may not stand there."""
    return value_of(thing.model, trail, text, thing.loaded)


def _missing(thing: Thing, data: dict[str, Any]) -> Iterator[Key]:
    """The keys that are needed and not there, in order; records that nobody asked for need nothing."""
    open_records: set[Trail] = {()}
    for key in keys_of(thing.model):
        if key.trail[:-1] not in open_records:
            continue
        there = _has(data, key.trail)
        needed = key.needed or thing.wants(key, data)
        if record_of(key.info):
            open_records |= {key.trail} if there or needed else set()
        elif needed and not there:
            yield key


def _has(data: dict[str, Any], trail: Trail) -> bool:
    part: Any = data
    for key in trail:
        if not isinstance(part, dict) or key not in part:
            return False
        part = part[key]
    return True


def _put(data: dict[str, Any], trail: Trail, value: Any) -> None:
    for key in trail[:-1]:
        data = data.setdefault(key, {})
    if trail[-1] in data:
        raise Refusal(f"{'.'.join(trail)} was given twice; give it once")
    data[trail[-1]] = value


def _ordered(model: Model, data: dict[str, Any]) -> dict[str, Any]:
    known = fields(model)
    inner = {key: record_of(info) for key, info in known.items()}
    return {
        key: _ordered(inner[key], data[key]) if inner[key] and isinstance(data[key], dict) else data[key]
        for key in known
        if key in data
    }
