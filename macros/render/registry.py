"""The macros by name, and how a call is run: with the page's writer, errors turned into one kind."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any

from markupsafe import Markup

from ..atlas import QueryError
from . import chartpage, figure, gallery, inline, profile, story, tables
from .writer import Writer

MACROS: dict[str, Callable[..., Markup]] = {
    "value": inline.value,
    "change": inline.change,
    "share": inline.share,
    "rank": inline.rank,
    "cite": inline.cite,
    "link": inline.link,
    "profile": profile.profile,
    "table": tables.table,
    "chart": figure.chart,
    "chart_part": chartpage.chart_part,
    "gallery": gallery.gallery,
    "milestones": story.milestones,
    "targets": story.targets,
    "related": story.related,
    "sources": story.sources,
}
CITING = frozenset({"value", "change", "share", "rank", "cite"})
"""The macros that put a figure or a citation into a sentence."""


class MacroError(Exception):
    """A macro was called with something it cannot use; the message says what and what would do."""


@cache
def _signature(name: str) -> inspect.Signature:
    return inspect.signature(MACROS[name])


def call(writer: Writer, name: str, *arguments: Any, **options: Any) -> Markup:
    """Run a macro for a page. Raises MacroError for every mistake a writer can make."""
    if writer.closed:
        raise MacroError(f"{name}() comes after sources(), which must be the page's last call")
    macro = MACROS[name]
    try:
        bound = _signature(name).bind(writer, *arguments, **options)
    except TypeError as error:
        parameters = list(_signature(name).parameters)[1:]
        raise MacroError(f"{name}(): {error}; it takes {', '.join(parameters) or 'nothing'}") from None
    try:
        return macro(*bound.args, **bound.kwargs)
    except (QueryError, ValueError) as error:
        raise MacroError(f"{name}(): {error}") from None
