"""Pages as readers get them: macros run by Jinja as in a build, the rest by Python-Markdown with the site's extensions."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import jinja2
from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from macros.atlas import Atlas
from macros.load import Book
from macros.load.page import parse_page
from macros.model.text import plain
from macros.render import MACROS, Writer, call

ROOT = Path(__file__).resolve().parent.parent
BUILT_IN = ["toc", "tables", "fenced_code"]
"""The extensions that MkDocs adds of itself."""

TAGS = set(
    [
        "html",
        "body",
        "p",
        "em",
        "strong",
        "h1",
        "h2",
        "h3",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "div",
        "section",
        "span",
        "sup",
        "a",
        "time",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)


@cache
def site_markdown() -> Markdown:
    """Python-Markdown as mkdocs.yml sets it up."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        listed = yaml_load(file)["markdown_extensions"]
    settings = {name: values for item in listed if isinstance(item, dict) for name, values in item.items()}
    names = [item if isinstance(item, str) else next(iter(item)) for item in listed]
    return Markdown(extensions=[*BUILT_IN, *names], extension_configs=settings)


def converted(text: str) -> BeautifulSoup:
    """Markdown as a tree of HTML."""
    return BeautifulSoup(site_markdown().reset().convert(text), "html.parser")


def printed(atlas: Atlas, text: str, name: str = "docs/show.md") -> BeautifulSoup:
    """A page of that Markdown, its front matter included, as a tree of HTML."""
    page = parse_page(text, name)
    writer = Writer(atlas, page, Book([page]), picture=lambda *_: "")
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)
    environment.globals |= {macro: partial(call, writer, macro) for macro in MACROS}
    return converted(environment.from_string(page.body).render())


def assert_harmless(soup: BeautifulSoup) -> None:
    """No element, attribute or address but those that the templates write."""
    assert {tag.name for tag in soup.find_all(True)} <= TAGS, soup
    for tag in soup.find_all(True):
        assert not [key for key in tag.attrs if key.startswith("on") or key in ("style", "src")], tag
    for link in soup.find_all("a"):
        assert link["href"].startswith(("#", "https://", "../", "./")) or link["href"].endswith("/"), link


def is_text(text: str) -> bool:
    """Whether this may stand in a data file as text."""
    try:
        return plain(text) == text
    except ValueError:
        return False
