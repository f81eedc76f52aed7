"""What one file tells about the atlas as a whole, by id: the claims it tests and the terms it explains."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from .base import Date, EntityId, Id, MeasureId, NativeName, SourceIds, Strict, Text

Verdict = Literal["supported", "partly-supported", "contested", "outdated"]


class Evidence(Strict):
    """A figure of the atlas or a sourced statement by which a claim is tested."""

    measure: MeasureId | None = None
    """What is measured, where a figure is meant: an id of data/measures.yml."""
    of: EntityId | None = None
    """Whose figure it is."""
    by: EntityId | None = None
    """The part, where the figure is broken down."""
    at: Date | None = None
    """The period of the figure; the latest counted one if left out."""
    basis: Id | None = None
    """The way of counting, where the measure has several: one of its `bases`."""
    fact: Text | None = None
    """A statement, where no figure is meant: what is known, in one sentence without figures."""
    source: SourceIds | None = None
    """Where the statement is known from; of a figure, which of several sources is meant."""

    @model_validator(mode="after")
    def _figure_or_fact(self) -> Evidence:
        if (self.measure is None) == (self.fact is None):
            raise ValueError("give either a figure (`measure` and `of`) or a `fact`")
        if self.measure is not None and self.of is None:
            raise ValueError("say whose figure it is: `of`")
        if self.fact is not None and self.source is None:
            raise ValueError("say where the fact is known from: `source`")
        return self


class Claim(Strict):
    """An assertion of the founding essay, in the order of the essay, and how it stands up to what is known."""

    singular: ClassVar[str] = "claim"
    claim: Text
    """What the essay says, in one sentence of our own."""
    pages: list[Text] = Field(min_length=1)
    """The pages that tell and test it, as paths under docs/; the one that argues it stands first."""
    evidence: list[Evidence] = Field(min_length=1)
    """The figures and statements that decide it."""
    verdict: Verdict
    """How it stands up to them."""
    why: Text
    """Why, in one or two sentences without figures."""


class Term(Strict):
    """A word of the field and what it means."""

    singular: ClassVar[str] = "term"
    term: Text
    """The word, as it stands within a sentence: lower case unless it is a name or an abbreviation."""
    also: list[Text] = []
    """Its plural, its abbreviation and other forms that mean the same; the meaning shows at these too."""
    native_name: NativeName | None = None
    """The word in Chinese, Japanese and Korean."""
    meaning: Text = Field(max_length=300)
    """What it means, in one or two plain sentences without figures."""
    see: list[EntityId] = []
    """The entities of the atlas that tell more."""
    everyday: bool = False
    """Whether readers know the word, so that its meaning stands in the glossary alone and does not show in texts."""
