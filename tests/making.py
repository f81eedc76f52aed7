"""Small repositories in which new things are made, by calling the command as a person would."""

from __future__ import annotations

from macros.cli import main

SUMMARY = "A thing that exists in tests alone. It is told in two plain sentences, without any figure."
MORE = {
    "data/stages/cells.yml": "name: Cells\npage: none\norder: 1\n",
    "data/stages/packs.yml": "name: Packs\npage: none\norder: 2\n",
    "mkdocs.yml": "nav:\n  - Home: index.md\n  - Companies:\n      - companies/alpha.md\n  - Outlook: outlook.md\n  - About:\n      - about/index.md\n",
}
"""What a tiny repository needs beside, so that every kind of thing has something to name."""

SOURCE = ["--url", "https://bureau.example/2026", "--kind", "agency", "--date", "2026-01-31"]
"""Options that describe a source."""


def new(root, *arguments, sets=()):
    """Call the command without input; return its exit code."""
    pairs = [part for item in sets for part in ("--set", item)]
    return main(["new", "--root", str(root), "--no-input", *arguments, *pairs])


def tree(root):
    """Every file and what it holds."""
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
