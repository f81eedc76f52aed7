"""Writing what was drafted: all of it or nothing, and nothing over what is there."""

from __future__ import annotations

import os
from pathlib import Path

from .refusal import Refusal
from .thing import Draft


def write(root: Path, draft: Draft) -> None:
    """Write a draft. Raises Refusal, and leaves nothing behind, where a file is there already or cannot be written."""
    root = root.resolve()
    new = [(_inside(root, path), text) for path, text in draft.files.items()]
    grown = [(_inside(root, path), text) for path, (text, _) in draft.grown.items()]
    beside = [(file.with_name(f".{file.name}.new"), text) for file, text in grown]
    made: list[Path] = []
    try:
        for file, text in [*new, *beside]:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                made.append(file)
                stream.write(text)
        for (file, _), (ready, _) in zip(grown, beside, strict=True):
            os.replace(ready, file)
    except OSError as error:
        for other in made:
            other.unlink(missing_ok=True)
        there = isinstance(error, FileExistsError) and file.is_file()
        why = "is there already, and nothing is overwritten" if there else f"cannot be written: {error.strerror}"
        raise Refusal(f"{file.relative_to(root).as_posix()} {why}") from None


def _inside(root: Path, path: str) -> Path:
    """Where a path of the repository stands. Raises Refusal where a link leads it outside."""
    file = (root / path).resolve()
    if not file.is_relative_to(root):
        raise Refusal(f"{path} leads outside of the repository; remove the link that does")
    return file
