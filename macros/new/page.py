"""Pages that cross entities, such as the one about the supply chain."""

from __future__ import annotations

from typing import Any

from ..checks.heads import scalar
from ..model.base import Strict, Text
from .keys import Trail
from .nav import page_spot
from .skeleton import filled
from .thing import Draft, Thing


class _Asked(Strict):
    title: Text
    """Its heading, and its name in the navigation."""
    description: Text
    """What the page tells, in a sentence without figures, for search engines."""


class PageThing(Thing):
    """A page that is about no entity of its own."""

    word = "page"
    model = _Asked

    def known(self, id: str) -> dict[Trail, str]:
        """Its title."""
        return {("title",): self.name}

    def taken(self, id: str) -> str | None:
        """By another page, or by a folder of pages, which has the same address."""
        return next((path for path in (f"docs/{id}.md", f"docs/{id}") if (self.root / path).exists()), None)

    def draft(self, id: str, data: dict[str, Any]) -> Draft:
        """The page."""
        title, description = data["title"], data["description"]
        text = filled(
            "page.md", title=scalar(title), description=f" {scalar(description)}" if description else "", heading=title
        )
        path = f"docs/{id}.md"
        return Draft({path: text}, next=[f"Write {path}.", page_spot(self.root, id, title)])
