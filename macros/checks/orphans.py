"""Every page can be reached from another: by a link in its text, or by what a macro prints."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ..load import Finding
from ..load.page import Page
from .links import leads
from .workspace import Workspace

HOME = "docs/index.md"

_HREF = re.compile(r"<a\s[^<>]*?href=\"(?P<address>[^\"#:]+)")


def check(workspace: Workspace) -> Iterator[Finding]:
    """Pages that no other page leads to; the menu of the site does not count, tables and cards of macros do.

    While a page or the data is unsound nobody can tell, so nothing is said.
    """
    if workspace.loaded.unsound or len(workspace.rehearsed) < len(workspace.pages):
        return
    if any(findings for _, findings in workspace.rehearsed.values()):
        return
    at = {page.address: page.name for page in workspace.pages}
    reached = {HOME}
    for page in workspace.pages:
        addresses = _hand_written(page) | workspace.rehearsed[page.name][0].reached
        reached |= (leads(page) | {at.get(address, "") for address in addresses}) - {page.name}
    for page in workspace.pages:
        if page.name not in reached:
            message = "no other page leads here; link it where it helps, or write it into the index of its section"
            yield Finding(page.place(0), "orphans", message, "warning")


def _hand_written(page: Page) -> set[str]:
    """The addresses in a page's own HTML."""
    found = (posixpath.normpath(posixpath.join(page.address, link["address"])) for link in _HREF.finditer(page.live))
    return {"" if address == "." else f"{address}/" for address in found}
