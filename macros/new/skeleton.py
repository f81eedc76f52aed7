"""The skeletons of pages and charts: files with `$name` where something is filled in."""

from __future__ import annotations

from pathlib import Path
from string import Template

_FOLDER = Path(__file__).resolve().parent / "skeletons"


def filled(file: str, /, **words: str) -> str:
    """A skeleton with its gaps filled."""
    return Template((_FOLDER / file).read_text(encoding="utf-8")).substitute(words)
