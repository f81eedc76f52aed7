"""Entities: a data file with what is required, and a page where they have one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..checks.canonical_form import written
from ..checks.heads import scalar
from ..checks.page_depth import DEPTH
from ..load import Loaded, page_file
from ..model import KINDS
from .keys import Key, Trail, ids_in
from .nav import entity_spot
from .skeleton import filled
from .template import PATH
from .thing import Draft, Thing

_DISPUTED = "What is disputed or unknown"
_HEADINGS = {
    "countries": ("Who makes what", "From ore to cell", "Markets and trade", "Policy", "What threatens it"),
    "companies": ("How it grew", "What it makes", "Where it makes it", _DISPUTED),
    "technologies": ("How it works", "What it is good at", "Who leads", "Limits", _DISPUTED),
    "minerals": ("Who mines it", "Who refines it", "Who depends on it", "How much is needed", _DISPUTED),
    "policies": ("How it works", "Who wrote it, and why", "What came of it", _DISPUTED),
    "challenges": ("Does the claim hold?", "What is done about it", _DISPUTED),
}
"""What the pages of a kind tell between the brief and the lists."""

_GROUPED = {"companies": "kind", "technologies": "family", "policies": "country"}
"""The key by which the navigation groups the pages of a kind."""


class EntityThing(Thing):
    """An entity of one kind."""

    def __init__(self, root: Path, loaded: Loaded, name: str, kind: str) -> None:
        super().__init__(root, loaded, name)
        self.kind = kind
        self.model = KINDS[kind]
        self.word = KINDS[kind].singular

    def taken(self, id: str) -> str | None:
        """Ids are unique over all kinds; files that cannot be read count too."""
        paths = [f"data/{kind}/{id}.yml" for kind in KINDS] + [page_file(self.kind, id)]
        return next((path for path in paths if (self.root / path).exists()), None)

    def known(self, id: str) -> dict[Trail, str]:
        """Its name; the id is that of the file."""
        return {("name",): self.name}

    def default(self, key: Key, data: dict[str, Any]) -> str | None:
        """No page, unless one is asked for."""
        return "none" if key.trail == ("page",) else None

    def wants(self, key: Key, data: dict[str, Any]) -> bool:
        """A page needs a summary."""
        return key.trail == ("summary",) and data.get("page") in DEPTH

    def draft(self, id: str, data: dict[str, Any]) -> Draft:
        """The data file, which begins by naming its template, and the page."""
        head = f"# Every key with its meaning and an example: {PATH.format(self.kind)}\n"
        draft = Draft({f"data/{self.kind}/{id}.yml": head + written(data)})
        if data["page"] in DEPTH:
            path = page_file(self.kind, id)
            words, figures = DEPTH[data["page"]]
            draft.files[path] = self._page(id, data)
            draft.next += [
                f"Write {path}: a {data['page']} page has at least {words} words and {figures} cited figures.",
                entity_spot(self.root, self.kind, id, self._alike(data)),
            ]
        return draft

    def _alike(self, data: dict[str, Any]) -> set[str]:
        """The entities that its folder of pages groups with it."""
        key = _GROUPED.get(self.kind)
        if not key or not data.get(key):
            return set()
        return {id for id, entity in self.loaded.entities.items() if getattr(entity, key, None) == data[key]}

    def _page(self, id: str, data: dict[str, Any]) -> str:
        summary = data.get("summary")
        entities = {*KINDS, "entities"}
        related = any(what in entities for _, _, what in ids_in(self.model, data))
        return filled(
            "entity.md",
            id=id,
            title=scalar(data["name"]),
            description=f"description: {scalar(summary)}\n" if summary else "",
            name=data["name"],
            headings="".join(f"## {heading}\n\n" for heading in _HEADINGS.get(self.kind, (_DISPUTED,))),
            targets="## Targets\n\n{{ targets() }}\n\n" if data.get("targets") else "",
            related="## Related\n\n{{ related() }}\n\n" if related else "",
        )
