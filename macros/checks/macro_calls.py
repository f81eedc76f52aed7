"""Every macro on every page can be run: known names, known ids, figures that are there."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """All calls of all pages, each on its own, so that one mistake hides no other."""
    for _, findings in workspace.rehearsed.values():
        yield from findings
