"""The tracker of promises: each with what became of it, and who kept how many."""

from __future__ import annotations

from collections import Counter, defaultdict

from markupsafe import Markup

from ..atlas import Promise, QueryError, involved
from ..model.records import Detail
from . import format as fmt
from .grid import grid
from .sift import Sifter
from .templates import render
from .words import words
from .writer import Writer

SETTLED = ("met", "moved", "missed", "withdrawn")
STATUSES = (*SETTLED, "overdue", "open")
_FEW = 3
"""With fewer settled promises than these no rate is told."""


def tracker(writer: Writer) -> Markup:
    """Every dated promise, in the order in which they fall due, with what became of it and its sources."""
    labels = words()["targets"]
    sifter = Sifter(writer, "country", "company", "topic", "status")
    rows, attributes = [], []
    for promise in writer.atlas.promises:
        target = promise.target
        status = standing(writer, promise)
        outcome = outcome_of(writer, promise) + writer.origins(promise.sources)
        who, what = writer.anchor(promise.subject), promised(writer, promise)
        rows.append([who, what, target.made.label, target.due.label, outcome])
        concerned = [promise.subject, *target.about]
        attributes.append(sifter.item(concerned, anchor=promise.anchor, status=status))
    head = [labels[key] for key in ("who", "what", "made", "due", "status")]
    return sifter.menus() + grid(labels["all"], head, rows, numeric=[False] * 5, stacked=True, attributes=attributes)


def scoreboard(writer: Writer, by: str) -> Markup:
    """How many promises were kept: `by` companies, countries or topics."""
    ways = {"companies": _promisers, "countries": _countries, "topics": _topics}
    if by not in ways:
        raise QueryError(f'by="{by}" is no way to count promises; there are {", ".join(ways)}')
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for promise in writer.atlas.promises:
        for id in ways[by](writer, promise):
            tallies[id][standing(writer, promise)] += 1
    labels = words()["targets"]
    order = sorted(tallies.items(), key=lambda pair: (-_settled(pair[1]), -pair[1].total(), pair[0]))
    rows = [[_who(writer, id), *_tally(tally)] for id, tally in order]
    head = [labels["by"][by], labels["rate"], *(words()["status"][key] for key in STATUSES)]
    return grid(labels["kept"], head, rows, numeric=[False, *[True] * len(head[1:])], sortable=True)


def _settled(tally: Counter[str]) -> int:
    return sum(tally[status] for status in SETTLED)


def _tally(tally: Counter[str]) -> list[str]:
    settled = _settled(tally)
    rate = f"{100 * tally['met'] / settled:.0f}%" if settled >= _FEW else "–"
    return [rate, *(str(tally[status]) for status in STATUSES)]


def _who(writer: Writer, id: str) -> Markup | str:
    return words()["kinds"][id] if id in involved.TOPICS else writer.anchor(id)


def _promisers(writer: Writer, promise: Promise) -> list[str]:
    """The company that promised: the one whose file tells it, or that its plant or venture belongs to."""
    return involved.companies(writer.atlas, [promise.subject])


def _countries(writer: Writer, promise: Promise) -> list[str]:
    """The country of whoever promised; of a technology's promise that of the makers it names."""
    own = involved.countries(writer.atlas, [promise.subject])
    return own or involved.countries(writer.atlas, promise.target.about)


def _topics(writer: Writer, promise: Promise) -> list[str]:
    return involved.topics(writer.atlas, [promise.subject, *promise.target.about])


def standing(writer: Writer, promise: Promise) -> str:
    """What became of a promise; `overdue` where its day has passed and nothing is known."""
    return "overdue" if writer.atlas.is_overdue(promise) else promise.target.status


def outcome_of(writer: Writer, promise: Promise) -> Markup:
    """What became of a promise, as a mark and in words."""
    status = standing(writer, promise)
    return render("status.html", status=status, label=words()["status"][status], outcome=promise.target.outcome)


def promised(writer: Writer, promise: Promise) -> str:
    """What is promised, in words and figure."""
    target = promise.target
    if not target.measure or target.value is None:
        return target.what or ""
    measure, amount = writer.atlas.measure(target.measure), target.value
    if isinstance(amount, Detail) and amount.value is None:
        number = f"{fmt.number(amount.low)}–{fmt.number(amount.high)}"
    else:
        number = fmt.number(amount.value if isinstance(amount, Detail) else amount)
    return f"{target.what or measure.label}: {fmt.with_unit(number, target.unit or measure.unit or '')}"
