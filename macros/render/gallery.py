"""All charts on one page: cards by topic, and what they can be filtered by."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from ..atlas import Atlas, QueryError
from ..charts import chart_ids
from ..charts.kit.drawing import TOPICS, Drawing, draw_chart
from .templates import render
from .words import words
from .writer import Writer

_MOST = 10
"""So many countries are offered as filters: those that most charts show."""


def gallery(writer: Writer, topic: str | None = None) -> Markup:
    """The charts of a topic as cards; without a topic, the filters for all cards of the page."""
    if topic is not None and topic not in TOPICS:
        raise QueryError(f'there is no topic "{topic}"; there are {", ".join(TOPICS)}')
    drawn = [draw_chart(writer.atlas, id) for id in chart_ids()]
    if topic is None:
        counts = Counter(id for _, drawing in drawn for id in shown_countries(writer.atlas, drawing))
        countries = [(id, writer.name(id)) for id, _ in counts.most_common(_MOST)]
        return render("filters.html", countries=countries, count=len(drawn))
    cards = [
        {
            "title": module.title,
            "finding": drawing.finding,
            "page": writer.href(f"charts/{module.id}/"),
            "light": writer.href(f"charts/{module.id}.thumb.svg"),
            "dark": writer.href(f"charts/{module.id}.thumb-dark.svg"),
            "countries": " ".join(shown_countries(writer.atlas, drawing)),
        }
        for module, drawing in drawn
        if module.topic == topic
    ]
    return render("gallery.html", cards=cards, topic=words()["topics"][topic])


def shown_countries(atlas: Atlas, drawing: Drawing) -> list[str]:
    """The countries that a chart tells of, itself or by a company or policy of theirs; no sums of countries."""
    found = set()
    for item in drawing.inputs:
        for id in (item.subject, getattr(item, "key", None)):
            entity = atlas.entities.get(id)
            country = id if atlas.loaded.kinds.get(id) == "countries" else getattr(entity, "country", None)
            if country and not atlas.is_aggregate(country):
                found.add(country)
    return sorted(found)
