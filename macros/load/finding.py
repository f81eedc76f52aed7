"""A finding: something wrong or doubtful, with its place and its remedy."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..model.text import visible

_LONGEST_WORD = 200


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file: its path from the root of the repository, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to mend (`error`) or to look at (`warning`), as found by `rule`."""

    place: Place
    rule: str
    message: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.severity} [{self.rule}] {visible(self.message)}"


class LoadError(Exception):
    """The data cannot be read as an atlas; `findings` says all that is wrong."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = sorted(findings)
        super().__init__("\n".join(map(str, self.findings)))


def nearest(word: object, known: Iterable[str], cutoff: float = 0.6) -> str:
    """A hint such as "; did you mean 'catl'?", or nothing where no known word is near, 1 being the same."""
    if len(str(word)) > _LONGEST_WORD:
        return ""
    close = difflib.get_close_matches(str(word), list(known), n=1, cutoff=cutoff)
    return f"; did you mean '{close[0]}'?" if close else ""
