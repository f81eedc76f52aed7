"""What every record shares: strict keys, plain text, ids, sourced facts."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from .period import Period, parse_period

STANDINGS = ("reported", "estimate", "announced", "target", "projection", "law")

Standing = Literal["reported", "estimate", "announced", "target", "projection", "law"]

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _plain_text(text: str) -> str:
    """Text as people read it: one line, no control, zero-width or direction-changing characters."""
    for char in text:
        if unicodedata.category(char) in _UNSEEN:
            raise ValueError(f"text holds the invisible character U+{ord(char):04X}; remove it")
    return re.sub(r"\s+", " ", text).strip()


def _as_period(value: object) -> Period:
    """A period written as a YAML integer (2024) or a bare date (2024-06)."""
    if isinstance(value, Period):
        return value
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("expected a period such as 2024, 2024-06, 2024-06-30, 2024-Q1, 2024-H1, FY2024 or 2009/2023")
    return parse_period(str(value))


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Strict(BaseModel):
    """A record that refuses keys it does not know and cannot be changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


Text = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_plain_text)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=2000)]
Date = Annotated[Period, BeforeValidator(_as_period)]
SourceIds = Annotated[list[Id], BeforeValidator(_as_list), Field(min_length=1)]


class NativeName(Strict):
    """A name in the writing of its own language: Chinese, Japanese, Korean."""

    zh: Text | None = None
    ja: Text | None = None
    ko: Text | None = None

    def items(self) -> list[tuple[str, str]]:
        """Pairs of language code and name, in a fixed order, without the missing ones."""
        return [(code, name) for code, name in (("zh", self.zh), ("ja", self.ja), ("ko", self.ko)) if name]


class Fact(Strict):
    """One sourced statement about an entity: its headquarters, its status, its chemistry."""

    value: Text
    source: SourceIds
    as_of: Date | None = None
    standing: Standing = "reported"
    note: Text | None = None


class Day(Fact):
    """A sourced date: when a company was founded, when a technology was first sold."""

    value: Date
