"""Calls every macro of a page outside of any site generator, to find all wrong calls at once."""

from __future__ import annotations

import ast

from jinja2 import Environment, StrictUndefined, TemplateError

from ..atlas import Atlas
from ..load import Book, Finding, nearest
from ..load.page import Call, Page
from .registry import MACROS, MacroError, call
from .writer import Writer

RULE = "macro-calls"


def unpainted(*_: object) -> str:
    """Stands for a chart's picture where only the call is to be checked."""
    return ""


def rehearse(page: Page, atlas: Atlas, book: Book) -> tuple[Writer, list[Finding]]:
    """Every call of a page, evaluated alone: the writer afterwards, and a finding for each that fails."""
    writer = Writer(atlas, page, book, picture=unpainted)
    findings = []
    for found in page.calls:
        try:
            _run(writer, found)
        except MacroError as error:
            findings.append(Finding(page.place(found.start), RULE, str(error)))
        except TemplateError as error:
            hint = nearest(found.macro, MACROS) if found.macro not in MACROS else ""
            findings.append(Finding(page.place(found.start), RULE, f"{found.code}: {error}{hint}"))
    return writer, findings


def _run(writer: Writer, found: Call) -> None:
    """Run one call: at once where it is a macro with plain values, read alike by Python and Jinja; else by Jinja."""
    try:
        tree = ast.parse(found.code, mode="eval").body
        arguments = [ast.literal_eval(item) for item in tree.args]
        options = {item.arg: ast.literal_eval(item.value) for item in tree.keywords}
        name = tree.func.id if tree.func.id in MACROS else None
    except (SyntaxError, ValueError, AttributeError):
        name = None
    if name:
        call(writer, name, *arguments, **options)
        return
    environment = Environment(undefined=StrictUndefined, autoescape=False)
    for macro in MACROS:
        environment.globals[macro] = lambda *args, _name=macro, **more: call(writer, _name, *args, **more)
    environment.from_string("{{ " + found.code + " }}").render()
