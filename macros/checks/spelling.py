"""Names and terms are written in one way: names as their own files have them, terms as `spelling.yml` has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..load import Finding, Loaded, Place
from .names import loose, one_of, squeezed
from .workspace import Edit, Workspace

_LONGEST = 4
"""Names of more words are sentences, which prose need not repeat; names of more letters may spell a word."""

_KINDS = {"countries", "companies", "technologies", "plants", "ventures"}
_UNREAD = re.compile(r"\]\([^()\s]*\)|\{[^{}\n]*\}")
"""Of prose: targets of links, attributes of headings, statements of templates."""

_WORDS = re.compile(r"[ -]")


@cache
def _terms() -> dict[str, Any]:
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@dataclass(frozen=True)
class _Slip:
    """A wrong form in a file: where, what stands there, what should; `start` is None where it cannot be mended."""

    place: Place
    start: int | None
    found: str
    right: str


def check(workspace: Workspace) -> Iterator[Finding]:
    """The prose of pages and our own texts in the data; titles of sources and names are as others write them."""
    for slip in _slips(workspace):
        message = f"write '{slip.right}', not '{slip.found}'; `make fix` does it"
        yield Finding(slip.place, "spelling", message, "warning")


def fix(workspace: Workspace) -> list[str]:
    """Write each as it should be."""
    edits = defaultdict(list)
    for slip in _slips(workspace):
        if slip.start is not None:
            edits[slip.place.path].append(Edit(slip.start, slip.found, slip.right))
    return workspace.rewrite(edits)


def _slips(workspace: Workspace) -> Iterator[_Slip]:
    rights, pattern = _forms(workspace.loaded)
    for page in workspace.pages:
        prose = _UNREAD.sub(lambda match: " " * len(match[0]), page.prose)
        for start, found, right in _wrong(prose, pattern, rights):
            yield _Slip(page.place(start), page.body_start + start, found, right)
    for id, trail, text in workspace.texts:
        wrong = list(_wrong(text, pattern, rights))
        if wrong:
            yield from _in_data(workspace.loaded, workspace.loaded.place(id, *trail), wrong)


def _in_data(loaded: Loaded, place: Place, wrong: list[tuple[int, str, str]]) -> Iterator[_Slip]:
    """The slips of a text in its file, where it may stand in quotes and be folded."""
    file = loaded.documents[place.path].text
    at = sum(map(len, file.split("\n")[: place.line - 1])) + place.line - 1 + place.column - 1
    for _, found, right in wrong:
        start = file.find(found, at)
        if start < 0:
            yield _Slip(place, None, found, right)
            continue
        at = start + len(found)
        line = file.count("\n", 0, start) + 1
        yield _Slip(Place(place.path, line, start - file.rfind("\n", 0, start)), start, found, right)


def _forms(loaded: Loaded) -> tuple[dict[str, list[str]], re.Pattern[str]]:
    """What is right for each form, by its letters alone, and a pattern of all forms in small letters."""
    terms = _terms()
    rights: dict[str, list[str]] = defaultdict(list)
    forms = {form: form for form in (*_names(loaded), *terms["exactly"])}
    forms |= {wrong: right for right, wrongs in terms["instead"].items() for wrong in wrongs}
    for form, right in forms.items():
        rights[squeezed(form)].append(right)
    return rights, one_of(map(str.lower, forms), loose)


def _names(loaded: Loaded) -> Iterator[str]:
    """Names that could be written in another way: of several words, or with capitals inside."""
    for id, entity in loaded.entities.items():
        native = [text for _, text in entity.native_name.items()] if entity.native_name else []
        for name in (entity.name, *entity.aliases, *native):
            words = _WORDS.split(name)
            capitals = all(not word[:1].islower() for word in words)
            if len(words) == 1:
                if loose(name) != re.escape(name) or (len(name) > 2 and any(char.isupper() for char in name[1:])):
                    yield name
            elif capitals and len(words) <= _LONGEST and loaded.kinds[id] in _KINDS:
                yield name


def _wrong(text: str, pattern: re.Pattern[str], rights: dict[str, list[str]]) -> Iterator[tuple[int, str, str]]:
    """Offset, form found and right form of each slip in a text."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for match in pattern.finditer(small):
        found = text[match.start() : match.end()]
        right = rights[squeezed(found)]
        if found in right or found.lower() in right or (found.islower() and _like_a_word(right[0])):
            continue
        if not _stands(right[0], text, match.start()):
            begun = found[0].isupper() and right[0].islower()
            yield match.start(), found, right[0].capitalize() if begun else right[0]


def _like_a_word(form: str) -> bool:
    """Whether a name in capitals is so long that in small letters it may be a word of the language: RISING."""
    return form.isupper() and len(form) > _LONGEST


def _stands(form: str, text: str, start: int) -> bool:
    """Whether the right form is there, of which the wrong one is only the beginning: 'LG Energy' of its full name."""
    return text.startswith(form, start) and not text[start + len(form) :][:1].isalnum()
