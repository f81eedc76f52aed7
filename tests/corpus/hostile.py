"""How a hostile file is put into the small repository, and how what is found is compared."""

from __future__ import annotations

import re
from pathlib import Path

import tiny
import yaml

HERE = Path(__file__).parent
GAMMA = "data/companies/gamma.yml"
SOUND = "name: Gamma\npage: none\nkind: cell-maker\ncountry: japan\n"
HEAD = "---\ntitle: Gamma\ndescription: A page.\n---\n# Gamma\n\n"


def cases(folder: str) -> list[tuple[str, dict]]:
    """The cases of a folder: the name of the file and what `cases.yml` tells."""
    return list(yaml.safe_load((HERE / folder / "cases.yml").read_text(encoding="utf-8")).items())


def put(root: Path, name: str, content: bytes) -> Path:
    """The small repository with one more file, or another one."""
    file = tiny.write(root) / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return root


def errors(text: str) -> list[str]:
    """The lines that tell of errors."""
    return [line for line in text.splitlines() if ": error [" in line]


def assert_found(text: str, place: str, rule: str, says: str) -> None:
    """One of the lines is this finding."""
    begins = re.compile(rf"{re.escape(place)}(?!\d).*: error \[{rule}\] ")
    assert [line for line in errors(text) if begins.match(line) and says in line], text


def assert_alone(text: str, *names: str) -> None:
    """All errors stand in these files: a broken file is found once, not wherever it is named."""
    assert not [line for line in errors(text) if not line.startswith(names)], text
