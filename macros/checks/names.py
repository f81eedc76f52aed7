"""Names as they stand in texts: what the rules about names share."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable

from ..model import Entity

_ALWAYS = {"companies", "countries"}
_COMPANY = re.compile(
    r"[\s,]+(?:co|ltd|inc|corp|plc|llc|ag|se|sa|nv|n\.v|kk|corporation|company|limited)\b\.?|"
    r"株式会社|주식회사|(?:股份|集团)?有限(?:责任)?公司"
)
_SEAM = re.compile(r"[ -]|(?<=[A-Za-z0-9])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[A-Za-z0-9])")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:ies|y|s)\b")


def given(entity: Entity) -> list[str]:
    """All names of an entity but those in other scripts: the short one, the full one, the aliases."""
    return [name for name in (entity.name, entity.full_name, *entity.aliases) if name]


def is_proper(kind: str, name: str) -> bool:
    """Whether a name is one wherever it stands: of a company or country, or with a capital after its first letter.

    'Solid-state battery' and 'Lithium' are words that only begin with a capital in their own file.
    """
    return kind in _ALWAYS or any(char.isupper() for char in name[1:])


def folded(name: str) -> str:
    """A name without case, accents, punctuation, plurals and the form of the company."""
    text = name.casefold()
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    short = _PLURAL.sub("", _COMPANY.sub("", text)) or text
    return "".join(filter(str.isalnum, short))


def squeezed(name: str) -> str:
    """A name without case, spaces and hyphens."""
    return name.lower().replace(" ", "").replace("-", "")


def loose(name: str) -> str:
    """A pattern of a name in which spaces and hyphens stand for each other, or are left out.

    They may also stand where Latin letters meet others, as in 'LG 에너지솔루션'.
    """
    return "[ -]?".join(map(re.escape, _SEAM.split(name)))


def one_of(names: Iterable[str], form: Callable[[str], str] = re.escape) -> re.Pattern[str]:
    """A pattern of any of the names as whole words, the longest first; `form` makes a pattern of each.

    Names stand by their first letter, which the pattern begins with: so it is looked for quickly.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        by_letter[name[0]].append(form(name[1:]))
    words = "|".join(rf"{re.escape(first)}(?<!\w.)(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items()))
    return re.compile(rf"(?:{words or '(?!)'})(?!\w)", re.DOTALL)
