"""What the rules look at: the data, the pages and the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..atlas import Atlas
from ..load import Book, Finding, Loaded, read
from ..load.page import Page, read_pages


@dataclass
class Workspace:
    """A repository under check. `today` can be set, so that no test depends on the day it runs."""

    root: Path
    today: dt.date

    @cached_property
    def _read(self) -> tuple[Loaded, list[Finding]]:
        return read(self.root)

    @property
    def loaded(self) -> Loaded:
        """The sound part of the data."""
        return self._read[0]

    @property
    def load_findings(self) -> list[Finding]:
        """What is wrong with the rest."""
        return self._read[1]

    @cached_property
    def atlas(self) -> Atlas:
        """The sound part of the data, to be asked."""
        return Atlas(self.loaded)

    @cached_property
    def pages(self) -> list[Page]:
        """Every page under docs/."""
        return read_pages(self.root)

    @cached_property
    def book(self) -> Book:
        """The same pages, as what leads from one to another."""
        return Book(self.pages)

    @cached_property
    def page_of(self) -> dict[str, Page]:
        """The page of each entity that has one."""
        return {page.entity: page for page in self.pages if page.entity}
