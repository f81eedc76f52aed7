"""The addresses of the sources: which of them still answer. Nothing here runs in a build or in `check`."""

from .ask import KINDS, Verdict, ask_all
from .polite import Manners

__all__ = ["KINDS", "Manners", "Verdict", "ask_all"]
