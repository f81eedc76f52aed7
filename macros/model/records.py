"""Sources, measures, figures, milestones, targets and relations: what entities are described by."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Discriminator, Field, StrictFloat, StrictInt, Tag, model_validator

from . import units
from .base import Date, DateKey, EntityId, Id, MeasureId, SourceIds, Standing, Strict, Text, Url, id_of

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
        raise ValueError(units.unknown(unit))
    return unit


Number = Annotated[StrictInt | StrictFloat, AfterValidator(_finite)]
Unit = Annotated[str, AfterValidator(_known_unit)]
_AnyUnit = Annotated[Unit, id_of("units")]
_Kind = Annotated[str, id_of("kinds")]


class Source(Strict):
    """Where something is known from.

    `read_through` tells that a copy was read, not the page itself; `confidence` is set where
    the source is weaker than its kind suggests.
    """

    id: Id
    """The name by which figures, events and facts cite it: lower-case ASCII words joined by hyphens, never changed."""
    title: Text
    """The title, as the page or document shows it."""
    date: Date | Literal["n.d."]
    """When it was published, as precise as it shows; `n.d.` if it shows no date."""
    url: Url
    """The web address of the page or document itself."""
    kind: SourceKind
    """What it is. Prefer agency, dataset and filing to news and encyclopedia."""
    licence: Text | None = None
    """The licence of its data, where it states one."""
    accessed: Date
    """When it was read: 2026-11 or 2026-11-30."""
    read_through: Text | None = None
    """Name or address of the copy that was read, where the page itself was not."""
    confidence: Literal["medium", "low"] | None = None
    """Set where the source is weaker than its kind suggests."""
    note: Text | None = None
    """What a reader must know about it."""


class SourceFile(Strict):
    """The sources of one publisher."""

    publisher: Text
    """Who published them; the file is named after it."""
    sources: list[Source] = Field(min_length=1)
    """The pages and documents of this publisher that the atlas cites."""


class Measure(Strict):
    """What can be measured: its label, unit, definition and how it may be shown and added up.

    `bases` are definitions or trackers of the same thing that must never share a line. `update`
    is how often its publishers bring out new figures, where that is regular.
    """

    singular: ClassVar[str] = "measure"
    label: Text
    """Its short name, shown in tables and charts."""
    unit: _AnyUnit | None = None
    """The unit of all its figures."""
    units: list[_AnyUnit] | None = Field(default=None, min_length=1)
    """The units its figures may have, where there are several; each block of figures then names its own."""
    decimals: int | None = Field(default=None, ge=0, le=4)
    """How many decimals are shown; as many as were entered if left out."""
    definition: Text
    """What is counted, in one or two sentences a newcomer understands."""
    shares_of_whole: bool = False
    """Whether its figures are parts of one whole, so that a breakdown adds up to 100% at most."""
    additive: bool = False
    """Whether its figures may be added up and shown as shares of the world's."""
    update: Literal["monthly", "quarterly", "half-yearly", "yearly"] | None = None
    """How often its publishers bring out new figures, where that is regular."""
    bases: dict[Id, Text] | None = None
    """Ways of counting it that must never share a line: an id, and who counts what."""

    @model_validator(mode="after")
    def _one_unit_or_several(self) -> Measure:
        if (self.unit is None) == (self.units is None):
            raise ValueError("give either `unit` or `units`, not both and not neither")
        return self


class Detail(Strict):
    """A value with more to say than its number: a range, a standing of its own, a note."""

    value: Number | None = None
    """The number, in the unit of the block."""
    low: Number | None = None
    """The lower end of a range, in the unit of the block."""
    high: Number | None = None
    """The upper end of a range, in the unit of the block."""
    standing: Standing | None = None
    """How firm this value is; that of the block if left out."""
    note: Text | None = None
    """What a reader must know about this value; the block's note if left out."""
    source: SourceIds | None = None
    """Where this value is known from; the block's source if left out."""

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
    measure: MeasureId
    """What is measured: an id of data/measures.yml."""
    basis: Id | None = None
    """The way of counting, where the measure has several: one of its `bases`."""
    unit: Unit | None = None
    """The unit of the values, where the measure has several: one of its `units`."""
    by: _Kind | None = None
    """The kind by whose ids the values are broken down: countries, companies, uses ..."""
    standing: Standing = "reported"
    """How firm the values are; `reported` if left out."""
    source: SourceIds
    """Where the values are known from: one id of a source, or a list of them."""
    note: Text | None = None
    """What a reader must know about these values."""


class PlainBlock(_Block):
    """Values of one measure over periods."""

    values: dict[DateKey, Value] = Field(min_length=1)
    """Period to value, in the unit of the measure: a number, or a map with `value`, or `low` and `high`."""


class BreakdownBlock(_Block):
    """Values of one measure over periods, each broken down by the ids of another kind."""

    by: _Kind
    """The kind by whose ids the values are broken down: countries, companies, uses ..."""
    values: dict[DateKey, dict[Id, Value]] = Field(min_length=1)
    """Period to parts, and each part's id to its value, in the unit of the measure."""


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
    """When it happened: 2024, 2024-06 or 2024-06-30."""
    event: Text
    """What happened, in one sentence in the past tense."""
    about: list[EntityId] = []
    """Other entities it bears on; their pages show it too."""
    source: SourceIds
    """Where it is known from: one id of a source, or a list of them."""


class Target(Strict):
    """A dated promise and what became of it."""

    made: Date
    """When it was promised."""
    due: Date
    """When it falls due."""
    what: Text | None = None
    """What is promised, in words; may be left out where `measure` and `value` say it."""
    measure: MeasureId | None = None
    """What is measured, where a figure is promised: an id of data/measures.yml."""
    basis: Id | None = None
    """The way of counting, where the measure has several: one of its `bases`."""
    unit: Unit | None = None
    """The unit of the value, where the measure has several: one of its `units`."""
    value: Value | None = None
    """The promised figure, in the unit of the measure."""
    status: TargetStatus
    """What became of it: still open, met, missed, moved to another date or withdrawn."""
    outcome: Text | None = None
    """What happened, in one sentence; needed once it is no longer open."""
    about: list[EntityId] = []
    """Other entities it bears on; their pages show it too."""
    source: SourceIds
    """Where the promise, and what became of it, are known from."""

    @model_validator(mode="after")
    def _says_what(self) -> Target:
        if not self.what and (self.measure is None or self.value is None):
            raise ValueError("say what is promised: `what`, or `measure` with `value`")
        return self


class Relation(Strict):
    """How an entity stands to another; both pages show it."""

    to: EntityId
    """The other entity."""
    type: RelationType
    """How this entity stands to the other, read from this one: supplies, owns, uses ..."""
    since: Date | None = None
    """When it began."""
    until: Date | None = None
    """When it ended."""
    note: Text | None = None
    """What a reader must know about it."""
    source: SourceIds
    """Where it is known from: one id of a source, or a list of them."""
