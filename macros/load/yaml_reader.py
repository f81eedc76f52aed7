"""YAML as data only: no tags, anchors or aliases, no duplicate keys, nothing turned into something else.

Integers, decimals, true, false and null are what they look like; everything else, dates and
`no` and `on` included, stays text. Every value keeps its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .finding import Finding, Place

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

Trail = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(
    r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}([eE][-+]?[0-9]{1,3})?|[-+]?[1-9][0-9]{0,17}[eE][-+]?[0-9]{1,3}"
)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class Document:
    """What a file says: `data`, and where each value and key of it stands."""

    path: str
    data: Any = None
    values: dict[Trail, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Trail, tuple[int, int]] = field(default_factory=dict)

    def place(self, trail: Trail = (), key: bool = False) -> Place:
        """Where the value (or the key) at `trail` stands, or the nearest thing around it."""
        while trail:
            spot = (self.keys.get(trail) if key else None) or self.values.get(trail) or self.keys.get(trail)
            if spot:
                return Place(self.path, *spot)
            trail = trail[:-1]
        return Place(self.path, *self.values.get((), (1, 1)))


class _Refused(Exception):
    def __init__(self, message: str, mark: yaml.Mark) -> None:
        self.message, self.mark = message, mark


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Builder:
    """Builds plain data from the stream of events, in one pass, noting where everything stands."""

    def __init__(self, text: str, document: Document, findings: list[Finding]) -> None:
        self.events = yaml.parse(text, Loader=_LOADER)
        self.document = document
        self.findings = findings

    def build(self) -> bool:
        """Fill the document; False where the file holds nothing."""
        for event in self.events:
            if isinstance(event, yaml.DocumentEndEvent):
                following = next(self.events)
                if isinstance(following, yaml.DocumentStartEvent):
                    raise _Refused("a second document (---) starts here; one file holds one", following.start_mark)
            elif isinstance(event, yaml.NodeEvent):
                self.document.data = self.node(event, ())
                if self.document.data is None:
                    return False
        return bool(self.document.values)

    def node(self, event: yaml.NodeEvent, trail: Trail) -> Any:
        self.refuse(event, trail)
        self.document.values[trail] = _spot(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self.node(item, (*trail, index)) for index, item in enumerate(self.until(yaml.SequenceEndEvent))]
        result: dict[str | int, Any] = {}
        for key_event in self.until(yaml.MappingEndEvent):
            key = self.key(key_event, trail, result)
            value = self.node(next(self.events), (*trail, key))
            result.setdefault(key, value)
        return result

    def until(self, end: type[yaml.Event]) -> Iterator[Any]:
        while not isinstance(event := next(self.events), end):
            yield event

    def key(self, event: yaml.NodeEvent, trail: Trail, seen: dict[str | int, Any]) -> str | int:
        self.refuse(event, trail)
        if not isinstance(event, yaml.ScalarEvent):
            raise _Refused("a key must be a plain word", event.start_mark)
        scalar = _scalar(event)
        key = scalar if type(scalar) is int else event.value
        if key in seen:
            first = self.document.keys[(*trail, key)][0]
            message = f"the key '{key}' was given already in line {first}; keep one of the two"
            self.findings.append(Finding(Place(self.document.path, *_spot(event)), "yaml", message))
        self.document.keys.setdefault((*trail, key), _spot(event))
        return key

    def refuse(self, event: yaml.NodeEvent, trail: Trail) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("aliases (*name) are not allowed; write the value out", event.start_mark)
        if event.anchor:
            raise _Refused("anchors (&name) are not allowed; write the value out", event.start_mark)
        if event.tag:
            raise _Refused(f"tags ({event.tag}) are not allowed; write plain values", event.start_mark)
        if len(trail) > MAX_DEPTH:
            raise _Refused(f"nested deeper than {MAX_DEPTH} levels", event.start_mark)


def _spot(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(event: yaml.ScalarEvent) -> Any:
    text = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


def read_yaml(file: Path, name: str) -> tuple[Document, list[Finding]]:
    """Read one file. `name` is what messages call it. Never raises for what the file holds."""
    raw = file.read_bytes()
    if len(raw) > MAX_BYTES:
        return _failed(name, f"the file has {len(raw):,} bytes; data files stay below {MAX_BYTES:,}: split it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _failed(name, f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8", line)
    if text.startswith("\ufeff"):
        return _failed(name, "the file starts with a byte order mark; save it as UTF-8 without one")
    return read_yaml_text(text, name)


def read_yaml_text(text: str, name: str) -> tuple[Document, list[Finding]]:
    """Read YAML from a string, as `read_yaml` does from a file."""
    document, findings = Document(name), []
    try:
        filled = _Builder(text, document, findings).build()
    except _Refused as error:
        return _failed(name, error.message, error.mark.line + 1, error.mark.column + 1)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        here = text.split("\n")[line - 1 : line]
        hint = "; indent with spaces, not tabs" if here and here[0].lstrip(" ").startswith("\t") else ""
        return _failed(name, f"not valid YAML: {error.problem or error.context}{hint}", line, column)
    except (yaml.YAMLError, UnicodeEncodeError, ValueError) as error:
        return _failed(name, f"not valid YAML: {str(error).splitlines()[0]}")
    if not filled:
        return _failed(name, "the file is empty; write at least the required keys, or remove it")
    return document, findings


def _failed(name: str, message: str, line: int = 1, column: int = 1) -> tuple[Document, list[Finding]]:
    return Document(name), [Finding(Place(name, line, column), "yaml", message)]
