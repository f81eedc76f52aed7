"""What a chart is: an Altair chart, the rows it draws, a finding computed from them, and its sources."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import altair as alt

from ..atlas import Atlas, Observation, QueryError
from ..load import nearest
from . import chart_ids
from .forms import WIDE, Frame
from .style import config


@dataclass(frozen=True, eq=False)
class Drawing:
    """What a chart module makes of the atlas.

    `chart` draws it into a frame, wide or narrow. `rows` is what is drawn and what the table
    shows, one dict a mark with the keys of `columns` (key -> heading, the last the number).
    `inputs` are the observations behind it.
    """

    chart: Callable[[Frame], alt.TopLevelMixin] = field(repr=False)
    rows: list[dict[str, Any]]
    columns: dict[str, str]
    finding: str
    inputs: tuple[Observation, ...]
    note: str = ""
    period: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of what is drawn, each once."""
        return tuple(dict.fromkeys(source for item in self.inputs for source in item.sources))


@dataclass(frozen=True)
class ChartModule:
    """A chart by its id; title and subtitle are its module's docstring."""

    id: str
    title: str
    subtitle: str
    make: Callable[[Atlas, str | None], Drawing] = field(repr=False)


def _described(id: str, module: Any) -> ChartModule:
    """A module of this package as a chart. Its docstring is the title, a blank line and the subtitle."""
    title, _, subtitle = inspect.cleandoc(module.__doc__ or "").partition("\n\n")
    if not title or not subtitle:
        raise ValueError(
            f"macros/charts/{module.__name__.rpartition('.')[2]}.py needs a docstring: title, empty line, subtitle"
        )
    return ChartModule(id, title.rstrip("."), " ".join(subtitle.split()), module.draw)


@cache
def chart_module(id: str) -> ChartModule:
    """The chart of that id, or QueryError with the nearest one."""
    if id not in chart_ids():
        raise QueryError(f"there is no chart '{id}'{nearest(id, chart_ids())}; there are {', '.join(chart_ids())}")
    return _described(id, importlib.import_module(f"{__package__}.{id.replace('-', '_')}"))


def spec_of(drawing: Drawing, module: ChartModule, frame: Frame = WIDE) -> dict:
    """The chart as self-contained Vega-Lite: title, description, data and configuration inside."""
    spec = drawing.chart(frame).to_dict(validate=False)  # the tests validate; here it would cost 25 ms a chart
    return {
        "$schema": spec.pop("$schema"),
        "title": {"text": module.title, "subtitle": module.subtitle, "anchor": "start"},
        "description": drawing.finding,
        **{key: part for key, part in spec.items() if key not in ("config", "title", "description")},
        "config": config(),
    }


@lru_cache(maxsize=256)
def draw_chart(atlas: Atlas, id: str, highlight: str | None = None) -> tuple[ChartModule, Drawing]:
    """The chart and what it draws from this atlas."""
    module = chart_module(id)
    return module, module.make(atlas, highlight)


def span(items: Iterable[Observation]) -> str:
    """The years that observations cover: '2020–2025' or '2024'."""
    years = sorted({item.period.year for item in items})
    return f"{years[0]}" if len(years) == 1 else f"{years[0]}–{years[-1]}"


def join_names(names: Iterable[str]) -> str:
    """Names as a sentence lists them: 'A, B and C'."""
    *head, last = names
    return f"{', '.join(head)} and {last}" if head else last
