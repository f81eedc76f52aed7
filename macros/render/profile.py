"""The card at the head of an entity's page: names, summary, key figures, facts."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from ..atlas import Observation, QueryError
from ..model import Entity, Fact
from . import format as fmt
from .fields import field_text
from .keyfigures import key_figures
from .templates import render
from .words import words
from .writer import Writer

_FACTS: dict[str, tuple[str, ...]] = {
    "countries": ("role",),
    "companies": ("kind", "country", "parent", "founded", "headquarters", "listing"),
    "technologies": ("family", "chemistry", "status", "first_commercialised"),
    "minerals": ("symbol", "role"),
    "policies": ("country", "instrument", "issuer", "issued", "in_force", "ended"),
    "challenges": ("affects",),
}


def profile(writer: Writer, *, of: str | None = None) -> Markup:
    """The head card of an entity, drawn from its data alone."""
    subject = writer.subject(of)
    entity = writer.atlas.entity(subject)
    if entity.summary is None:
        raise QueryError(f"'{subject}' has no summary; add one to its file under data/")
    return render(
        "profile.html",
        names=entity.native_name.items() if entity.native_name else [],
        full_name=entity.full_name,
        aliases=entity.aliases,
        summary=entity.summary,
        figures=[_figure(writer, subject, item) for item in key_figures(writer.atlas, subject)],
        facts=_facts(writer, subject, entity),
    )


def _figure(writer: Writer, subject: str, item: Observation) -> dict[str, Any]:
    measure = writer.atlas.measure(item.measure)
    amount, shown_unit = fmt.short_money(item.low, item.unit) if not item.is_range else (None, item.unit)
    before, _, unit = fmt.with_unit("#", shown_unit).replace(fmt.NBSP, " ").partition("#")
    label = measure.label
    if item.key and item.key != subject:
        label += f", {writer.name(item.key)}"
    return {
        "before": before,
        "number": amount or fmt.amount(item, measure.decimals),
        "unit": unit.strip(),
        "label": label,
        "when": item.period.label,
        "standing": item.standing,
        "basis": measure.bases[item.basis] if item.basis else "",
        "mark": writer.cited(item),
    }


def _facts(writer: Writer, subject: str, entity: Entity) -> list[tuple[str, Any, Markup | str]]:
    labels = words()["facts"]
    rows = []
    for key in _FACTS.get(writer.atlas.kind(subject), ()):
        content = getattr(entity, key, None)
        if content in (None, []):
            continue
        mark: Markup | str = ""
        if isinstance(content, Fact):
            mark = writer.mark(content.source, subject, key)
        elif key == "issued":
            mark = writer.mark(entity.source, subject, key)
        text = field_text(writer, entity, key)
        note = getattr(content, "note", None)
        rows.append((labels[key], Markup("{} ({})").format(text, note) if note else text, mark))
    return rows
