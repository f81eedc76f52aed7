"""New things: entities, sources, charts and pages, each made in its place with what the model requires.

`keys.py` reads the model; `values.py` reads what people type; `fill.py` puts both together, asking
through `terminal.py` where somebody is there; a module a kind of thing drafts the files; `write.py`
writes them; `report.py` says what the checks find in them. `templates/` tells every key.
"""

from __future__ import annotations

from pathlib import Path

from ..load import nearest, read
from ..model import KINDS
from .chart import ChartThing
from .entity import EntityThing
from .fill import Asking, fill
from .page import PageThing
from .refusal import Refusal
from .report import printed, report
from .source import SourceThing
from .thing import Thing
from .write import write

__all__ = ["Refusal", "create", "thing_of", "words"]

_OTHERS = (SourceThing, ChartThing, PageThing)


def words() -> tuple[str, ...]:
    """What can be made, by the word for it."""
    return (*(kind.singular for kind in KINDS.values()), *(thing.word for thing in _OTHERS))


def thing_of(word: str, root: Path, name: str) -> Thing:
    """The thing that a word means. Raises Refusal, with the nearest word, where it means nothing."""
    if word not in words():
        raise Refusal(f"'{word}' cannot be made; what can is {', '.join(words())}{nearest(word, words())}")
    loaded = read(root)[0]
    kinds = {model.singular: kind for kind, model in KINDS.items()}
    if word in kinds:
        return EntityThing(root, loaded, name, kinds[word])
    return next(thing for thing in _OTHERS if thing.word == word)(root, loaded, name)


def create(
    thing: Thing, wish: str | None, given: dict[tuple[str, ...], str], ask: Asking | None
) -> tuple[int, list[str]]:
    """Make a thing; return the exit code and what to say. Raises Refusal where nothing was written."""
    id = thing.id_for(wish)
    data = fill(thing, {**thing.known(id), **given}, ask)
    draft = thing.draft(id, data)
    write(thing.root, draft)
    made = report(thing, id, draft)
    return int(made.failed), printed(made, draft, thing.root)
