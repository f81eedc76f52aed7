"""The templates of all markup that macros print: autoescaped, strict about undefined names."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ..words import kind_label, words

_COMPILED = Path(__file__).resolve().parents[3] / ".cache" / "templates"
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
        bytecode_cache=_compiled(),
    )
    environment.filters["kind_label"] = kind_label
    environment.filters["urlhost"] = _host
    environment.globals["w"] = words()
    return environment


def _compiled() -> FileSystemBytecodeCache | None:
    """Compiled templates, kept on disk by the version of Jinja and the settings in this file."""
    try:
        _COMPILED.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    settings = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    kept = FileSystemBytecodeCache(str(_COMPILED), f"%s-{version('jinja2')}-{settings}")
    return kept if os.access(_COMPILED, os.W_OK) else None


def _host(text: str) -> str:
    """The host of an address; a text that is none as it stands."""
    try:
        return urlsplit(text).hostname or text
    except ValueError:
        return text


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
