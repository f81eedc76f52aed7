"""The atom of the atlas: subject x measure x period (x breakdown) = value, with source and standing."""

from __future__ import annotations

from dataclasses import dataclass

from ..load.yaml_reader import Trail
from ..model import STANDINGS, Period


@dataclass(frozen=True)
class Observation:
    """One figure.

    `by` and `key` name the breakdown (`countries`, `australia`) or are None. `low` and `high`
    are equal but for a range. `unit` is the measure's, or the block's where a measure has
    several. `trail` is its place in the file of `subject`.
    """

    subject: str
    measure: str
    period: Period
    low: float
    high: float
    unit: str
    standing: str
    sources: tuple[str, ...]
    basis: str | None = None
    by: str | None = None
    key: str | None = None
    note: str | None = None
    trail: Trail = ()

    @property
    def is_range(self) -> bool:
        """Whether the source gives a range, not a number."""
        return self.low != self.high

    @property
    def value(self) -> float:
        """The number to calculate and draw with: the middle of a range."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def is_ahead(self) -> bool:
        """Whether it tells of what is promised or expected, not of what has been counted."""
        return self.standing in ("announced", "target", "projection")

    @property
    def standing_order(self) -> int:
        """0 for what is reported, more for what is less firm."""
        return STANDINGS.index(self.standing)


@dataclass(frozen=True)
class Derived:
    """A figure computed from observations; it knows the sources of all that went into it."""

    value: float
    unit: str
    inputs: tuple[Observation, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the inputs, each once, in order."""
        return tuple(dict.fromkeys(source for item in self.inputs for source in item.sources))

    @property
    def standing(self) -> str:
        """The least firm standing among the inputs."""
        return max(self.inputs, key=lambda item: item.standing_order).standing
