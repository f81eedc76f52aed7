"""What a chart is: a form with its settings, the rows it draws, a finding computed from them, and its evidence."""

from __future__ import annotations

import importlib
import inspect
import math
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from ...atlas import Atlas, Observation, QueryError
from ...load import nearest
from .. import chart_ids

TOPICS = ("makers", "demand", "materials", "technology", "prices", "trade", "policy", "challenges")
"""The parts of the gallery, in their order; their names stand in words.yml."""


class Evidence(Protocol):
    """Anything sourced that a chart draws: an observation, an event, a promise, a fact about an entity."""

    @property
    def subject(self) -> str:
        """The entity whose file tells it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it is known from."""


@dataclass(frozen=True)
class Statement:
    """A sourced statement of an entity's file that is no observation: a plant's place, a policy's dates."""

    subject: str
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Drawing:
    """What a chart module makes of the atlas.

    `form` is a function of a `Frame` that returns an Altair chart, with its settings bound by
    keyword; the settings are plain JSON, so that a picture can be kept by them. `rows` is what is
    drawn and what the table shows, one dict a mark, with the keys of `columns` (key -> heading).
    A column holds numbers if its rows do; `year` is a label. `inputs` is the evidence behind it.
    `note` is what a reader must know, `processing` what was done to the figures of the sources.
    `names` tells which entities can be highlighted and how the rows call them; `toggles` are the
    series that a reader may switch off. `period` is told where the inputs have none.
    """

    form: partial = field(repr=False)
    rows: list[dict[str, Any]]
    columns: dict[str, str]
    finding: str
    inputs: tuple[Evidence, ...]
    processing: str
    note: str = ""
    names: dict[str, str] = field(default_factory=dict)
    toggles: tuple[str, ...] = ()
    told_period: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of what is drawn, each once."""
        return tuple(dict.fromkeys(source for item in self.inputs for source in item.sources))

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The inputs that are observations."""
        return tuple(item for item in self.inputs if isinstance(item, Observation))

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that are drawn, each once."""
        return tuple(dict.fromkeys(item.measure for item in self.observations))

    @property
    def period(self) -> str:
        """The years that are covered: '2020–2025' or '2024'."""
        return self.told_period or span(self.observations)

    def is_number(self, key: str) -> bool:
        """Whether a column holds numbers."""
        cells = [row.get(key) for row in self.rows]
        return key != "year" and all(isinstance(cell, int | float) for cell in cells if cell is not None)


@dataclass(frozen=True)
class ChartModule:
    """A chart by its id; title and subtitle are its module's docstring."""

    id: str
    title: str
    subtitle: str
    topic: str
    file: str
    make: Callable[[Atlas], Drawing] = field(repr=False)


def _described(id: str, module: Any) -> ChartModule:
    """A module of this package as a chart. Its docstring is the title, a blank line and the subtitle."""
    file = f"macros/charts/{id.replace('-', '_')}.py"
    title, _, subtitle = inspect.cleandoc(module.__doc__ or "").partition("\n\n")
    if not title or not subtitle:
        raise QueryError(f"{file} needs a docstring: title, empty line, subtitle")
    for name in ("draw", "TOPIC"):
        if not hasattr(module, name):
            raise QueryError(f"{file} has no `{name}`; see the page for contributors")
    if module.TOPIC not in TOPICS:
        raise QueryError(
            f"{file}: TOPIC '{module.TOPIC}'{nearest(module.TOPIC, TOPICS)}; it is one of {', '.join(TOPICS)}"
        )
    return ChartModule(id, title.rstrip("."), " ".join(subtitle.split()), module.TOPIC, module.__file__, module.draw)


@cache
def chart_module(id: str) -> ChartModule:
    """The chart of that id, or QueryError with the nearest one."""
    if id not in chart_ids():
        raise QueryError(f"there is no chart '{id}'{nearest(id, chart_ids())}; there are {', '.join(chart_ids())}")
    return _described(id, importlib.import_module(f"macros.charts.{id.replace('-', '_')}"))


@lru_cache(maxsize=256)
def draw_chart(atlas: Atlas, id: str) -> tuple[ChartModule, Drawing]:
    """The chart and what it draws from this atlas. Raises QueryError for all that goes wrong in it."""
    module = chart_module(id)
    try:
        return module, module.make(atlas)
    except QueryError:
        raise
    except Exception as error:  # a chart is contributed code: what it stumbles over is told like any other mistake
        spot = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(spot.filename).name}:{spot.lineno}"
        raise QueryError(f"the chart '{id}' cannot be drawn: {type(error).__name__}: {error} ({place})") from error


def lit_name(atlas: Atlas, module: ChartModule, drawing: Drawing, entity: str | None) -> str | None:
    """How the rows call the entity to highlight. Raises QueryError where the chart does not show it."""
    if entity is None:
        return None
    atlas.entity(entity)
    if entity not in drawing.names:
        raise QueryError(
            f"the chart '{module.id}' does not show '{entity}'{nearest(entity, drawing.names)}; "
            f"it can highlight {', '.join(drawing.names) or 'nothing'}"
        )
    return drawing.names[entity]


def span(items: Iterable[Observation]) -> str:
    """The years that observations cover: '2020–2025' or '2024'."""
    years = sorted({item.period.year for item in items})
    return f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"


def whole(value: float) -> str:
    """A number without decimals, thousands separated. Halves go away from zero, as in the labels of pictures."""
    return f"{math.copysign(math.floor(abs(value) + 0.5), value):,.0f}"


def join_names(names: Iterable[str]) -> str:
    """Names as a sentence lists them: 'A, B and C'."""
    *head, last = names
    return f"{', '.join(head)} and {last}" if head else last
