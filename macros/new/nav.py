"""Where a new page belongs in the navigation, told by the line of mkdocs.yml to put it after."""

from __future__ import annotations

import re
from pathlib import Path

from ..load import page_file

FILE = "mkdocs.yml"


def entity_spot(root: Path, kind: str, id: str, alike: set[str]) -> str:
    """After the last page of those `alike` or, where none has one, of its kind."""
    path = page_file(kind, id).removeprefix("docs/")
    like = re.compile(rf"^ +- {path.rpartition('/')[0]}/([\w-]+)\.md\s*$")
    return _spot(root, f"- {path}", like, alike)


def page_spot(root: Path, id: str, title: str) -> str:
    """After the last page that has no section of its own."""
    return _spot(root, f"- {title}: {id}.md", re.compile(r"^  - [^:]+: [\w-]+\.md\s*$"))


def _spot(root: Path, entry: str, like: re.Pattern[str], alike: set[str] = frozenset()) -> str:
    file = root / FILE
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    matches = {number: match for number, line in enumerate(lines, start=1) if (match := like.match(line))}
    near = [number for number, match in matches.items() if alike and match[1] in alike]
    if not (found := near or list(matches)):
        return f"Put `{entry}` under `nav:` in {FILE}, where it fits."
    last = found[-1]
    group = _heading(lines, last) if near else ""
    where = f"after line {last} (`{lines[last - 1].strip()}`{group}) or where it fits better"
    return f"Put `{entry}` under `nav:` in {FILE}, {where}."


def _heading(lines: list[str], number: int) -> str:
    """The group that a line stands in."""
    depth = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    above = (line for line in reversed(lines[: number - 1]) if len(line) - len(line.lstrip()) < depth)
    return f", under '{next(above, '').strip().removeprefix('- ')}'"
