"""Everything of the site that is not a page, by address. Which module makes which:

`charts.py`: /charts/<id>.vl.json .narrow.vl.json .svg .png .csv .bib .thumb.svg .thumb-dark.svg,
/charts/<id>/embed.html
`measures.py`: /api/v1/measures/<id>.csv
here: /assets/javascripts/vega.<digest>.js
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..atlas import open_atlas
from ..charts.kit.runtime import runtime
from ..load import open_book
from . import charts, measures

Content = str | bytes


def makers(root: Path, base: str = "") -> dict[str, Callable[[], Content]]:
    """What makes the content of each file, by its address in a site published at `base`; nothing is made yet."""
    atlas, book = open_atlas(root), open_book(root)
    address, _ = runtime()
    return {**charts.files(atlas, book, base), **measures.files(atlas), address: lambda: runtime()[1]}


def export(root: Path, site: Path, base: str = "") -> list[Path]:
    """Write all files into a built site, published at `base`, and return their paths."""
    return [write(site, address, make()) for address, make in makers(root, base).items()]


def write(site: Path, address: str, content: Content) -> Path:
    """Write one file into a site and return its path."""
    file = site / address
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file
