"""Every term of the glossary leads to entities that there are, and no word is explained twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Finding, nearest
from .workspace import Workspace

_WORDS = re.compile(r"[\w][\w ./&()+-]*")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Words that the builders can find in a text, each once, and entities that tell more."""
    loaded = workspace.loaded
    seen: dict[str, str] = {}
    for id, term in loaded.glossary.items():
        for trail, word in [(("term",), term.term), *((("also", index), word) for index, word in enumerate(term.also))]:
            place = loaded.place(f"term:{id}", *trail)
            if not _WORDS.fullmatch(word):
                message = f"'{word}' cannot be found in a text; write it in letters, digits, blanks and . / & ( ) + -"
                yield Finding(place, "glossary-terms", message)
            if (first := seen.setdefault(word.casefold(), id)) != id:
                yield Finding(place, "glossary-terms", f"'{word}' is explained already, under '{first}'")
        for index, other in enumerate(term.see):
            if other not in loaded.entities and not loaded.is_unsound(other):
                place = loaded.place(f"term:{id}", "see", index)
                yield Finding(place, "glossary-terms", f"no entity '{other}'{nearest(other, loaded.entities)}")
