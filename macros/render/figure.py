"""A chart as a figure of a page: finding, picture, and what readers may do with it. All of it works without scripts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from markupsafe import Markup

from ..atlas import QueryError
from ..charts.kit.drawing import ChartModule, Drawing, draw_chart, lit_name
from ..charts.kit.frame import NARROW, WIDE
from . import format as fmt
from .chartfiles import citation, files, measure_file, publishers
from .grid import grid
from .templates import document, render
from .writer import Writer

_MOST = 6
"""So many publishers stand under a chart that has more than a few."""
_MARKS = 3
"""So many sources of each of them are numbered there; the chart's own page lists all."""


def chart(writer: Writer, id: str | None = None, *, highlight: str | None = None) -> Markup:
    """A chart as a figure: title, finding, picture, its data as a table, files, citation, snippet, sources.

    Without an id it is the chart that the page explains, whose table stands elsewhere on the page.
    """
    own = own_chart(writer) if id is None else id
    module, drawing = draw_chart(writer.atlas, own)
    return render(
        "figure.html",
        **core(writer, module, drawing, highlight),
        table=data_table(module, drawing),
        files=[(label, writer.href(path)) for label, path in files(own)],
        measures=[
            (writer.atlas.measure(measure).label, writer.href(measure_file(measure))) for measure in drawing.measures
        ],
        url=f"{writer.base}charts/{own}/",
        embed=f"{writer.base}charts/{own}/embed.html",
        local=writer.href(""),
        citation=citation(writer.atlas, module, drawing),
        bibtex=writer.href(f"charts/{own}.bib"),
        **credits(writer, drawing, all_of_them=writer.page.chart == own),
    )


def embed(writer: Writer) -> str:
    """The chart that the page explains as a document of its own, to be framed by the pages of others."""
    module, drawing = draw_chart(writer.atlas, own_chart(writer))
    return document(
        "embed.html",
        **core(writer, module, drawing) | {"linked": True, "framed": True},
        sheets=[writer.href(f"assets/stylesheets/{name}.css") for name in ("palette", "atlas")],
        icon=writer.href("assets/images/favicon.svg"),
        script=writer.href("assets/javascripts/charts.js"),
        publishers="; ".join(publishers(writer.atlas, drawing)),
    )


def core(writer: Writer, module: ChartModule, drawing: Drawing, highlight: str | None = None) -> dict[str, Any]:
    """What every view of a chart needs: words, pictures, addresses."""
    lit = lit_name(writer.atlas, module, drawing, highlight)
    frames = ((WIDE, f"charts/{module.id}.vl.json"), (NARROW, f"charts/{module.id}.narrow.vl.json"))
    return {
        "id": module.id,
        "linked": writer.page.chart != module.id,
        "framed": False,
        "page": writer.href(f"charts/{module.id}/"),
        "title": module.title,
        "subtitle": f"{module.subtitle} {drawing.period}.",
        "finding": drawing.finding,
        "note": drawing.note,
        "lit": lit,
        "pictures": [
            (frame.name, Markup(writer.picture(module, drawing, frame, lit)), writer.href(path))
            for frame, path in frames
        ],
        "runtime": writer.href(writer.script()),
    }


def own_chart(writer: Writer) -> str:
    """The chart that the page explains. Raises QueryError where it explains none."""
    if writer.page.chart is None:
        raise QueryError('this page explains no chart of its own; say which is meant: chart("pack-price")')
    return writer.page.chart


def credits(writer: Writer, drawing: Drawing, *, all_of_them: bool) -> dict[str, Any]:
    """The publishers behind a chart, each with the marks of its sources; where there are many, those behind most
    of it, and how many more the chart's own page lists.
    """
    found: dict[str, list[str]] = {}
    for source in drawing.sources:
        found.setdefault(writer.atlas.publisher(source), []).append(source)
    named = sorted(found, key=lambda name: -len(found[name]))
    marks = None
    if not all_of_them and len(named) > _MOST + 2:
        named, marks = named[:_MOST], _MARKS
    return {
        "sources": [(name, writer.citations.mark(found[name][:marks])) for name in named],
        "more": len(found) - len(named),
    }


@lru_cache(maxsize=256)
def data_table(module: ChartModule, drawing: Drawing) -> Markup:
    """The rows of a chart as a table: what the picture shows, as text."""
    keys = list(drawing.columns)
    numeric = [drawing.is_number(key) for key in keys]
    rows = [[cell(row.get(key), number) for key, number in zip(keys, numeric, strict=True)] for row in drawing.rows]
    return grid(module.title, list(drawing.columns.values()), rows, numeric=numeric)


def cell(value: object, number: bool) -> str:
    """A cell of a chart's table."""
    if value is None:
        return "–"
    return fmt.number(value) if number else str(value)
