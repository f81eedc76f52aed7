"""Rendered pictures, kept on disk by what they were made from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from .style import PALETTE

_FOLDER = Path(__file__).resolve().parents[3] / ".cache" / "charts"
_KIT = Path(__file__).resolve().parent


@cache
def engine() -> str:
    """The versions of the libraries that draw."""
    return f"vl-convert {version('vl-convert-python')}, altair {version('altair')}"


@cache
def code_of(file: str) -> str:
    """A digest of the code behind a chart: the kit, the palette and the chart's own module."""
    digest = hashlib.sha256(engine().encode())
    for path in [*sorted(path for path in _KIT.rglob("*") if path.suffix in (".py", ".json")), PALETTE, Path(file)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def kept(parts: list[str], suffix: str, make: Callable[[], bytes]) -> bytes:
    """What `make` returns for these parts, from the disk where it was made before of the same ones."""
    file = _FOLDER / f"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}{suffix}"
    if file.is_file():
        return file.read_bytes()
    content = make()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}.part")
    draft.write_bytes(content)
    draft.replace(file)
    return content
