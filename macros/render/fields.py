"""What a key of an entity's file says to a reader: names linked, dates and key words written out."""

from __future__ import annotations

from markupsafe import Markup

from ..model import Entity, Fact, Period
from ..model.kinds import Partner
from .words import kind_label
from .writer import Writer

_NAMES = ("country", "parent", "operator")
_LISTS = ("affects", "products")
_KEY_WORDS = ("family", "instrument", "status", "form")
_COMMA = Markup(", ")


def field_text(writer: Writer, entity: Entity, key: str) -> Markup | str:
    """The content of a key as text; empty lists and what is missing have none."""
    content = getattr(entity, key)
    if isinstance(content, Fact):
        content = content.value
    if isinstance(content, Period):
        return content.label
    if key in _NAMES:
        return writer.anchor(content)
    if key in _LISTS:
        return _COMMA.join(writer.anchor(id) for id in content)
    if key == "partners":
        return _COMMA.join(_partner(writer, partner) for partner in content)
    if key == "kind":
        return ", ".join(map(kind_label, [content, *getattr(entity, "also", [])]))
    return kind_label(content) if key in _KEY_WORDS else content


def _partner(writer: Writer, partner: Partner) -> Markup:
    name = writer.anchor(partner.id) if partner.id else partner.name
    share = f" {partner.stake:g}%" if partner.stake is not None else ""
    return Markup("{}{}").format(name, share)
