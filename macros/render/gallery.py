"""All charts on one page: cards by topic, and what they can be filtered by."""

from __future__ import annotations

from markupsafe import Markup

from ..atlas import Atlas, QueryError
from ..charts import chart_ids
from ..charts.kit.drawing import TOPICS, Drawing, draw_chart
from .sift import Sifter
from .templates import render
from .words import words
from .writer import Writer


def gallery(writer: Writer, topic: str | None = None) -> Markup:
    """The charts of a topic as cards; without a topic, the menu that narrows all cards of the page."""
    if topic is not None and topic not in TOPICS:
        raise QueryError(f'there is no topic "{topic}"; there are {", ".join(TOPICS)}')
    drawn = [draw_chart(writer.atlas, id) for id in chart_ids()]
    sifter = Sifter(writer, "country")
    if topic is None:
        for _, drawing in drawn:
            sifter.item(_concerned(writer.atlas, drawing))
        return sifter.menus()
    cards = [
        {
            "title": module.title,
            "finding": drawing.finding,
            "page": writer.href(f"charts/{module.id}/"),
            "light": writer.href(f"charts/{module.id}.thumb.svg"),
            "dark": writer.href(f"charts/{module.id}.thumb-dark.svg"),
            "attributes": sifter.item(_concerned(writer.atlas, drawing)),
        }
        for module, drawing in drawn
        if module.topic == topic
    ]
    return render("gallery.html", cards=cards, topic=words()["topics"][topic])


def _concerned(atlas: Atlas, drawing: Drawing) -> set[str]:
    """The entities that a chart tells of."""
    named = {id for item in drawing.inputs for id in (item.subject, getattr(item, "key", None))}
    return named & atlas.entities.keys()
