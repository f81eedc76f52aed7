"""What every record shares: strict keys, plain text, ids, sourced facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, core_schema

from .period import PATTERN, Period, parse_period
from .text import plain

STANDINGS = ("reported", "estimate", "announced", "target", "projection", "law")

Standing = Literal["reported", "estimate", "announced", "target", "projection", "law"]


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
    """A record that refuses keys it does not know and cannot be changed once read.

    The text under a field describes its key, here and in the editors of contributors.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True, use_attribute_docstrings=True
    )


def id_of(what: str) -> Any:
    """Marks a text with what it names: an entity of a kind, or any of the `entities`, a source, a measure, a unit."""
    return Field(json_schema_extra={"idOf": what})


Text = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(plain)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=2000), AfterValidator(plain)]
EntityId = Annotated[Id, id_of("entities")]
CountryId = Annotated[Id, id_of("countries")]
CompanyId = Annotated[Id, id_of("companies")]
TechnologyId = Annotated[Id, id_of("technologies")]
StageId = Annotated[Id, id_of("stages")]
MeasureId = Annotated[Id, id_of("measures")]
SourceId = Annotated[Id, id_of("sources")]

_PeriodText = Annotated[str, StringConstraints(pattern=PATTERN)]
_Year = Annotated[int, Field(ge=1000, le=9999)]


@dataclass(frozen=True)
class _Reader:
    """Reads a period from what it is written as; pydantic need not know what a period is made of."""

    written: Any

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        written = handler.generate_schema(self.written)
        return core_schema.no_info_plain_validator_function(_as_period, json_schema_input_schema=written)


Date = Annotated[Period, _Reader(_Year | _PeriodText)]
DateKey = Annotated[Period, _Reader(_PeriodText)]
"""A date as the key of a map, which is text wherever it is not YAML."""
SourceIds = Annotated[
    list[SourceId],
    BeforeValidator(_as_list, json_schema_input_type=SourceId | Annotated[list[SourceId], Field(min_length=1)]),
    Field(min_length=1),
]


class NativeName(Strict):
    """A name in the writing of its own language: Chinese, Japanese, Korean."""

    zh: Text | None = None
    """The name in Chinese characters."""
    ja: Text | None = None
    """The name in kanji or kana."""
    ko: Text | None = None
    """The name in hangul."""

    def items(self) -> list[tuple[str, str]]:
        """Pairs of language code and name, in a fixed order, without the missing ones."""
        return [(code, name) for code, name in (("zh", self.zh), ("ja", self.ja), ("ko", self.ko)) if name]


class Fact(Strict):
    """One sourced statement about an entity: its headquarters, its status, its chemistry."""

    value: Text
    """The statement itself, a few words."""
    source: SourceIds
    """Where it is known from: one id of a source, or a list of them."""
    as_of: Date | None = None
    """When it was so: 2024, 2024-06 or 2024-06-30."""
    standing: Standing = "reported"
    """How firm it is; `reported` if left out."""
    note: Text | None = None
    """What a reader must know not to be misled."""


class Day(Fact):
    """A sourced date: when a company was founded, when a technology was first sold."""

    value: Date
    """The date, as precise as the source gives it: 2024, 2024-06 or 2024-06-30."""
