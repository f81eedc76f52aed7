"""From a drawing to text and pictures: the spec as JSON, inline SVG for pages, SVG and PNG to take away."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import escape

from . import cache
from .drawing import ChartModule, Drawing, told_as_query_error
from .frame import NARROW, WIDE, Frame
from .lazy import lazy
from .slim import slim
from .spec import parameter, spec_of, wrapped
from .style import FONT, grounded, palette, themed

vl_convert = lazy("vl_convert")

_SIZE = re.compile(r'<svg[^>]*? width="(?P<w>[\d.]+)" height="(?P<h>[\d.]+)" viewBox="(?P<box>[^"]+)">')


def canonical(value: object) -> str:
    """JSON whose bytes depend on the content alone."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=512)
def spec_text(module: ChartModule, drawing: Drawing, frame: Frame = WIDE) -> str:
    """The chart as canonical Vega-Lite JSON. Kept by what goes into it, so that a warm build needs no Altair."""
    form = drawing.form
    told = [module.id, module.title, module.subtitle, drawing.finding, drawing.columns, drawing.toggles, drawing.rows]
    with told_as_query_error(module.id):
        settings = [form.func.__module__, form.func.__qualname__, form.args, form.keywords, frame.name]
        parts = ["spec", cache.code_of(module.file), canonical([told, settings])]
        return cache.kept(parts, ".json", lambda: canonical(spec_of(module, drawing, frame)).encode()).decode()


@lru_cache(maxsize=512)
def svg(module: ChartModule, drawing: Drawing, frame: Frame = WIDE, lit: str | None = None) -> str:
    """The chart as a plain SVG in light colours, without title: no classes, no ARIA, nothing to focus."""
    text = spec_text(module, drawing, frame)
    if lit is not None:
        text = text.replace(canonical(parameter("lit")), canonical(parameter("lit", lit)), 1)
    parts = ["svg", cache.code_of(__file__), text]
    with told_as_query_error(module.id):
        return cache.kept(parts, ".svg", lambda: _render(text, f"{module.id}-{frame.name}-").encode()).decode()


def _render(spec: str, prefix: str) -> str:
    told = ("title", "description", "usermeta")
    bare = {key: part for key, part in json.loads(spec).items() if key not in told}
    return slim(vl_convert.vegalite_to_svg(bare), prefix)


def inline(module: ChartModule, drawing: Drawing, frame: Frame, lit: str | None = None) -> str:
    """The chart for a page: named by the figure's title and finding, coloured by CSS variables."""
    names = f"chart-{module.id}-title chart-{module.id}-finding"
    head = f'<svg role="img" aria-labelledby="{names}" viewBox="\\g<box>" font-size="13" style="max-width:\\g<w>px">'
    return themed(_SIZE.sub(head, svg(module, drawing, frame, lit), count=1))


def standalone(module: ChartModule, drawing: Drawing, source: str) -> str:
    """The chart as a picture of its own on paper: title, subtitle, the drawing, a source line."""
    drawn = svg(module, drawing)
    width, height = (float(_SIZE.search(drawn)[key]) for key in ("w", "h"))
    room = max(width, WIDE.width)
    texts = ((module.title, 20, "ink", 62), (f"{module.subtitle} {drawing.period}.", 13, "muted", 92))
    lines, y = [], 14.0
    for text, size, tone, characters in texts:
        for line in wrapped(text, characters):
            y += size * 1.35
            lines.append(_line(line, y, size, tone))
    lines.append(drawn.replace("<svg ", f'<svg x="16" y="{y + 12:.0f}" ', 1))
    y += height + 20
    for line in wrapped(source, 108):
        y += 15
        lines.append(_line(line, y, 11, "muted"))
    size = f'width="{room + 32:.0f}" height="{y + 18:.0f}" viewBox="0 0 {room + 32:.0f} {y + 18:.0f}"'
    names = f"<title>{escape(module.title)}</title><desc>{escape(drawing.finding)}</desc>"
    ground = f'<rect width="100%" height="100%" fill="{palette()["surface"]}"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} font-family="{FONT}">'
    return f"{head}{names}{ground}{''.join(lines)}</svg>"


def _line(text: str, y: float, size: int, tone: str) -> str:
    weight = ' font-weight="bold"' if tone == "ink" else ""
    return f'<text x="20" y="{y:.0f}" font-size="{size}"{weight} fill="{palette()[tone]}">{escape(text)}</text>'


def png(picture: str) -> bytes:
    """A standalone SVG as PNG, at twice its size."""
    parts = ["png", cache.engine(), picture]
    return cache.kept(parts, ".png", lambda: vl_convert.svg_to_png(picture, scale=2))


def thumbnail(module: ChartModule, drawing: Drawing, scheme: str) -> str:
    """The narrow picture on a light or dark ground, for the gallery."""
    return grounded(svg(module, drawing, NARROW), scheme)
