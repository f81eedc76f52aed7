"""A chart as a figure of a page: picture, finding, table, sources. Pictures are kept by their content."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

import vl_convert
from markupsafe import Markup

from ..charts.base import ChartModule, Drawing, draw_chart, spec_of
from ..charts.forms import NARROW, WIDE, Frame
from ..charts.style import themed
from . import format as fmt
from .grid import grid
from .templates import render
from .writer import Writer

_CACHE = Path(__file__).resolve().parents[2] / ".cache" / "charts"
_SIZE = re.compile(r'<svg[^>]*? width="(?P<w>[\d.]+)" height="(?P<h>[\d.]+)" viewBox="(?P<box>[^"]+)">')
_SPARE = re.compile(r' (?:class="[^"]*"|aria-[a-z]+="[^"]*"|role="[^"]*"|pointer-events="none"|tabindex="[^"]*")')
_HOLLOW = re.compile(r'<path class="(?:background|foreground)"[^>]*?/>')


def draw(writer: Writer, id: str, highlight: str | None) -> Markup:
    """The figure of a chart on the page of `writer`."""
    module, drawing = draw_chart(writer.atlas, id, highlight)
    publishers: dict[str, list[str]] = {}
    for source in drawing.sources:
        publishers.setdefault(writer.atlas.publisher(source), []).append(source)
    return render(
        "figure.html",
        id=id,
        title=module.title,
        subtitle=f"{module.subtitle} {drawing.period}.",
        wide=picture(module, drawing, WIDE),
        narrow=picture(module, drawing, NARROW),
        finding=drawing.finding,
        note=drawing.note,
        table=_table(module, drawing),
        sources=[(name, writer.citations.mark(ids)) for name, ids in publishers.items()],
        spec=writer.href(f"charts/{id}.vl.json"),
    )


@lru_cache(maxsize=256)
def _table(module: ChartModule, drawing: Drawing) -> Markup:
    *labels, number = drawing.columns
    rows = [[*(str(row[key]) for key in labels), fmt.number(row[number])] for row in drawing.rows]
    head = list(drawing.columns.values())
    numeric = [False] * len(labels) + [True]
    return grid(module.title, head, rows, numeric=numeric)


@lru_cache(maxsize=512)
def picture(module: ChartModule, drawing: Drawing, frame: Frame) -> Markup:
    """The chart as one inline SVG: named, without anything to focus inside, coloured by CSS variables."""
    spec = {key: part for key, part in spec_of(drawing, module, frame).items() if key not in ("title", "description")}
    svg = _SPARE.sub("", _HOLLOW.sub("", _rendered(json.dumps(spec, sort_keys=True))))
    names = f"chart-{module.id}-title chart-{module.id}-finding"
    head = f'<svg role="img" aria-labelledby="{names}" viewBox="\\g<box>" style="max-width:\\g<w>px">'
    return Markup(_SIZE.sub(head, themed(svg), count=1))


@cache
def _engine() -> str:
    return f"{version('vl-convert-python')} {version('altair')}"


def _rendered(spec: str) -> str:
    """The SVG of a specification, from the cache where the same text was rendered by the same engine."""
    key = hashlib.sha256(f"{_engine()}\n{spec}".encode()).hexdigest()[:32]
    kept = _CACHE / f"{key}.svg"
    if kept.is_file():
        return kept.read_text(encoding="utf-8")
    svg = vl_convert.vegalite_to_svg(json.loads(spec))
    _CACHE.mkdir(parents=True, exist_ok=True)
    draft = kept.with_suffix(".part")
    draft.write_text(svg, encoding="utf-8")
    draft.replace(kept)
    return svg
