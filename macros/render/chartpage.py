"""The parts of a chart's own page, beside the figure: its data, its measures, how it was made, where it is used."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from ..atlas import Observation, QueryError
from ..charts.kit.drawing import Drawing, draw_chart
from ..model.period import RHYTHMS, months_later
from ..model.units import CONVERSIONS
from . import format as fmt
from .chartfiles import measure_file
from .figure import data_table, own_chart
from .templates import render
from .words import words
from .writer import Writer


def chart_part(writer: Writer, part: str) -> Markup:
    """A part of the page that explains a chart: data, measures, making or pages."""
    if part not in _PARTS:
        raise QueryError(f'there is no part "{part}"; there are {", ".join(_PARTS)}')
    module, drawing = draw_chart(writer.atlas, own_chart(writer))
    if part == "data":
        return data_table(module, drawing)
    return _PARTS[part](writer, drawing)


def _measures(writer: Writer, drawing: Drawing) -> Markup:
    rows = []
    for id in drawing.measures:
        measure = writer.atlas.measure(id)
        items = [item for item in drawing.observations if item.measure == id]
        bases = dict.fromkeys(item.basis for item in items if item.basis)
        last, following = _updates(writer, items, measure.update)
        rows.append(
            {
                "label": measure.label,
                "definition": measure.definition,
                "units": list(dict.fromkeys(item.unit for item in items)),
                "bases": [measure.bases[basis] for basis in bases],
                "conversions": _conversions(items),
                "last": last,
                "following": following,
                "rhythm": measure.update,
                "file": writer.href(measure_file(id)),
            }
        )
    return render("measures.html", rows=rows)


def _conversions(items: list[Observation]) -> list[str]:
    units = {item.unit for item in items}
    pairs = [(a, b, factor) for (a, b), factor in CONVERSIONS.items() if {a, b} & units]
    return [f"1 {a} = {fmt.number(factor)} {b}" for a, b, factor in pairs]


def _updates(writer: Writer, items: list[Observation], rhythm: str | None) -> tuple[str, str]:
    """When the newest source came out, and when the next one is due by the measure's rhythm."""
    dates = [writer.atlas.source(source).date for item in items for source in item.sources]
    newest = max((date for date in dates if date != "n.d."), default=None)
    if newest is None:
        return "", ""
    if rhythm is None:
        return newest.label, ""
    following = months_later(newest.end, RHYTHMS[rhythm])
    return newest.label, fmt.month(following.year, following.month)


def _making(writer: Writer, drawing: Drawing) -> Markup:
    standings = Counter(item.standing for item in drawing.observations)
    sources = [writer.atlas.source(id) for id in drawing.sources]
    return render(
        "making.html",
        processing=drawing.processing,
        note=drawing.note,
        figures=sum(standings.values()),
        standings=[(words()["standing"][name], count) for name, count in standings.most_common()],
        sources=len(sources),
        licensed=sum(source.licence is not None for source in sources),
        copies=sum(source.read_through is not None for source in sources),
    )


def _pages(writer: Writer, drawing: Drawing) -> Markup:
    shown = [(writer.href(address), title) for address, title in writer.book.showing(own_chart(writer))]
    told = Counter(id for item in drawing.inputs for id in (item.subject, getattr(item, "key", None)) if id)
    about = [(writer.page_href(id), writer.name(id)) for id, _ in told.most_common() if writer.page_href(id)]
    return render("chartpages.html", shown=shown, about=about[:12], gallery=writer.href("charts/"))


_PARTS = {"data": None, "measures": _measures, "making": _making, "pages": _pages}
