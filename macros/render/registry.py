"""The macros by name, and how a call is run: with the page's writer, errors turned into one kind."""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args

from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from ..atlas import QueryError, UnsoundError
from . import (
    chartpage,
    claims,
    coverage,
    directory,
    figure,
    gallery,
    glossary,
    inline,
    profile,
    story,
    tables,
    timeline,
    tracker,
)
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
    "directory": directory.directory,
    "timeline": timeline.timeline,
    "tracker": tracker.tracker,
    "scoreboard": tracker.scoreboard,
    "milestones": story.milestones,
    "targets": story.targets,
    "claims": claims.claims,
    "ledger": claims.ledger,
    "verdicts": claims.verdicts,
    "glossary": glossary.glossary,
    "coverage": coverage.coverage,
    "related": story.related,
    "sources": story.sources,
}
CITING = frozenset({"value", "change", "share", "rank", "cite"})
"""The macros that put a figure or a citation into a sentence."""

_TYPES = {str: "text in quotes", int: "a whole number", bool: "True or False", NoneType: "None"}
_IN_SENTENCES = CITING | {"link", "verdicts"}
_MARKS = re.compile(r"[\\`*_\[\]{}|]")
"""What Markdown would read as its own in the text of data, within attributes too."""
_AT_THE_ENDS = re.compile(r"\A(?:[#+=~!-]|\d+(?=[.)](?:\s|\Z)))|#+\Z")
"""What begins a heading, a list, a line or a block at the start of a line, or ends a heading."""


class MacroError(Exception):
    """A macro was called with something it cannot use; the message says what and what would do."""


def call(writer: Writer, name: str, *arguments: Any, **options: Any) -> Markup:
    """Run a macro for a page. Raises MacroError for a mistake of its writer, UnsoundError where the data is wrong."""
    if writer.closed:
        raise MacroError(f"{name}() comes after sources(), which must be the page's last call")
    try:
        printed = MACROS[name](writer, *arguments, **options)
    except UnsoundError:
        raise
    except (QueryError, ValueError) as error:
        raise MacroError(f"{name}(): {error}") from None
    except Exception as error:  # the arguments are to blame, or data that other checks tell of
        _refuse_misfit(name, writer, *arguments, **options)
        spot = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(spot.filename).name}:{spot.lineno}"
        raise MacroError(
            f"{name}() cannot be shown: {type(error).__name__}: {error} ({place}); mend what else is wrong first"
        ) from error
    return _as_it_stands(printed) if name in _IN_SENTENCES else printed


def _as_it_stands(printed: Markup) -> Markup:
    text = _MARKS.sub(_written_out, str(printed))
    return Markup(_AT_THE_ENDS.sub(_written_out, text))


def _written_out(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match[0])


def _refuse_misfit(name: str, *arguments: Any, **options: Any) -> None:
    """Raise MacroError where a macro takes no such arguments."""
    signature = inspect.signature(MACROS[name], eval_str=True)
    try:
        bound = signature.bind(*arguments, **options)
    except TypeError as error:
        parameters = list(signature.parameters)[1:]
        raise MacroError(f"{name}(): {error}; it takes {', '.join(parameters) or 'nothing'}") from None
    for key, value in list(bound.arguments.items())[1:]:
        parameter = signature.parameters[key]
        for part in value if parameter.kind is inspect.Parameter.VAR_POSITIONAL else [value]:
            try:
                TypeAdapter(parameter.annotation).validate_python(part, strict=True)
            except ValidationError:
                union = isinstance(parameter.annotation, UnionType)
                kinds = get_args(parameter.annotation) if union else (parameter.annotation,)
                wanted = " or ".join(_TYPES.get(kind, "a list of texts in quotes") for kind in kinds)
                raise MacroError(f"{name}(): {key} is {part!r}; give {wanted}") from None
