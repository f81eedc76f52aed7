"""Every macro on every page can be run: known names, known ids, figures that are there."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding
from ..render import rehearse
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """All calls of all pages, each on its own, so that one mistake hides no other."""
    for page in workspace.pages:
        yield from rehearse(page, workspace.atlas, workspace.book)[1]
