"""The glossary: all terms on a page of their own, and their meanings where they occur in a text."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from ..model import Term
from .templates import render
from .writer import Writer


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
    lines = [
        f"*[{form}]: {term.meaning}"
        for term in writer.atlas.loaded.glossary.values()
        if not term.everyday
        for form in _forms(term)
        if form in text and _word(form).search(text)
    ]
    return "\n\n" + "\n".join(lines) + "\n" if lines else ""


@cache
def _word(form: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(form)}\b")


def _forms(term: Term) -> list[str]:
    """How the term is written, at the beginning of a sentence too."""
    written = [term.term, *term.also]
    return list(dict.fromkeys([*written, *(form[0].upper() + form[1:] for form in written)]))
