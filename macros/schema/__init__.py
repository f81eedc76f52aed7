"""JSON Schemas of the data files, for the editors of contributors: completion, descriptions and mistakes as they type.

`shapes.py` makes them from the model, `ids.py` from what the atlas holds. They stand in schemas/,
and `.vscode/settings.json` tells VS Code which one is for which folder.
"""

from __future__ import annotations

import json
from pathlib import Path

from ..load import load
from .ids import ids
from .shapes import shapes

FOLDER = "schemas"


def schemas(root: Path) -> dict[str, str]:
    """Path from the root of the repository and text of every schema. Raises LoadError where the data is unsound."""
    made = {**shapes(), "ids": ids(load(root))}
    return {f"{FOLDER}/{name}.schema.json": _text(schema) for name, schema in made.items()}


def outdated(root: Path) -> dict[str, str | None]:
    """The schemas that are not as they should be: path and due text, None for a file that should not be there."""
    due = schemas(root)
    found = {file.relative_to(root).as_posix(): file for file in (root / FOLDER).glob("*.schema.json")}
    wrong: dict[str, str | None] = {path: None for path in found.keys() - due.keys()}
    wrong |= {path: text for path, text in due.items() if path not in found or found[path].read_text("utf-8") != text}
    return dict(sorted(wrong.items()))


def _text(schema: dict[str, object]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
