"""One state of the atlas, opened to be compared."""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from pathlib import Path

from .. import charts
from ..atlas import Atlas
from ..load import Finding, read

MEASURES = "data/measures.yml"


@dataclass(frozen=True)
class Edition:
    """The sound part of the data, what is wrong with the rest, the files of docs/ by their path, the charts' titles
    by their ids.
    """

    atlas: Atlas
    findings: tuple[Finding, ...]
    docs: dict[str, bytes]
    charts: dict[str, str]

    @property
    def unsound(self) -> set[str]:
        """The data files of which not all is known."""
        return {finding.place.path for finding in self.findings}


def alike(old: Edition, new: Edition) -> tuple[Atlas, Atlas]:
    """Both atlases without what is unsound in one of them, so that what they show can be compared."""
    blind = old.unsound | new.unsound
    if not blind:
        return old.atlas, new.atlas
    both = [edition.atlas.loaded for edition in (old, new)]
    measures = both[0].measures.keys() & both[1].measures.keys() if MEASURES in blind else None
    return tuple(
        Atlas(
            replace(
                loaded,
                entities={id: entity for id, entity in loaded.entities.items() if loaded.spots[id][0] not in blind},
                kinds={id: kind for id, kind in loaded.kinds.items() if loaded.spots[id][0] not in blind},
                measures={id: it for id, it in loaded.measures.items() if measures is None or id in measures},
                unsound=both[0].unsound | both[1].unsound,
            )
        )
        for loaded in both
    )


def open_edition(root: Path) -> Edition:
    """Read the data, the pages and the titles of the charts of a folder. Never raises for what files hold.

    A folder without charts has those of the code that runs.
    """
    loaded, findings = read(root)
    docs = {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted((root / "docs").rglob("*"))
        if file.is_file()
    }
    return Edition(Atlas(loaded), tuple(sorted(findings)), docs, _charts(root / "macros" / "charts"))


def _charts(folder: Path) -> dict[str, str]:
    files = sorted((folder if folder.is_dir() else Path(charts.__file__).parent).glob("*.py"))
    return {file.stem.replace("_", "-"): _title(file) for file in files if file.stem != "__init__"}


def _title(file: Path) -> str:
    """The first line of a chart module's docstring; its name, where it cannot be read."""
    try:
        told = ast.get_docstring(ast.parse(file.read_bytes())) or ""
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        told = ""
    return told.partition("\n")[0].strip() or file.stem.replace("_", "-")
