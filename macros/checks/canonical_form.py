"""Data files have one form: keys in the order of the model, two spaces a level, one line break at the end."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ..load import Document, Finding, Place
from ..load.yaml_reader import INTEGER
from ..model import KINDS, REGISTERS, Claim, Source
from ..model.records import BreakdownBlock, Milestone, Relation, Target
from .workspace import Workspace

if TYPE_CHECKING:
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.resolver import VersionedResolver

_PARTS = {
    "milestones": Milestone,
    "targets": Target,
    "relations": Relation,
    "figures": BreakdownBlock,
    "sources": Source,
}
_TEXT = "tag:yaml.org,2002:str"


def check(workspace: Workspace) -> Iterator[Finding]:
    """Order of keys and layout, from the places that the reader noted; `make fix` mends both."""
    for path, document in workspace.loaded.documents.items():
        if document.data is None:
            continue
        for trail, keys in _maps(document.data, path):
            found = [key for key in trail[1] if key in keys]
            ordered = sorted(found, key=keys.index)
            if found != ordered:
                late = next(key for key, want in zip(found, ordered, strict=True) if key != want)
                message = f"keys out of order at '{late}'; the order is {', '.join(map(str, ordered))}: run `make fix`"
                yield Finding(document.place((*trail[0], late), key=True), "canonical-form", message)
        yield from _layout(document)


def _layout(document: Document) -> Iterator[Finding]:
    lines = document.text.split("\n")
    for number, line in enumerate(lines, start=1):
        if line != line.rstrip():
            place = Place(document.path, number, len(line.rstrip()) + 1)
            yield Finding(place, "canonical-form", "spaces at the end of the line: run `make fix`")
    if lines[-1] or not lines[-2]:
        yield Finding(
            Place(document.path, len(lines)), "canonical-form", "the file must end with one line break: run `make fix`"
        )
    for line, column in document.keys.values():
        if column % 2 == 0 and not lines[line - 1][: column - 1].strip(" -"):
            place = Place(document.path, line, column)
            yield Finding(place, "canonical-form", "indent by two spaces a level: run `make fix`")


@cache
def _order(path: str) -> list[str]:
    kind = path.split("/")[1]
    if kind == "sources":
        return ["publisher", "sources"]
    return KINDS[kind].key_order() if kind in KINDS else []


def _maps(data: Any, path: str) -> Iterator[tuple[tuple[tuple, list], list[str]]]:
    """Every map with an order: where it stands, its keys as found, and the keys in order."""
    if not isinstance(data, dict):
        return
    register = REGISTERS.get(path.removeprefix("data/").removesuffix(".yml"))
    if register:
        yield ((), list(data)), list(data) if register is Claim else sorted(data, key=str)
        keys = list(register.model_fields)
        yield from ((((id,), list(item)), keys) for id, item in data.items() if isinstance(item, dict))
        return
    yield ((), list(data)), _order(path)
    for key, model in _PARTS.items():
        for index, item in enumerate(data[key] if isinstance(data.get(key), list) else []):
            if isinstance(item, dict):
                yield ((key, index), list(item)), list(model.model_fields)


@cache
def _resolver() -> type[VersionedResolver]:
    """What plain words mean, as our reader reads them: to ruamel, TRUE would be true, and 0x1F a number.

    Numbers with an exponent are left as they stand: ruamel would write their last digit anew.
    """
    from ruamel.yaml.resolver import VersionedResolver

    patterns = {"null": "null|~|", "bool": "true|false", "int": INTEGER.pattern}
    patterns["float"] = rf"{INTEGER.pattern}\.[0-9]+"
    rules = [(f"tag:yaml.org,2002:{kind}", re.compile(rf"(?:{pattern})\Z")) for kind, pattern in patterns.items()]

    class Resolver(VersionedResolver):
        @property
        def versioned_resolver(self) -> dict[str, list[tuple[str, re.Pattern[str]]]]:
            return dict.fromkeys(["", *"-+0123456789tfn~"], rules)

    return Resolver


def _yaml() -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.Resolver = _resolver()
    yaml.representer.add_representer(dt.date, lambda to, day: to.represent_scalar(_TEXT, day.isoformat()))
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 10_000
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def parsed(text: str) -> Any:
    """YAML to be changed and written again: comments, quotes and flow style stay with it."""
    return _yaml().load(text)


def written(data: Any) -> str:
    """Data as the files have it: two spaces a level, no line broken, none ending in spaces."""
    out = io.StringIO()
    _yaml().dump(data, out)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")) + "\n"


def fix(workspace: Workspace) -> list[str]:
    """Rewrite the files that are not in form and can be read; comments, quotes and flow style stay."""
    changed = []
    wrong = {finding.place.path for finding in check(workspace)}
    unread = {finding.place.path for finding in workspace.load_findings if finding.rule == "yaml"}
    for path in sorted(wrong - unread):
        file = workspace.root / path
        data = parsed(file.read_text(encoding="utf-8"))
        for (trail, _), keys in list(_maps(data, path)):
            part = data
            for step in trail:
                part = part[step]
            _sort(part, keys)
        text = written(data)
        if text != file.read_text(encoding="utf-8"):
            file.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def _sort(part: CommentedMap, keys: list[str]) -> None:
    known = {key: index for index, key in enumerate(keys)}
    for key in sorted(part, key=lambda key: known.get(key, len(known))):
        part.move_to_end(key)
