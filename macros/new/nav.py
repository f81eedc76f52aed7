"""Where a new page belongs in the navigation, told by the line of mkdocs.yml to put it after."""

from __future__ import annotations

import re
from pathlib import Path

FILE = "mkdocs.yml"


def entity_spot(root: Path, kind: str, id: str) -> str:
    """After the last page of its kind."""
    return _spot(root, f"- {kind}/{id}.md", re.compile(rf"^ +- {kind}/[\w-]+\.md\s*$"))


def page_spot(root: Path, id: str, title: str) -> str:
    """After the last page that has no section of its own."""
    return _spot(root, f"- {title}: {id}.md", re.compile(r"^  - [^:]+: [\w-]+\.md\s*$"))


def _spot(root: Path, entry: str, like: re.Pattern[str]) -> str:
    file = root / FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    found = [number for number, line in enumerate(lines, start=1) if like.match(line)]
    where = (
        f"after line {found[-1]} (`{lines[found[-1] - 1].strip()}`) or where it fits better"
        if found
        else "where it fits"
    )
    return f"Put `{entry}` under `nav:` in {FILE}, {where}."
