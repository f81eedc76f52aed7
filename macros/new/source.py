"""Sources: one more entry in the file of their publisher."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from typing import Any

from ..checks.canonical_form import parsed, written
from ..checks.sources_unique import address
from ..load.yaml_reader import read_yaml_text
from ..model import Source
from ..model.base import Strict, Text
from ..model.ids import slug
from .keys import Key, Trail
from .refusal import Refusal
from .thing import Draft, Thing


class _Published(Strict):
    publisher: Text
    """Who published it; sources of one publisher stand in one file."""


class _Entry(Source, _Published):
    """What has to be known of a source: its entry, and its publisher."""


class SourceThing(Thing):
    """A source. All that is required has to be known, since an unsound entry hides the others of its file."""

    word = "source"
    model = _Entry
    patient = False

    def known(self, id: str) -> dict[Trail, str]:
        """Its id; the name may be no more than what the id is made of."""
        return {("id",): id}

    def taken(self, id: str) -> str | None:
        """Ids of sources are unique among sources; entries of unsound files count too."""
        for path, document in self.loaded.documents.items():
            whole = document.data if path.startswith("data/sources/") and isinstance(document.data, dict) else {}
            entries = whole.get("sources") if isinstance(whole.get("sources"), list) else []
            if any(isinstance(entry, dict) and entry.get("id") == id for entry in entries):
                return path
        return None

    def default(self, key: Key, data: dict[str, Any]) -> str | None:
        """The name as title, no date, and read this month."""
        defaults = {"title": self.name, "date": "n.d.", "accessed": f"{dt.date.today():%Y-%m}"}
        return defaults.get(str(key))

    def draft(self, id: str, data: dict[str, Any]) -> Draft:
        """The publisher's file with the entry at its end; comments in it stay."""
        wanted = address(data["url"])
        if same := next((id for id, source in self.loaded.sources.items() if address(source.url) == wanted), None):
            raise Refusal(f"url: the source '{same}' has this address already; use that")
        publisher, path = self._file(data.pop("publisher"))
        draft = Draft(next=[f'Cite it: `source: {id}` in a data file, or {{{{ cite("{id}") }}}} on a page.'])
        if path not in self.loaded.documents:
            draft.files[path] = written({"publisher": publisher, "sources": [data]})
            near = get_close_matches(slug(publisher), map(slug, self.loaded.publishers.values()), n=1, cutoff=0.85)
            draft.next += [f"'{publisher}' is new; if {name}.yml is meant, move it there." for name in near]
            return draft
        before = (self.root / path).read_text(encoding="utf-8")
        whole = parsed(before)
        whole["sources"].append(data)
        text = written(whole)
        document, wrong = read_yaml_text(text, path)
        if wrong or document.data["sources"][:-1] != self.loaded.documents[path].data["sources"]:
            raise Refusal(f"{path} cannot be added to without changing what stands there; add the entry by hand")
        draft.grown[path] = text, document.place(("sources", len(whole["sources"]) - 1)).line
        return draft

    def _file(self, publisher: str) -> tuple[str, str]:
        """The publisher as the atlas writes it, and the path of its file."""
        for id, known in self.loaded.publishers.items():
            path = self.loaded.spots[f"source:{id}"][0]
            if known.casefold() == publisher.casefold() or path == f"data/sources/{slug(publisher)}.yml":
                return known, path
        path = f"data/sources/{slug(publisher)}.yml"
        if not slug(publisher):
            raise Refusal(f"publisher: '{publisher}' has no Latin letters; write it as 'China Times (华夏时报)'")
        if (self.root / path).exists():
            raise Refusal(f"publisher: {path} is there but cannot be read; `make check` says why")
        return publisher, path
