"""YAML as data only: no tags, anchors or aliases, no duplicate keys, nothing turned into something else.

Integers, decimals, true, false and null are what they look like; everything else, dates and
`no` and `on` included, stays text. Every value keeps its line and column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .finding import Finding, Place
from .text_file import read_text
from .yaml_remedy import parted, remedy

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

Trail = tuple[str | int, ...]

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(
    r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}([eE][-+]?[0-9]{1,3})?|[-+]?[1-9][0-9]{0,17}[eE][-+]?[0-9]{1,3}"
)
_TOLD_BY_START = tuple(f"while scanning {what}" for what in ("a quoted", "a simple key", "an alias", "an anchor"))
"""Where these begin says more than where the parser gives up."""
_PLAIN = "are not allowed; write the value itself, or put text that begins with {} in quotes"
_THREE_DIGITS = re.compile(r"[0-9]{3}(\.[0-9]+)?$")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class Document:
    """What a file says: its `text`, the `data` in it, and where each value and key of that stands."""

    path: str
    text: str = field(default="", repr=False)
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
        self.events = iter(_LOADER(text).get_event, None)
        self.document = document
        self.findings = findings

    def build(self) -> bool:
        """Fill the document; False where the file holds nothing."""
        for event in self.events:
            if isinstance(event, yaml.DocumentEndEvent):
                following = next(self.events)
                if isinstance(following, yaml.DocumentStartEvent):
                    message = "a second document (---) starts here; one file holds one: remove the line"
                    raise _Refused(message, following.start_mark)
            elif isinstance(event, yaml.NodeEvent):
                self.document.data = self.node(event, ())
                if self.document.data is None:
                    return False
        return bool(self.document.values)

    def node(self, event: yaml.NodeEvent, trail: Trail) -> Any:
        if event.anchor or event.tag or len(trail) > MAX_DEPTH:
            self.refuse(event, trail)
        self.document.values[trail] = _spot(event)
        kind, events = type(event), self.events
        if kind is yaml.ScalarEvent:
            return _scalar(event)
        if kind is yaml.SequenceStartEvent:
            items: list[Any] = []
            while type(item := next(events)) is not yaml.SequenceEndEvent:
                items.append(self.node(item, (*trail, len(items))))
            return items
        result: dict[str | int, Any] = {}
        while type(item := next(events)) is not yaml.MappingEndEvent:
            following = next(events)
            if result and (number := self.parted(item, following)):
                result[next(reversed(result))] = _scalar_of(number)
                continue
            key = self.key(item, trail, result)
            value = self.node(following, (*trail, key))
            result.setdefault(key, value)
        return result

    def parted(self, event: yaml.NodeEvent, following: yaml.NodeEvent) -> str:
        """The number, without commas, of which this is no key but a part; it is told once."""
        plain = type(event) is type(following) is yaml.ScalarEvent and not following.value
        if not plain or not _THREE_DIGITS.match(event.value):
            return ""
        line, column = event.start_mark.line, event.start_mark.column
        found = parted(self.document.text.split("\n")[line], column)
        if not found:
            return ""
        start, number = found
        whole = number.replace(",", "")
        place = Place(self.document.path, line + 1, start + 1)
        finding = Finding(place, "yaml", f"'{number}' is read as several values; write {whole} without a comma")
        if finding not in self.findings[-1:]:
            self.findings.append(finding)
        return whole

    def key(self, event: yaml.NodeEvent, trail: Trail, seen: dict[str | int, Any]) -> str | int:
        if event.anchor or event.tag or type(event) is not yaml.ScalarEvent:
            self.refuse(event, trail)
            raise _Refused("a key must be a plain word; put text that holds brackets in quotes", event.start_mark)
        scalar = _scalar(event)
        key = scalar if type(scalar) is int else event.value
        same = key if key in seen else _twin(key)
        if same in seen:
            first = self.document.keys[(*trail, same)][0]
            message = f"the key '{key}' was given already in line {first}; keep one of the two"
            self.findings.append(Finding(Place(self.document.path, *_spot(event)), "yaml", message))
        self.document.keys.setdefault((*trail, key), _spot(event))
        return key

    def refuse(self, event: yaml.NodeEvent, trail: Trail) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(f"aliases (*name) {_PLAIN.format('*')}", event.start_mark)
        if event.anchor:
            raise _Refused(f"anchors (&name) {_PLAIN.format('&')}", event.start_mark)
        if event.tag:
            raise _Refused(f"tags ({event.tag}) {_PLAIN.format('!')}", event.start_mark)
        if len(trail) > MAX_DEPTH:
            raise _Refused(f"nested deeper than {MAX_DEPTH} levels; no key goes that deep", event.start_mark)


def _spot(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _twin(key: str | int) -> str | int:
    """The other way to write a key: '2024' for 2024, and 2024 for '2024'."""
    if type(key) is int:
        return str(key)
    return int(key) if key[:1].isdecimal() and INTEGER.fullmatch(key) else key


def _scalar(event: yaml.ScalarEvent) -> Any:
    return _scalar_of(event.value) if event.implicit[0] else event.value


def _scalar_of(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "-+0123456789":
        return text
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def read_yaml(file: Path, name: str) -> tuple[Document, list[Finding]]:
    """Read one file. `name` is what messages call it. Never raises for what the file holds."""
    text, findings = read_text(file, name, MAX_BYTES)
    return (Document(name), findings) if findings else read_yaml_text(text, name)


def read_yaml_text(text: str, name: str) -> tuple[Document, list[Finding]]:
    """Read YAML from a string, as `read_yaml` does from a file."""
    document, findings = Document(name, text), []
    try:
        filled = _Builder(text, document, findings).build()
    except _Refused as error:
        return _failed(name, error.message, error.mark)
    except yaml.MarkedYAMLError as error:
        began = str(error.context).startswith(_TOLD_BY_START)
        mark = error.context_mark if began else error.problem_mark or error.context_mark
        line = text.split("\n")[mark.line] if mark.line <= text.count("\n") else ""
        return _failed(name, f"not valid YAML: {error.problem}; {remedy(error.problem, line)}", mark)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        return _failed(name, f"not valid YAML: {str(error).splitlines()[0]}")
    if not filled:
        return _failed(name, "the file is empty; write at least the required keys, or remove it")
    return document, findings


def _failed(name: str, message: str, mark: yaml.Mark | None = None) -> tuple[Document, list[Finding]]:
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    return Document(name), [Finding(place, "yaml", message)]
