"""Lists of what has no pages of its own: every plant, venture and programme under an anchor that is its id."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup, escape

from ..atlas import QueryError
from ..load import LISTS
from ..model import Entity
from .fields import field_text
from .grid import grid
from .keyfigures import key_figures
from .sift import Sifter
from .words import words
from .writer import Writer

_UNDER_NAME = {"plants": "place", "ventures": "announced", "programmes": "form"}
_COLUMNS = {
    "plants": ("operator", "products", "figures", "status"),
    "ventures": ("partners", "figures", "status"),
    "programmes": ("summary", "figures", "status"),
}
_UNDER = Markup('<span class="aba-under">%s</span>')
_FACETS = {"plants": ("country", "company", "status"), "ventures": ("country", "company"), "programmes": ("country",)}


def directory(writer: Writer, kind: str) -> Markup:
    """The entities of a kind that has no pages, by country, with menus to narrow them."""
    if kind not in LISTS:
        raise QueryError(f'directory("{kind}"): there are directories of {", ".join(LISTS)}; others have pages')
    sifter = Sifter(writer, *_FACETS[kind])
    found = sorted(writer.atlas.of_kind(kind).items(), key=lambda pair: _country(writer, pair[1]))
    head = [words()["table"]["subject"], *(words()["facts"][column] for column in _COLUMNS[kind])]
    parts = []
    for country, group in groupby(found, lambda pair: _country(writer, pair[1])):
        rows, attributes = [], []
        for id, entity in group:
            rows.append(_row(writer, kind, entity, id))
            told = {"status": entity.status.value} if "status" in _FACETS[kind] else {}
            attributes.append(sifter.item([id], anchor=id, **told))
        title, numeric = f"{words()['kinds'][kind]}: {country}", [False] * len(head)
        listed = grid(title, head, rows, numeric=numeric, stacked=True, attributes=attributes)
        parts += [Markup("\n\n## {}\n\n").format(country), listed]
    return sifter.menus() + Markup("").join(parts)


def _country(writer: Writer, entity: Entity) -> str:
    return writer.name(entity.country) if entity.country else words()["directory"]["nowhere"]


def _row(writer: Writer, kind: str, entity: Entity, id: str) -> list[Markup | str]:
    figures = key_figures(writer.atlas, id, ahead=True)
    sources = [source for item in figures for source in item.sources]
    sources += entity.status.source if entity.status else []
    cells = {"figures": Markup("<br>").join(map(writer.labelled, figures))}
    cells |= {key: _text(writer, entity, key) for key in _COLUMNS[kind] if key not in cells}
    cells["status"] = cells["status"] + writer.origins(dict.fromkeys(sources))
    under = _UNDER % field_text(writer, entity, _UNDER_NAME[kind])
    return [escape(entity.name) + under, *(cells[key] or "–" for key in _COLUMNS[kind])]


def _text(writer: Writer, entity: Entity, key: str) -> Markup:
    content = getattr(entity, key)
    if content in (None, []):
        return Markup()
    when = getattr(content, "as_of", None)
    date = writer.when(when) if when else ""
    return Markup("{}{}").format(field_text(writer, entity, key), date)
