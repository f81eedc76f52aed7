"""Sources, measures, figures, milestones, targets and relations: what entities are described by."""

from __future__ import annotations

import math
from typing import Annotated, Literal

from pydantic import AfterValidator, Discriminator, Field, StrictFloat, StrictInt, Tag, model_validator

from . import units
from .base import Date, Id, SourceIds, Standing, Strict, Text, Url

SourceKind = Literal[
    "agency", "dataset", "filing", "press-release", "law", "report", "paper", "news", "company-page", "encyclopedia"
]
TargetStatus = Literal["open", "met", "missed", "moved", "withdrawn"]
RelationType = Literal[
    "supplies", "owns", "invests-in", "joint-venture", "licenses", "buys-from", "part-of", "responds-to",
    "affects", "uses", "develops", "regulates", "replaced-by", "competes",
]  # fmt: skip


def _finite(value: float) -> float:
    if not math.isfinite(value) or abs(value) > 1e15:
        raise ValueError("expected a number that can be a measurement")
    return value


def _known_unit(unit: str) -> str:
    if not units.known(unit):
        raise ValueError(f"'{unit}' is not a unit of macros/model/units.py")
    return unit


Number = Annotated[StrictInt | StrictFloat, AfterValidator(_finite)]
Unit = Annotated[str, AfterValidator(_known_unit)]


class Source(Strict):
    """Where something is known from.

    `read_through` tells that a copy was read, not the page itself; `confidence` is set where
    the source is weaker than its kind suggests.
    """

    id: Id
    title: Text
    date: Date | Literal["n.d."]
    url: Url
    kind: SourceKind
    licence: Text | None = None
    accessed: Date
    read_through: Text | None = None
    confidence: Literal["medium", "low"] | None = None
    note: Text | None = None


class SourceFile(Strict):
    """The sources of one publisher."""

    publisher: Text
    sources: list[Source] = Field(min_length=1)


class Measure(Strict):
    """What can be measured: its label, unit, definition and how it may be shown and added up.

    `bases` are definitions or trackers of the same thing that must never share a line. `update`
    is how often its publishers bring out new figures, where that is regular.
    """

    label: Text
    unit: Unit | None = None
    units: list[Unit] | None = None
    decimals: int | None = Field(default=None, ge=0, le=4)
    definition: Text
    shares_of_whole: bool = False
    additive: bool = False
    update: Literal["monthly", "quarterly", "half-yearly", "yearly"] | None = None
    bases: dict[Id, Text] | None = None

    @model_validator(mode="after")
    def _one_unit_or_several(self) -> Measure:
        if (self.unit is None) == (self.units is None):
            raise ValueError("give either `unit` or `units`, not both and not neither")
        return self


class Detail(Strict):
    """A value with more to say than its number: a range, a standing of its own, a note."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    standing: Standing | None = None
    note: Text | None = None
    source: SourceIds | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> Detail:
        if self.value is not None and (self.low is not None or self.high is not None):
            raise ValueError("give either `value` or `low` and `high`, not both")
        if self.value is None and (self.low is None or self.high is None):
            raise ValueError("give `value`, or both `low` and `high`")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"`low` {self.low} is above `high` {self.high}")
        return self


def _value_form(value: object) -> str:
    return "detail" if isinstance(value, dict | Detail) else "number"


Value = Annotated[
    Annotated[Number, Tag("number")] | Annotated[Detail, Tag("detail")],
    Discriminator(_value_form),
]


class _Block(Strict):
    measure: Id
    basis: Id | None = None
    unit: Unit | None = None
    by: str | None = None
    standing: Standing = "reported"
    source: SourceIds
    note: Text | None = None


class PlainBlock(_Block):
    """Values of one measure over periods."""

    values: dict[Date, Value] = Field(min_length=1)


class BreakdownBlock(_Block):
    """Values of one measure over periods, each broken down by the ids of another kind."""

    by: str
    values: dict[Date, dict[Id, Value]] = Field(min_length=1)


def _block_form(block: object) -> str:
    by = block.get("by") if isinstance(block, dict) else getattr(block, "by", None)
    return "plain" if by is None else "breakdown"


Block = Annotated[
    Annotated[PlainBlock, Tag("plain")] | Annotated[BreakdownBlock, Tag("breakdown")],
    Discriminator(_block_form),
]


class Milestone(Strict):
    """Something that happened, and on which other entities it bears."""

    date: Date
    event: Text
    about: list[Id] = []
    source: SourceIds


class Target(Strict):
    """A dated promise and what became of it."""

    made: Date
    due: Date
    what: Text | None = None
    measure: Id | None = None
    basis: Id | None = None
    unit: Unit | None = None
    value: Value | None = None
    status: TargetStatus
    outcome: Text | None = None
    about: list[Id] = []
    source: SourceIds

    @model_validator(mode="after")
    def _says_what(self) -> Target:
        if not self.what and (self.measure is None or self.value is None):
            raise ValueError("say what is promised: `what`, or `measure` with `value`")
        return self


class Relation(Strict):
    """How an entity stands to another; both pages show it."""

    to: Id
    type: RelationType
    since: Date | None = None
    until: Date | None = None
    note: Text | None = None
    source: SourceIds
