"""What a chart is: a form with its settings, the rows it draws, a finding computed from them, and its evidence."""

from __future__ import annotations

import importlib
import inspect
import io
import math
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
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
    with told_as_query_error(id):
        module = importlib.import_module(f"macros.charts.{id.replace('-', '_')}")
    return _described(id, module)


@contextmanager
def told_as_query_error(id: str) -> Iterator[None]:
    """Turns what goes wrong in a chart's code, and what it prints, into a QueryError: it is contributed code."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            yield
    except QueryError:
        raise
    except SyntaxError as error:
        place = f"{Path(error.filename or '').name}:{error.lineno}"
        raise QueryError(f"the chart '{id}' is no valid Python: {error.msg} ({place})") from error
    except (Exception, SystemExit) as error:
        spots = traceback.extract_tb(error.__traceback__)
        own = [spot for spot in spots if Path(spot.filename).stem == id.replace("-", "_")]
        place = f"{Path((own or spots)[-1].filename).name}:{(own or spots)[-1].lineno}"
        what = (str(error).splitlines() or ["without a word"])[0]
        raise QueryError(f"the chart '{id}' cannot be drawn: {type(error).__name__}: {what} ({place})") from error
    if printed.getvalue():
        first = printed.getvalue().strip().splitlines()[:1]
        raise QueryError(f"the chart '{id}' prints {first}; a chart returns what it has to say: remove the print()")


@lru_cache(maxsize=256)
def draw_chart(atlas: Atlas, id: str) -> tuple[ChartModule, Drawing]:
    """The chart and what it draws from this atlas. Raises QueryError for all that goes wrong in it."""
    module = chart_module(id)
    with told_as_query_error(id):
        drawing = module.make(atlas)
        if not isinstance(drawing, Drawing):
            raise QueryError(f"draw() of the chart '{id}' gives {type(drawing).__name__}; it must return a Drawing")
        if not drawing.inputs:
            raise QueryError(f"the chart '{id}' has no inputs; name the observations, events or promises it draws")
        if not drawing.period:
            raise QueryError(f"the chart '{id}' tells no period; its inputs have none, so give told_period")
    return module, drawing


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
    if not years:
        return ""
    return f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"


def whole(value: float) -> str:
    """A number without decimals, thousands separated. Halves go away from zero, as in the labels of pictures."""
    return f"{math.copysign(math.floor(abs(value) + 0.5), value):,.0f}"


def join_names(names: Iterable[str]) -> str:
    """Names as a sentence lists them: 'A, B and C'."""
    *head, last = names
    return f"{', '.join(head)} and {last}" if head else last
