"""From data to the text and markup of pages."""

from .registry import CITING, MACROS, MacroError, call
from .rehearse import rehearse
from .writer import Writer

__all__ = ["CITING", "MACROS", "MacroError", "Writer", "call", "rehearse"]
