"""`export(root, site)` writes everything that is not a page. Which module writes which addresses:

`charts.py`: /charts/<id>.vl.json .narrow.vl.json .svg .png .csv .bib .thumb.svg .thumb-dark.svg,
/charts/<id>/embed.html
`measures.py`: /api/v1/measures/<id>.csv
here: /assets/javascripts/vega.<digest>.js
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..atlas import open_atlas
from ..charts.kit.runtime import runtime
from ..load import open_book
from . import charts, measures


def export(root: Path, site: Path, base: str = "") -> list[Path]:
    """Write the files into a built site, published at `base`, and return their paths."""
    atlas, book = open_atlas(root), open_book(root)
    written = []
    for address, content in [*charts.files(atlas, book, base), *measures.files(atlas), *_runtime()]:
        file = site / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        written.append(file)
    return written


def _runtime() -> Iterator[tuple[str, bytes]]:
    yield runtime()
