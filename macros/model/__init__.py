"""What the atlas's data is: pydantic models, with unknown keys forbidden. Knows no files and no pages."""

from .base import STANDINGS, Fact
from .kinds import KINDS, Entity
from .period import Period, parse_period
from .records import Measure, Milestone, Relation, Source, SourceFile, Target

__all__ = [
    "KINDS",
    "STANDINGS",
    "Entity",
    "Fact",
    "Measure",
    "Milestone",
    "Period",
    "Relation",
    "Source",
    "SourceFile",
    "Target",
    "parse_period",
]
