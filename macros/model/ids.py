"""Ids: lower-case ASCII words joined by hyphens, and how a name becomes one."""

from __future__ import annotations

import re
import unicodedata

from pydantic import TypeAdapter, ValidationError

from .base import Id

_ID = TypeAdapter(Id)
_LETTER = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER (?P<letters>[A-Z]{1,2})(?: WITH .+)?")
_OWN = str.maketrans({"ß": "ss", "ẞ": "ss", "ı": "i", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "œ": "oe", "Œ": "oe"})


def is_id(text: str) -> bool:
    """Whether a text has the form of an id."""
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True


def unaccented(text: str) -> str:
    """Latin letters without their accents: 'Łódź, Tromsø' becomes 'Lodz, Tromso'. Other scripts stay as they are."""
    parts = unicodedata.normalize("NFKD", text.translate(_OWN))
    return "".join(_base(char) for char in parts if not unicodedata.combining(char))


def _base(char: str) -> str:
    match = None if char.isascii() else _LETTER.fullmatch(unicodedata.name(char, ""))
    if not match:
        return char
    return match["letters"] if char.isupper() else match["letters"].lower()


def slug(name: str) -> str:
    """The id made of a name; what is not Latin is left out, so that nothing may be left."""
    ascii_only = unaccented(name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
