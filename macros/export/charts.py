"""The files of each chart: specification, pictures, data, citation, thumbnails, and the page for frames."""

from __future__ import annotations

from collections.abc import Callable

from ..atlas import Atlas
from ..charts import chart_ids
from ..charts.kit import picture
from ..charts.kit.drawing import draw_chart
from ..charts.kit.frame import NARROW
from ..load import Book
from ..load.page import Page
from ..render import Writer
from ..render.chartfiles import bibtex, publishers, rows_csv
from ..render.figure import embed
from ..render.words import words


def files(atlas: Atlas, book: Book, base: str) -> dict[str, Callable[[], str | bytes]]:
    """What makes each file of each chart, by address."""
    pages = {page.chart: page for page in book.pages if page.chart}
    found = {}
    for id in chart_ids():
        made = Files(atlas, id, base)
        found |= {f"charts/{id}{ending}": make for ending, make in made.makers().items()}
        if id in pages:
            found[f"charts/{id}/embed.html"] = lambda page=pages[id]: _framed(atlas, page, book, base)
    return found


class Files:
    """The files of one chart, drawn when the first of them is made."""

    def __init__(self, atlas: Atlas, id: str, base: str) -> None:
        self.atlas, self.id, self.base = atlas, id, base

    def makers(self) -> dict[str, Callable[[], str | bytes]]:
        """What makes each file, by the ending of its address."""
        return {
            ".vl.json": lambda: picture.spec_text(*self._drawn()) + "\n",
            ".narrow.vl.json": lambda: picture.spec_text(*self._drawn(), NARROW) + "\n",
            ".svg": self._alone,
            ".png": lambda: picture.png(self._alone()),
            ".csv": lambda: rows_csv(self._drawn()[1]),
            ".bib": lambda: bibtex(self.atlas, *self._drawn(), f"{self.base}charts/{self.id}/"),
            ".thumb.svg": lambda: picture.thumbnail(*self._drawn(), "light"),
            ".thumb-dark.svg": lambda: picture.thumbnail(*self._drawn(), "dark"),
        }

    def _drawn(self) -> tuple:
        return draw_chart(self.atlas, self.id)

    def _alone(self) -> str:
        named = "; ".join(publishers(self.atlas, self._drawn()[1]))
        figure = words()["figure"]
        return picture.standalone(*self._drawn(), f"{figure['source']} {named}. {figure['licence']}")


def _framed(atlas: Atlas, page: Page, book: Book, base: str) -> str:
    return embed(Writer(atlas, page, book, base=base))
