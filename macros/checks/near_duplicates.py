"""No two entities go by nearly the same name, and no source is entered twice under nearly the same title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..load import Finding, Loaded
from ..load.yaml_reader import Trail
from ..model import Period
from .names import folded
from .workspace import Workspace

RULE = "near-duplicates"
SHORTEST = 7
"""Names shorter than this may differ in one letter: Mali and Bali."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class _Name:
    """A name of an entity and where it stands; `paged` tells whether the entity has a page."""

    id: str
    kind: str
    text: str
    trail: Trail
    paged: bool

    @property
    def is_alias(self) -> bool:
        return self.trail[0] == "aliases"


def check(workspace: Workspace) -> Iterator[Finding]:
    """Names against names, and the titles of each publisher against each other."""
    loaded = workspace.loaded
    same: dict[str, list[_Name]] = defaultdict(list)
    for name in _names(loaded):
        same[folded(name.text)].append(name)
    told = set()
    for first, second in (pair for found in same.values() for pair in _pairs(found)):
        told.add((first.id, second.id))
        yield _finding(loaded, first, second, "the same as")
    for first, second in _alike(same):
        if (first.id, second.id) not in told:
            yield _finding(loaded, first, second, "one letter away from")
    yield from _titles(loaded)


def _finding(loaded: Loaded, first: _Name, second: _Name, how: str) -> Finding:
    what = "an alias" if first.is_alias else "a name"
    message = (
        f"'{second.text}' is {how} '{first.text}', {what} of '{first.id}'; "
        "if both are one, keep one file; else tell them apart"
    )
    return Finding(loaded.place(second.id, *second.trail), RULE, message, "warning")


def _names(loaded: Loaded) -> Iterator[_Name]:
    for id, entity in loaded.entities.items():
        names: dict[Trail, str | None] = {("name",): entity.name, ("full_name",): entity.full_name}
        native = entity.native_name.items() if entity.native_name else []
        names |= {("native_name", code): text for code, text in native}
        names |= {("aliases", index): text for index, text in enumerate(entity.aliases)}
        for trail, text in names.items():
            if text:
                yield _Name(id, loaded.kinds[id], text, trail, entity.page != "none")


def _pairs(found: list[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Each name that can be taken for an earlier one of the same letters, with the first such."""
    for place, later in enumerate(found):
        first = next((earlier for earlier in found[:place] if _clash(earlier, later)), None)
        if first:
            yield first, later


def _clash(one: _Name, other: _Name) -> bool:
    """Names clash always; an alias only with a name of the same kind, or where it leads to two pages."""
    if one.id == other.id:
        return False
    if (one.paged and other.paged) or not (one.is_alias or other.is_alias):
        return True
    return one.kind == other.kind and not (one.is_alias and other.is_alias)


def _alike(same: dict[str, list[_Name]]) -> Iterator[tuple[_Name, _Name]]:
    """Names of one kind that differ in a letter: the same is left of them when one letter is taken out of each."""
    shortened: dict[tuple[str, str], str] = {}
    for letters, found in same.items():
        name = found[0]
        if name.is_alias or len(letters) < SHORTEST:
            continue
        for left in {letters, *(letters[:index] + letters[index + 1 :] for index in range(len(letters)))}:
            other = shortened.setdefault((name.kind, left), letters)
            if same[other][0].id != name.id and _DIGITS.findall(other) == _DIGITS.findall(letters):
                yield same[other][0], name
                break


def _titles(loaded: Loaded) -> Iterator[Finding]:
    """Sources of one publisher with the same letters in their titles, but for editions of different dates."""
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id, source in loaded.sources.items():
        before = seen[loaded.publishers[id], "".join(filter(str.isalnum, source.title.casefold()))]
        other = next((other for other in before if _may_be_one(loaded.sources[other].date, source.date)), None)
        if other:
            message = (
                f"'{other}' has this title and publisher too; if both are one, keep one, else tell the titles apart"
            )
            yield Finding(loaded.place(f"source:{id}", "title"), RULE, message, "warning")
        before.append(id)


def _may_be_one(one: Period | str, other: Period | str) -> bool:
    """Whether two dates of sources may be the same day; `n.d.` may be any."""
    if not (isinstance(one, Period) and isinstance(other, Period)):
        return True
    return one.start <= other.end and other.start <= one.end
