"""What can be made: what has to be known of it, which id it may have, and which files it becomes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from unicodedata import normalize

from ..load import Loaded
from ..model.ids import is_id, slug, unaccented
from .keys import Key, Model, Trail
from .refusal import Refusal

RESERVED = ("index",)
"""Ids that would take the address of another page."""


@dataclass
class Draft:
    """What is to be written: new files, files that get one more entry, and what is left to do afterwards.

    `grown` tells for each longer file its text and the line at which the new entry begins, `told` what was
    chosen without being asked for.
    """

    files: dict[str, str] = field(default_factory=dict)
    grown: dict[str, tuple[str, int]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    next: list[str] = field(default_factory=list)


class Thing(ABC):
    """A kind of thing that can be made in a repository.

    `word` is what a person calls it, `model` what has to be known of it, `patient` whether required
    keys may be left for later.
    """

    word: str
    model: Model
    patient: ClassVar[bool] = True

    def __init__(self, root: Path, loaded: Loaded, name: str) -> None:
        self.root = root
        self.loaded = loaded
        self.name = name

    @abstractmethod
    def taken(self, id: str) -> str | None:
        """The path of the file that an id stands in already."""

    @abstractmethod
    def draft(self, id: str, data: dict[str, Any]) -> Draft:
        """The files that it becomes. Raises Refusal where that cannot be."""

    def default(self, key: Key, data: dict[str, Any]) -> str | None:
        """What a key holds unless something else is said; `data` is what is known so far."""
        return None

    def wants(self, key: Key, data: dict[str, Any]) -> bool:
        """Whether a key that the model does not require is needed all the same."""
        return False

    @abstractmethod
    def known(self, id: str) -> dict[Trail, str]:
        """What follows from its id and name."""

    def id_for(self, wish: str | None) -> str:
        """The id: the one wished for, or one made of the name. Raises Refusal where it is malformed or taken."""
        name = self.name
        id = slug(name) if wish is None else wish
        lost = "".join(char for char in unaccented(name) if char.isalpha() and not char.isascii())
        if wish is None and lost:
            left_out = normalize("NFC", lost)
            without = f"an id made of it would leave out '{left_out}'" if id else "no id can be made of it"
            raise Refusal(f"'{name}' is not in Latin letters, so {without}; name the id yourself: --id some-words")
        if wish is None and not any(map(str.isalpha, id)):
            raise Refusal(f"no id can be made of '{name}', which has no letters; name it yourself: --id some-words")
        if not is_id(id):
            long = f", {len(id)} characters" if len(id) > 80 else ""
            raise Refusal(
                f"'{id}'{long} is no id; ids are lower-case ASCII words joined by hyphens, of 80 characters at most: "
                f"--id {slug(id)[:80].strip('-') or 'some-words'}"
            )
        if id in RESERVED:
            raise Refusal(f"the id '{id}' is kept for the pages of that name; choose another: --id {id}-{self.word}")
        if path := self.taken(id):
            raise Refusal(f"the id '{id}' is taken by {path}; choose another: --id {id}-2")
        return id
