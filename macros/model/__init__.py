"""What the atlas's data is: pydantic models, with unknown keys forbidden. Knows no files and no pages."""

from .base import STANDINGS, Fact, Strict
from .kinds import KINDS, Entity
from .period import Period, parse_period
from .records import Measure, Milestone, Relation, Source, SourceFile, Target
from .registers import Claim, Evidence, Term

REGISTERS: dict[str, type[Strict]] = {"measures": Measure, "claims": Claim, "glossary": Term}
"""Name of a file under data/ -> what it defines, by id."""

__all__ = [
    "KINDS",
    "REGISTERS",
    "STANDINGS",
    "Claim",
    "Entity",
    "Evidence",
    "Fact",
    "Measure",
    "Milestone",
    "Period",
    "Relation",
    "Source",
    "SourceFile",
    "Target",
    "Term",
    "parse_period",
]
