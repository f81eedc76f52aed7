"""Macros that list: milestones, targets, related, sources."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from ..atlas import QueryError
from .glossary import meanings
from .grid import grid
from .templates import render
from .timeline import event_row
from .tracker import outcome_of, promised
from .words import words
from .writer import Writer


def milestones(writer: Writer, *, of: str | None = None, about: str | None = None, limit: int | None = None) -> Markup:
    """The dated events of an entity, oldest first; `about` narrows, `limit` keeps the newest."""
    events = writer.atlas.events_of(writer.subject(of))
    if about is not None:
        writer.atlas.entity(about)
        events = [event for event in events if about in (event.subject, *event.milestone.about)]
    chosen = events[-limit:] if limit else events
    rows = [event_row(writer, event, of=of or writer.entity) for event in chosen]
    return render("milestones.html", rows=rows)


def targets(writer: Writer, *, of: str | None = None) -> Markup:
    """The dated promises of an entity and what became of them."""
    subject = writer.subject(of)
    promises = writer.atlas.promises_of(subject)
    if not promises:
        raise QueryError(f"'{subject}' has no targets; remove the macro or enter one under targets:")
    labels = words()["targets"]
    rows = []
    for promise in promises:
        target = promise.target
        status = outcome_of(writer, promise)
        mark = writer.mark(promise.sources, promise.subject, "targets", promise.index)
        who = f"{writer.name(promise.subject)}: " if promise.subject != writer.entity else ""
        what = Markup("{}{}{}").format(who, promised(writer, promise), mark)
        rows.append([what, target.made.label, target.due.label, status])
    head = [labels["what"], labels["made"], labels["due"], labels["status"]]
    title = f"{writer.name(subject)}: {labels['title']}"
    return grid(title, head, rows, numeric=[False] * 4, stacked=True)


def related(writer: Writer, *, of: str | None = None) -> Markup:
    """How the entity stands to others, grouped by the kind of relation."""
    subject = writer.subject(of)
    groups: dict[str, dict[str, dict]] = defaultdict(dict)
    for link in writer.atlas.related(subject):
        label = words()["relations"][link.type][0 if link.outward else 1]
        span = "–".join(period.label for period in (link.since, link.until) if period)
        note = ", ".join(filter(None, (link.note, span)))
        row = groups[label].setdefault(
            link.other,
            {"href": writer.page_href(link.other), "name": writer.name(link.other), "notes": [], "sources": []},
        )
        row["notes"] += [note] if note and note not in row["notes"] else []
        row["sources"] += link.sources
    if not groups:
        raise QueryError(f"'{subject}' is related to nothing yet; enter a relation or remove the macro")
    shown = []
    for label, rows in groups.items():
        for row in rows.values():
            row["note"] = "; ".join(row["notes"])
            row["mark"] = writer.citations.mark(row["sources"]) if row["sources"] else ""
        shown.append((label, sorted(rows.values(), key=lambda row: (row["href"] is None, row["name"].casefold()))))
    return render("related.html", groups=shown)


def sources(writer: Writer) -> Markup:
    """The numbered sources that the page has cited, and the meanings of its terms: the last call of every page."""
    writer.closed = True
    explained = Markup(meanings(writer))
    if not writer.citations.numbers:
        return explained
    heading = Markup("## {} {{: #sources }}\n\n").format(words()["sources"])
    return heading + writer.citations.listing(repository=writer.repository, files=_files(writer)) + explained


def _files(writer: Writer) -> list[tuple[str, str]]:
    """What the page is made of: label and path of its text and, if it is about an entity, of its data."""
    labels = words()["correct"]
    files = [(labels["text"], writer.page.name)]
    if writer.entity:
        files.append((labels["data"], writer.atlas.loaded.place(writer.entity).path))
    return files
