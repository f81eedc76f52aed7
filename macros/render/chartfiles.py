"""What readers take away of a chart: its files, their content as text, and how to cite it."""

from __future__ import annotations

import csv
import io
import re

from ..atlas import Atlas, Observation
from ..charts.kit.drawing import ChartModule, Drawing
from .words import words

_TEX = {"\\": r"\textbackslash{}", "{": "", "}": "", **{char: "\\" + char for char in "&%$#_"}}

_COLUMNS = (
    "subject", "measure", "basis", "by", "key", "period", "low", "high", "unit", "standing", "note", "sources",
    "publishers", "urls",
)  # fmt: skip


def files(id: str) -> list[tuple[str, str]]:
    """Label and address of the files of a chart."""
    return [(label, f"charts/{id}.{ending}") for ending, label in words()["files"].items()]


def measure_file(measure: str) -> str:
    """The address of all figures of a measure."""
    return f"api/v1/measures/{measure}.csv"


def rows_csv(drawing: Drawing) -> str:
    """The data that is drawn, with the headings of the table. RFC 4180, lines ended by CR LF."""
    return _csv([list(drawing.columns.values()), *([row.get(key) for key in drawing.columns] for row in drawing.rows)])


def measure_csv(atlas: Atlas, measure: str) -> str:
    """Every figure of a measure with its unit, standing and sources, sorted by subject, basis, part and period."""
    items = sorted(
        atlas.find_all(measure), key=lambda item: (item.subject, item.basis or "", item.key or "", item.period)
    )
    return _csv([list(_COLUMNS), *(_row(atlas, item) for item in items)])


def _row(atlas: Atlas, item: Observation) -> list[object]:
    sources = [atlas.source(id) for id in item.sources]
    return [
        item.subject, item.measure, item.basis, item.by, item.key, item.period.text, item.low, item.high, item.unit,
        item.standing, item.note, " ".join(item.sources), "; ".join(map(atlas.publisher, item.sources)),
        " ".join(source.url for source in sources),
    ]  # fmt: skip


def _csv(rows: list[list[object]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def publishers(atlas: Atlas, drawing: Drawing) -> dict[str, list[str]]:
    """Who published what is drawn, with the years of their sources."""
    found: dict[str, set[str]] = {}
    for id in drawing.sources:
        date = atlas.source(id).date
        found.setdefault(atlas.publisher(id), set()).add("n.d." if date == "n.d." else str(date.year))
    return {name: sorted(years) for name, years in found.items()}


def as_of(atlas: Atlas, drawing: Drawing) -> str:
    """When the newest of the sources was read: the date of our data, '2026-11'."""
    return max(atlas.source(id).accessed for id in drawing.sources).text


def citation(atlas: Atlas, module: ChartModule, drawing: Drawing) -> str:
    """How to cite a chart, original sources first, then us; the address follows it."""
    named = "; ".join(f"{name} ({', '.join(years)})" for name, years in publishers(atlas, drawing).items())
    return words()["figure"]["citation"].format(sources=named, title=module.title, date=as_of(atlas, drawing))


def bibtex(atlas: Atlas, module: ChartModule, drawing: Drawing, url: str) -> str:
    """BibTeX entries: one a source, then the chart itself."""
    entries = [_source_entry(atlas, id) for id in drawing.sources]
    ours = {
        "author": "{Asia Battery Atlas}",
        "title": _tex(module.title),
        "year": as_of(atlas, drawing)[:4],
        "note": _tex(f"Data: {'; '.join(publishers(atlas, drawing))}. CC BY 4.0"),
        "url": url,
    }
    return "\n".join([*entries, _entry(f"atlas-{module.id}", ours)])


def _source_entry(atlas: Atlas, id: str) -> str:
    source = atlas.source(id)
    fields = {"author": f"{{{_tex(atlas.publisher(id))}}}", "title": _tex(source.title)}
    if source.date != "n.d.":
        fields["year"] = str(source.date.year)
    return _entry(id, {**fields, "url": source.url, "urldate": source.accessed.text})


def _entry(key: str, fields: dict[str, str]) -> str:
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    return f"@misc{{{key},\n{lines}}}\n"


def _tex(text: str) -> str:
    return re.sub(r"[\\{}&%$#_]", lambda match: _TEX[match[0]], text)
