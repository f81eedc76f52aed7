"""Data files have one form: keys in the order of the model, two spaces a level, one line break at the end."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from ..load import Document, Finding, Place
from ..model import KINDS, Source
from ..model.records import BreakdownBlock, Measure, Milestone, Relation, Target
from .workspace import Workspace

_PARTS = {
    "milestones": Milestone,
    "targets": Target,
    "relations": Relation,
    "figures": BreakdownBlock,
    "sources": Source,
}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Order of keys and layout, from the places that the reader noted; `check --fix` mends both."""
    for path, document in workspace.loaded.documents.items():
        if document.data is None:
            continue
        for trail, keys in _maps(document.data, path):
            found = [key for key in trail[1] if key in keys]
            ordered = sorted(found, key=keys.index)
            if found != ordered:
                late = next(key for key, want in zip(found, ordered, strict=True) if key != want)
                message = f"keys out of order at '{late}'; the order is {', '.join(ordered)}: run check --fix"
                yield Finding(document.place((*trail[0], late), key=True), "canonical-form", message)
        yield from _layout(workspace.root / path, document)


def _layout(file: Path, document: Document) -> Iterator[Finding]:
    text = file.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.split("\n"), start=1):
        if line != line.rstrip():
            yield Finding(
                Place(document.path, number, len(line.rstrip()) + 1), "canonical-form", "spaces at the end of the line"
            )
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield Finding(
            Place(document.path, text.count("\n") + 1), "canonical-form", "the file must end with one line break"
        )
    starts = {line: column for (line, column) in sorted(document.keys.values(), reverse=True)}
    lines = text.split("\n")
    for line, column in sorted(starts.items()):
        before = lines[line - 1][: column - 1]
        if not before.strip(" -") and (column - 1) % 2:
            yield Finding(
                Place(document.path, line, column), "canonical-form", "indent by two spaces a level: run check --fix"
            )


def _order(path: str) -> list[str]:
    kind = path.split("/")[1]
    if kind == "sources":
        return ["publisher", "sources"]
    return KINDS[kind].key_order() if kind in KINDS else []


def _maps(data: Any, path: str) -> Iterator[tuple[tuple[tuple, list], list[str]]]:
    """Every map with an order: where it stands, its keys as found, and the keys in order."""
    if not isinstance(data, dict):
        return
    if path == "data/measures.yml":
        yield ((), list(data)), sorted(data)
        yield from (
            (((id,), list(item)), list(Measure.model_fields)) for id, item in data.items() if isinstance(item, dict)
        )
        return
    yield ((), list(data)), _order(path)
    for key, model in _PARTS.items():
        for index, item in enumerate(data.get(key) or []):
            if isinstance(item, dict):
                yield ((key, index), list(item)), list(model.model_fields)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 10_000
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def fix(workspace: Workspace) -> list[str]:
    """Rewrite the files that are not in form; comments, quotes and flow style stay."""
    changed = []
    wrong = {finding.place.path for finding in check(workspace)}
    for path in sorted(wrong):
        file, yaml = workspace.root / path, _yaml()
        data = yaml.load(file.read_text(encoding="utf-8"))
        for (trail, _), keys in list(_maps(data, path)):
            part = data
            for step in trail:
                part = part[step]
            _sort(part, keys)
        out = io.StringIO()
        yaml.dump(data, out)
        text = "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")) + "\n"
        if text != file.read_text(encoding="utf-8"):
            file.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def _sort(part: CommentedMap, keys: list[str]) -> None:
    known = {key: index for index, key in enumerate(keys)}
    for key in sorted(part, key=lambda key: known.get(key, len(known))):
        part.move_to_end(key)
