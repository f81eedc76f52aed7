"""The glossary: all terms on a page of their own, and their meanings where they occur in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from ..atlas import Atlas
from .templates import render
from .writer import Writer

_WORD = re.compile(r"\w+")


def glossary(writer: Writer) -> Markup:
    """All terms by the alphabet, each under an anchor, with its other names and where the atlas tells more."""
    terms = sorted(writer.atlas.loaded.glossary.items(), key=lambda pair: pair[1].term.casefold())
    rows = [
        {
            "id": f"term-{id}",
            "term": term,
            "native": term.native_name.items() if term.native_name else [],
            "see": [writer.anchor(other) for other in term.see],
        }
        for id, term in terms
    ]
    return render("glossary.html", rows=rows)


def meanings(writer: Writer) -> str:
    """The terms that occur in the page's text with their meanings, as Python-Markdown's `abbr` reads them."""
    text = writer.page.prose
    words = set(_WORD.findall(text))
    lines = [line for first, form, line in _forms(writer.atlas) if first in words and form.search(text)]
    return "\n\n" + "\n".join(lines) + "\n" if lines else ""


@lru_cache(maxsize=1)
def _forms(atlas: Atlas) -> list[tuple[str, re.Pattern[str], str]]:
    """By the first word of each form of a term, at the beginning of a sentence too: what finds it, what explains it."""
    found = []
    for term in atlas.loaded.glossary.values():
        written = [] if term.everyday else [term.term, *term.also]
        for form in dict.fromkeys([*written, *(form[0].upper() + form[1:] for form in written)]):
            pattern = re.compile(rf"\b{re.escape(form)}\b")
            found.append((_WORD.match(form)[0], pattern, f"*[{form}]: {term.meaning}"))
    return found
