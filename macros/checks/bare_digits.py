"""Prose holds no bare figure: a digit needs a citing macro in its sentence, and a quantity needs cite() itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from ..load import Finding
from ..load.page import Call, Page
from ..render import CITING
from .workspace import Workspace

_GAP = re.compile(r"\n\s*\n")
_END = re.compile(r"[.!?:](?=\s+[A-Z({*\"“])|\n(?=\s*(?:[-*|#>]|\d+\. ))")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"(?<![\w.])[\w.,/+-]*\d[\w.,/+%-]*")
_YEAR = re.compile(r"(?:18|19|20)\d\d(?:s|[-–/]\d{2,4})?[.,;:]?")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_LIST_NUMBER = re.compile(r"^[ \t]*\d+\. ", re.MULTILINE)
_DESIGNATIONS = re.compile(
    r"\b(?:CO2|CO₂e?|45X|30D|Section \d+|Article \d+|NMC ?\d{3}|Type \d|COP\d\d|A123|HS ?\d+|45-X)\b"
)
EXEMPT = ("docs/contributing/", "docs/about/")
"""Pages about the atlas itself: their numbers are examples and conversion factors."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every sentence, list item and table row of every page."""
    entities = workspace.loaded.entities.values()
    names = {text for entity in entities for text in (entity.name, *entity.aliases) if any(map(str.isdigit, text))}
    known = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or r"(?!)")
    for page in workspace.pages:
        if not page.name.startswith(EXEMPT):
            yield from _page(page, known)


def _page(page: Page, known: re.Pattern[str]) -> Iterator[Finding]:
    prose = page.prose
    starts = [0, *(gap.end() for gap in _GAP.finditer(prose)), len(prose)]
    for start, end in itertools.pairwise(starts):
        if _DIGIT.search(prose, start, end):
            yield from _paragraph(page, start, prose[start:end], known)


def _paragraph(page: Page, first: int, prose: str, known: re.Pattern[str]) -> Iterator[Finding]:
    """The sentences of a paragraph, which begins at an offset of the page."""
    for pattern in (_TARGET, _LIST_NUMBER, known, _DESIGNATIONS):
        prose = pattern.sub(lambda match: re.sub(r"[^\n]", "x", match.group()), prose)
    ends = [*(end.end() for end in _END.finditer(prose)), len(prose)]
    for start, end in itertools.pairwise([0, *ends]):
        text = prose[start:end]
        if not _DIGIT.search(text):
            continue
        macros = {call.macro for call in _within(page, first + start, first + end)}
        for digits in _DIGITS.finditer(text):
            if _YEAR.fullmatch(digits.group()):
                if macros & CITING:
                    continue
                remedy = "put a citing macro into the sentence"
            elif "cite" in macros:
                continue
            else:
                remedy = "enter it as a figure and show it with value(), or cite() its source in the sentence"
            place = page.place(first + start + digits.start())
            yield Finding(place, "bare-digits", f"'{digits.group().strip('.,;:')}' stands without a source: {remedy}")


def _within(page: Page, start: int, end: int) -> list[Call]:
    """The calls in a sentence; one that follows its full stop at once still belongs to it."""
    return [call for call in page.calls if start <= call.start < end + 2]
