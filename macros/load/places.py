"""Where the pages of entities stand, and the pages that list entities without one of their own."""

from __future__ import annotations

_FOLDERS = {"stages": "supply-chain"}
"""The folder of a kind's pages under docs/, where it is not named like the kind."""

LISTS = {"plants": "plants/", "ventures": "ventures/", "programmes": "research/"}
"""By kind, the address of the page that lists all its entities, each under an anchor that is its id."""


def _folder(kind: str) -> str:
    """The folder under docs/ where the pages of a kind stand."""
    return _FOLDERS.get(kind, kind)


def page_file(kind: str, id: str) -> str:
    """The path of an entity's own page, from the repository's root."""
    return f"docs/{_folder(kind)}/{id}.md"


def page_address(kind: str, id: str) -> str:
    """Where an entity's own page stands in the site."""
    return f"{_folder(kind)}/{id}/"
