"""One state of the atlas, opened to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..atlas import Atlas
from ..load import Finding, read


@dataclass(frozen=True)
class Edition:
    """The sound part of the data, what is wrong with the rest, and the files of docs/ by their path."""

    atlas: Atlas
    findings: tuple[Finding, ...]
    docs: dict[str, bytes]

    @property
    def unsound(self) -> set[str]:
        """The data files of which not all is known."""
        return {finding.place.path for finding in self.findings}


def open_edition(root: Path) -> Edition:
    """Read the data and the pages of a folder. Never raises for what files hold."""
    loaded, findings = read(root)
    docs = {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted((root / "docs").rglob("*"))
        if file.is_file()
    }
    return Edition(Atlas(loaded), tuple(sorted(findings)), docs)
