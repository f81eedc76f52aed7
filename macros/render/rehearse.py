"""Calls every macro of a page outside of any site generator, to find all wrong calls at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from ..atlas import Atlas, UnsoundError
from ..load import Book, Finding, nearest
from ..load.page import Call, Page
from .registry import MACROS, MacroError, call
from .writer import Writer

RULE = "macro-calls"

_STRAY = re.compile(r"\{(?P<mark>[{%#])")
_REMEDIES = {
    "{": "this call is not closed; end it with }}",
    "%": "pages hold calls of macros and {% raw %} blocks that end with {% endraw %}; nothing else may stand in {% %}",
    "#": "{# begins a comment, which macros cut out; write { #name } for the name of a heading",
}
_WORDS = {"true": True, "false": False, "none": None}
"""How Jinja writes what Python has in capitals."""


def unpainted(*_: object) -> str:
    """Stands for a chart's picture and script where only the call is to be checked."""
    return ""


def rehearse(page: Page, atlas: Atlas, book: Book) -> tuple[Writer, list[Finding]]:
    """Every call of a page, evaluated alone: the writer afterwards, and a finding for each that fails."""
    writer = Writer(atlas, page, book, picture=unpainted, script=unpainted)
    findings = [
        Finding(page.place(found.start), RULE, str(printed))
        for found, printed in evaluated(page, writer)
        if isinstance(printed, MacroError)
    ]
    return writer, [*findings, *_strays(page)]


def evaluated(page: Page, writer: Writer) -> Iterator[tuple[Call, Markup | MacroError | UnsoundError]]:
    """Every call of a page with what it prints, or why it cannot: MacroError, or UnsoundError where the data is wrong
    and other findings tell of it.
    """
    for found in page.calls:
        try:
            name, arguments, options = _plain(found.code)
            printed = call(writer, name, *arguments, **options)
        except (MacroError, UnsoundError) as error:
            printed = error
        yield found, printed


def _strays(page: Page) -> Iterator[Finding]:
    """What Jinja would run, or fall over, and no check has seen."""
    for stray in _STRAY.finditer(page.uncalled):
        message = _REMEDIES[stray["mark"]]
        if page.live[stray.start()] != "{":
            message = "what stands in <!-- --> is run all the same; take it out"
        yield Finding(page.place(stray.start()), RULE, message)
        if message == _REMEDIES["{"]:
            return  # it swallows the rest of the page


@lru_cache(maxsize=4096)
def _plain(code: str) -> tuple[str, list[Any], dict[str, Any]]:
    """Name, arguments and options of a call. Raises MacroError where it is none, or its values are not written out."""
    shown = code if len(code) <= 80 else code[:77] + "..."
    try:
        tree = ast.parse(code, mode="eval").body
        name = tree.func.id
        arguments = [_value(item) for item in tree.args]
        options = {str(item.arg): _value(item.value) for item in tree.keywords}
    except (SyntaxError, ValueError, AttributeError, RecursionError, MemoryError):
        raise MacroError(f'{shown}: call a macro with values written out, such as value("output", at=2024)') from None
    if name not in MACROS:
        raise MacroError(f"{shown}: '{name}' is no macro{nearest(name, MACROS)}; there are {', '.join(MACROS)}")
    return name, arguments, options


def _value(item: ast.expr) -> Any:
    if isinstance(item, ast.Name) and item.id in _WORDS:
        return _WORDS[item.id]
    return ast.literal_eval(item)
