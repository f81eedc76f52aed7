"""The words about a difference, as plain text for a terminal or as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Callable

from . import markdown, plain
from .compare import Difference
from .sections import Compared, Section, sections

FORMATS: dict[str, Callable[[Compared, list[Section], int], str]] = {"text": plain.render, "markdown": markdown.render}


def report(form: str, compared: Compared, difference: Difference, limit: int) -> str:
    """Everything that changed, in one of the `FORMATS`, with `limit` rows a section at most."""
    return FORMATS[form](compared, sections(difference), limit)
