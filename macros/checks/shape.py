"""Every data file is sound YAML and has the keys and types of its kind, and no others."""

from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace


def check(workspace: Workspace) -> Iterator[Finding]:
    """What the loader found, and unsound front matter."""
    yield from workspace.load_findings
    for page in workspace.pages:
        yield from page.findings
