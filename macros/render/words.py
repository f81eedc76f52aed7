"""The words of the interface, read once from words.yml."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def words() -> dict[str, Any]:
    """All interface words by their key."""
    text = (Path(__file__).parent / "words.yml").read_text(encoding="utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def kind_label(text: str) -> str:
    """A key such as `cell-maker` as a reader sees it: 'cell maker'."""
    return text.replace("-", " ").replace("_", " ")
