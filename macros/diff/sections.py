"""A difference in words: sections of rows, each with what it is about, the old and the new state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from ..atlas import Event, Observation, Promise
from ..load import Finding
from ..model import Claim, Measure, Source, Term
from ..render.format import amount, number, with_unit
from .charts import Redrawn
from .compare import Difference
from .contrast import contrasted
from .pages import Touched
from .pairing import Change, Fields, differing, fields
from .records import Named, Tie

NOTHING = "No difference."

_SIGNS = {"added": "+", "removed": "-", "changed": "~", "data": "~"}
_COUNTED = {"added": "added", "changed": "changed", "removed": "removed", "data": "with other data"}
_LONG = 300


@dataclass(frozen=True)
class Compared:
    """The two states as a reader calls them, what is wrong with the data of each, and `left`, the revision at which
    the new one left the old, where that is what was compared.
    """

    old: str
    new: str
    old_findings: Sequence[Finding] = ()
    new_findings: Sequence[Finding] = ()
    left: str | None = None

    @property
    def title(self) -> str:
        """What is compared with what."""
        parted = f", as it was at {self.left[:10]} where the two part," if self.left else ""
        return f"From {self.old}{parted} to {self.new}"

    @property
    def unread(self) -> list[tuple[str, Sequence[Finding]]]:
        """A sentence, and the findings it introduces, for each state that is not sound."""
        both = ((self.old, self.old_findings), (self.new, self.new_findings))
        told = "The data of {} is not sound. These files are left out of the comparison"
        return [(told.format(name), findings) for name, findings in both if findings]


@dataclass(frozen=True)
class Row:
    """One thing that changed: a sign, what it is (one text a heading), what was told of it and what is."""

    sign: str
    about: tuple[str, ...]
    old: str = ""
    new: str = ""
    link: str = ""


@dataclass(frozen=True)
class Section:
    """The rows about one part of the data; `counts` says how many things were added, changed and removed."""

    title: str
    headings: tuple[str, ...]
    rows: list[Row]
    counts: dict[str, int]

    @property
    def counted(self) -> str:
        """The counts in words: '1 added, 2 changed'."""
        return ", ".join(f"{self.counts[what]} {word}" for what, word in _COUNTED.items() if what in self.counts)


def shortened(text: str) -> str:
    """Text on one line, cut where nobody would read on."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 3]}..."


def sections(difference: Difference) -> list[Section]:
    """The sections that have something to tell, in the order in which a reviewer wants them."""
    made = [
        _section(
            "Figures",
            ("entity", "measure", "basis", "period", "part"),
            difference.figures,
            partial(_figure, difference.beside),
        ),
        _section("Milestones", ("entity", "date", "key"), difference.milestones, _milestone),
        _section("Targets", ("entity", "promise", "key"), difference.targets, partial(_target, difference.units)),
        _section("Relations", ("entity", "type", "to", "key"), difference.relations, _relation),
        _section("Entities", ("entity", "key"), difference.entities, _entity),
        _section("Sources", ("source", "key"), difference.sources, _source),
        _section("Measures", ("measure", "key"), difference.measures, _named),
        _section("Claims", ("claim", "key"), difference.claims, _named),
        _section("Terms", ("term", "key"), difference.terms, _named),
        _section("Pages", ("file", "what"), difference.pages, _page),
        _section("Charts", ("chart",), difference.charts, _chart),
    ]
    return [section for section in made if section.rows]


def _section(title: str, headings: tuple[str, ...], items: list[Any], rows: Callable[[Any], Iterable[Row]]) -> Section:
    counts = Counter(item.what for item in items)
    return Section(title, headings, [row for item in items for row in rows(item)], dict(counts))


def _by_key(
    change: Change, about: tuple[str, ...], told: Callable[[Any], str], of: Callable[[Any], Any]
) -> Iterator[Row]:
    """One row for what was added or removed, one for each key that changed."""
    sign = _SIGNS[change.what]
    if change.what != "changed":
        text = told(change.kept)
        yield Row(sign, (*about, ""), *(("", text) if change.what == "added" else (text, "")))
        return
    for key, old, new in differing(of(change.old), of(change.new)):
        yield Row("~" if old and new else "+" if new else "-", (*about, key), old, new)


def _figure(beside: dict[Observation, list[Observation]], change: Change[Observation]) -> Iterator[Row]:
    item = change.kept
    about = (item.subject, item.measure, item.basis or "", item.period.text, item.key or "")
    old, new = (_told(each) if each else {} for each in (change.old, change.new))
    if old and new:
        if old["note"] == new["note"]:
            new["note"] = ""
        value = amount(change.old) if change.old.unit == change.new.unit else old["value"]
        old = {"value": value} | {key: old[key] for key in ("standing", "source", "note") if old[key] != new[key]}
    elif others := beside.get(item):
        values = (f"{_value(amount(other), other.unit)} of {', '.join(other.sources)}" for other in others)
        new["beside"] = f"beside {' and '.join(values)}"
    yield Row(_SIGNS[change.what], about, *("; ".join(filter(None, each.values())) for each in (old, new)))


def _value(text: str, unit: str) -> str:
    return with_unit(text, unit).replace("\u00a0", " ")


def _told(item: Observation) -> dict[str, str]:
    value = _value(amount(item), item.unit)
    note = f"note: {item.note}" if item.note else ""
    return {"value": value, "standing": item.standing, "source": ", ".join(item.sources), "note": note}


def _cited(text: str, sources: list[str]) -> str:
    return f"{text} ({', '.join(sources)})" if text and sources else text or ", ".join(sources)


def _milestone(change: Change[Event]) -> Iterator[Row]:
    about = (change.kept.subject, change.kept.milestone.date.text)
    return _by_key(
        change,
        about,
        lambda event: _cited(event.milestone.event, event.milestone.source),
        lambda event: fields(event.milestone),
    )


def _target(units: dict[str, str], change: Change[Promise]) -> Iterator[Row]:
    return _by_key(
        change,
        (change.kept.subject, _promise(units, change.kept)),
        lambda promise: _cited(
            "; ".join(filter(None, (promise.target.status, promise.target.outcome))), promise.sources
        ),
        lambda promise: fields(promise.target),
    )


def _promise(units: dict[str, str], promise: Promise) -> str:
    target = promise.target
    low, high = getattr(target.value, "low", None), getattr(target.value, "high", None)
    value = getattr(target.value, "value", target.value)
    amounts = [number(each) for each in (value, low, high) if each is not None]
    unit = target.unit or units.get(target.measure or "", "")
    told = [target.measure, _value("–".join(amounts), unit) if amounts else "", target.basis and f"({target.basis})"]
    figure = " ".join(filter(None, told))
    return f"{': '.join(filter(None, (target.what, figure)))}, due {target.due}"


def _relation(change: Change[Tie]) -> Iterator[Row]:
    tie = change.kept
    about = (tie.subject, tie.relation.type, tie.relation.to)
    return _by_key(change, about, _tie, lambda tie: fields(tie.relation))


def _tie(tie: Tie) -> str:
    span = " ".join(
        f"{word} {when}" for word, when in (("since", tie.relation.since), ("until", tie.relation.until)) if when
    )
    return _cited(span, tie.relation.source).strip()


def _named(change: Change[Named]) -> Iterator[Row]:
    return _by_key(change, (change.kept.id,), _introduced, lambda named: named.fields)


def _entity(change: Change[Named]) -> Iterator[Row]:
    yield from _named(change)
    if change.what == "added":
        for key, facts in _facts(change.new.fields).items():
            sources = facts.pop("source", "")
            value = facts.pop("", None) or facts.pop("value", "")
            told = ", ".join(filter(None, (value, *(f"{name} {text}" for name, text in facts.items()))))
            yield Row("+", (change.new.id, key), "", _cited(told, [sources] if sources else []))


def _facts(told: Fields) -> dict[str, Fields]:
    """Each fact of a new entity with its parts: `status` -> value, as_of, source. What other rows tell is left out."""
    found: dict[str, Fields] = {}
    for name, text in told.items():
        key, _, part = name.rpartition(".") if "." in name else (name, "", "")
        if key not in ("folder", "name", "page") and not (part == "id" and key.endswith(f".{text}")):
            found.setdefault(key, {})[part] = text
    return found


def _source(change: Change[Named]) -> Iterator[Row]:
    link = change.kept.record.url if change.what == "added" else ""
    return (replace(row, link=link) for row in _named(change))


def _introduced(named: Named) -> str:
    record = named.record
    if isinstance(record, Source):
        return f"{named.fields['publisher']}, {record.date}: {record.title}"
    if isinstance(record, Measure):
        return f"{record.label}, {' or '.join(record.units or [record.unit])}: {record.definition}"
    if isinstance(record, Claim):
        return f"{record.claim}: {record.verdict}"
    if isinstance(record, Term):
        return f"{record.term}: {record.meaning}"
    return f"{record.name}, {type(record).singular}"


def _page(page: Touched) -> Iterator[Row]:
    told = {"added": "a new page", "removed": "the page is gone", "changed": "its text", "data": "the data it shows"}
    yield Row(_SIGNS[page.what], (page.path, told[page.what]))


def _chart(chart: Redrawn) -> Iterator[Row]:
    about = (chart.title,)
    if chart.what != "changed":
        yield Row(_SIGNS[chart.what], about, chart.old or "", chart.new or chart.problem)
    elif chart.old == chart.new:
        yield Row("~", about, "", f"{_rows(chart)}; the finding stays: {chart.new}")
    elif chart.old is None:
        yield Row("~", about, "could not be drawn from the old data", f"{chart.new} ({_rows(chart)})")
    else:
        old, new = contrasted(chart.old, chart.new)
        yield Row("~", about, old, f"{new} ({_rows(chart)})")


def _rows(chart: Redrawn) -> str:
    return f"rows: {chart.added} new, {chart.removed} gone"
