"""The templates of all markup that macros print: autoescaped, strict about undefined names."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ..words import kind_label, words

_GAP = re.compile(r">\s*\n\s*<")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["kind_label"] = kind_label
    environment.filters["urlhost"] = lambda text: urlsplit(text).hostname or text
    environment.globals["w"] = words()
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def render(template: str, **values: Any) -> Markup:
    """Fill a template. The result is one block of HTML without empty lines, so that Markdown leaves it alone."""
    text = _template(template).render(**values)
    return Markup(_GAP.sub("><", text).replace("\n", " ").strip())


def document(template: str, **values: Any) -> str:
    """Fill a template that is a file of its own."""
    return _template(template).render(**values) + "\n"
