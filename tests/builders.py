"""Builds the site with MkDocs, ProperDocs and Zensical and compares the figures of the page about China.

Called by `make builders` with the folder of the programs `properdocs` and `zensical`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parent.parent
PAGE = "countries/china/index.html"


def figures(site: Path) -> list[tuple[str, str]]:
    """Every figure and citation mark of the page, in order, as text."""
    html = BeautifulSoup((site / PAGE).read_text(encoding="utf-8"), "html.parser")
    found = html.select(".aba-value, .aba-num, .aba-cite a, .aba-sources li")
    return [(" ".join(tag.get("class", [tag.name])), " ".join(tag.get_text().split())) for tag in found]


def built(name: str, command: list[str], folder: Path) -> list[tuple[str, str]]:
    """Build a copy of the repository with one builder; its figures."""
    copy = folder / name
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv*", "site", ".cache"))
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{name} failed:\n{result.stdout}{result.stderr}")
    return figures(copy / "site")


def main() -> None:
    """Build three times, compare, print; exit 1 where a builder prints other figures."""
    programs = Path(sys.argv[1]).resolve()
    commands = {
        "mkdocs": [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        "properdocs": [str(programs / "properdocs"), "build", "--strict", "--quiet"],
        "zensical": [str(programs / "zensical"), "build", "--strict"],
    }
    with tempfile.TemporaryDirectory() as name:
        found = {builder: built(builder, command, Path(name)) for builder, command in commands.items()}
    for builder, items in found.items():
        same = items == found["mkdocs"]
        print(
            f"{builder}: {len(items)} figures, citations and sources on /countries/china/, {'the same' if same else 'OTHERS'}"
        )
    if len(found["mkdocs"]) < 100 or any(items != found["mkdocs"] for items in found.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
