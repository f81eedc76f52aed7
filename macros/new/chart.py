"""Charts: a module that draws one line from real figures, to begin from, and the page that explains it."""

from __future__ import annotations

import keyword
import textwrap
from collections import defaultdict
from typing import Any, Literal, NamedTuple

from ..atlas import Atlas
from ..charts.kit.drawing import TOPICS
from ..checks.charts_explained import WORDS
from ..checks.heads import scalar
from ..model.base import EntityId, Id, MeasureId, Strict, Text
from ..model.units import BARE
from .keys import Key, Trail
from .refusal import Refusal
from .skeleton import filled
from .thing import Draft, Thing

FEWEST = 4
"""Figures that a chart needs, by the tests of charts."""


_NAMES = {"of": "entity", "by": "part", "basis": "basis"}
"""The keys that choose a line among those of a measure, and what they name."""

_OTHERS = 4
"""How many other values of such a key are told."""


class _Asked(Strict):
    title: Text
    """What the chart shows, as its heading says it."""
    topic: Literal[TOPICS]
    """Its part of the gallery."""
    measure: MeasureId
    """What it draws: an id of data/measures.yml."""
    of: EntityId
    """Whose figures it draws."""
    by: EntityId | None = None
    """The part it draws, where the figures are broken down."""
    basis: Id | None = None
    """The way of counting, where the measure has several: one of its `bases`."""
    subtitle: Text
    """Unit, scope and who counted, in a sentence without a year."""


class _Series(NamedTuple):
    """Whose figures, of which part, counted how, in which unit."""

    of: str
    by: str | None
    basis: str | None
    unit: str

    def __str__(self) -> str:
        return ", ".join(f"{key}={value}" for key, value in self._asdict().items() if value and key != "unit")


class ChartThing(Thing):
    """A chart. All has to be known, so that the skeleton draws."""

    word = "chart"
    model = _Asked
    patient = False
    _proposed: str | None = None

    def known(self, id: str) -> dict[Trail, str]:
        """Its title."""
        return {("title",): self.name}

    def taken(self, id: str) -> str | None:
        """By a module, a package of the kit, or a page."""
        module = f"macros/charts/{id.replace('-', '_')}"
        paths = (f"{module}.py", module, f"docs/charts/{id}.md")
        return next((path for path in paths if (self.root / path).exists()), None)

    def id_for(self, wish: str | None) -> str:
        """The id, which is also the name of a Python module."""
        id = super().id_for(wish)
        if id[0].isdigit() or keyword.iskeyword(id):
            raise Refusal(f"a chart's id names a Python module, which '{id}' cannot; choose another: --id the-{id}")
        return id

    def default(self, key: Key, data: dict[str, Any]) -> str | None:
        """The entity with the most figures of the measure, and a subtitle that says what is known."""
        if "measure" not in data:
            return None
        if str(key) == "of":
            self._proposed = self._longest(data).of
            return self._proposed
        return self._subtitle(data["measure"], self._longest(data)) if str(key) == "subtitle" else None

    def draft(self, id: str, data: dict[str, Any]) -> Draft:
        """Module and page. Raises Refusal where there are too few figures for a line."""
        series = self._longest(data)
        named = [f'{key}="{value}"' for key, value in (("by", series.by), ("basis", series.basis)) if value]
        title, subtitle = _quoted(data["title"]).rstrip("."), _quoted(data["subtitle"]).rstrip(".") + "."
        several = bool(self.loaded.measures[data["measure"]].units)
        code = filled(
            "chart.py.txt",
            title=title,
            subtitle=textwrap.fill(subtitle, 118),
            topic=data["topic"],
            shown=series.by or series.of,
            whose=f'"{series.of}", "{series.by}"' if series.by else f'"{series.of}",',
            series=", ".join([f'"{data["measure"]}"', f'"{series.of}"', *named]),
            counted=f'_counted(item) and item.unit == "{series.unit}"' if several else "_counted(item)",
        )
        page = filled("chart.md", id=id, title=scalar(title), description=scalar(subtitle), heading=title)
        module, path = f"macros/charts/{id.replace('-', '_')}.py", f"docs/charts/{id}.md"
        return Draft(
            {module: code, path: page},
            told=self._chosen(data, series),
            next=[
                f"Change what {module} draws; docs/contributing/charts.md tells how.",
                f"Explain in {path}, under 'How to read it', what the chart shows: at least {WORDS} words.",
                f'Show it where it helps: {{{{ chart("{id}") }}}} on a page.',
            ],
        )

    def _chosen(self, data: dict[str, Any], series: _Series) -> list[str]:
        """What was taken without being named, and what else there is to draw."""
        named = {key for key in _NAMES if data.get(key)} - ({"of"} if data.get("of") == self._proposed else set())
        unnamed = [key for key in _NAMES if getattr(series, key) and key not in named]
        if not unnamed:
            return []
        asked = {key: data[key] for key in named}
        others = self._series({"measure": data["measure"], **asked})
        ways = []
        for key in unnamed:
            above = list(_NAMES)[: list(_NAMES).index(key)]
            fitting = [it for it in others if all(getattr(it, name) == getattr(series, name) for name in above)]
            values = dict.fromkeys(getattr(it, key) for it in fitting)
            ways += [f"--set {key}={value}" for value in values if value not in (None, getattr(series, key))][:_OTHERS]
        what = [series.of, *([f"by {series.by}"] if series.by else [])]
        taken = " ".join(what) + (f", basis {series.basis}," if series.basis else "")
        also = f" Others: {', '.join(ways)}." if ways else " There is no other with enough figures."
        missing = " or ".join(", ".join(_NAMES[key] for key in unnamed).rsplit(", ", 1))
        return [f"You named no {missing}: {taken} was taken.{also}"]

    def _subtitle(self, id: str, series: _Series) -> str:
        measure = self.loaded.measures[id]
        names = [self.loaded.entities[part].name for part in (series.of, series.by) if part in self.loaded.entities]
        unit = [] if series.unit in BARE else [f"in {series.unit}"]
        counted = f" ({measure.bases[series.basis]})" if measure.bases and series.basis else ""
        return f"{', '.join([measure.label, *names, *unit])}{counted}."

    def _longest(self, data: dict[str, Any]) -> _Series:
        """The series to draw: the longest that is not broken down or, where there is none, the longest part.

        Raises Refusal where none that fits is long enough.
        """
        if fitting := self._series(data):
            return fitting[0]
        there = [str(other) for other in self._series({"measure": data["measure"]})]
        raise Refusal(
            f"measure: a line needs {FEWEST} yearly figures, which '{data['measure']}' does not have as asked; "
            f"it has them for {'; '.join(there[:6]) or 'nothing: choose another measure'}"
        )

    def _series(self, data: dict[str, Any]) -> list[_Series]:
        """The series with enough yearly figures among those that fit what is known."""
        years: dict[_Series, set[int]] = defaultdict(set)
        for item in Atlas(self.loaded).find_all(data["measure"]):
            series = _Series(item.subject, item.key, item.basis, item.unit)
            fits = all(data.get(key) in (None, getattr(series, key)) for key in ("of", "by", "basis"))
            if fits and item.period.text.removeprefix("FY").isdigit() and not item.is_ahead:
                years[series].add(item.period.year)
        enough = [series for series, found in years.items() if len(found) >= FEWEST]
        return sorted(enough, key=lambda series: (series.by is not None, -len(years[series])))


def _quoted(text: str) -> str:
    """Text that may stand in a docstring."""
    return text.replace("\\", "/").replace('"', "'")
