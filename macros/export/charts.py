"""The files of each chart: specification, pictures, data, citation, thumbnails, and the page for frames."""

from __future__ import annotations

from collections.abc import Iterator

from ..atlas import Atlas
from ..charts import chart_ids
from ..charts.kit import picture
from ..charts.kit.drawing import ChartModule, Drawing, draw_chart
from ..charts.kit.frame import NARROW
from ..load import Book
from ..load.page import Page
from ..render import Writer
from ..render.chartfiles import bibtex, publishers, rows_csv
from ..render.figure import embed
from ..render.words import words


def files(atlas: Atlas, book: Book, base: str) -> Iterator[tuple[str, str | bytes]]:
    """Address and content of every file of every chart."""
    pages = {page.chart: page for page in book.pages if page.chart}
    for id in chart_ids():
        module, drawing = draw_chart(atlas, id)
        for ending, content in _files(atlas, module, drawing, base):
            yield f"charts/{id}{ending}", content
        if id in pages:
            yield f"charts/{id}/embed.html", _framed(atlas, pages[id], book, base)


def _files(atlas: Atlas, module: ChartModule, drawing: Drawing, base: str) -> Iterator[tuple[str, str | bytes]]:
    alone = picture.standalone(module, drawing, _credit(atlas, drawing))
    yield ".vl.json", picture.spec_text(module, drawing) + "\n"
    yield ".narrow.vl.json", picture.spec_text(module, drawing, NARROW) + "\n"
    yield ".svg", alone
    yield ".png", picture.png(alone)
    yield ".csv", rows_csv(drawing)
    yield ".bib", bibtex(atlas, module, drawing, f"{base}charts/{module.id}/")
    yield ".thumb.svg", picture.thumbnail(module, drawing, "light")
    yield ".thumb-dark.svg", picture.thumbnail(module, drawing, "dark")


def _credit(atlas: Atlas, drawing: Drawing) -> str:
    return f"{words()['figure']['source']} {'; '.join(publishers(atlas, drawing))}. {words()['figure']['licence']}"


def _framed(atlas: Atlas, page: Page, book: Book, base: str) -> str:
    return embed(Writer(atlas, page, book, base=base))
