"""Figures computed from others: change, growth, share, rank. Each keeps its inputs, so its sources are known."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .atlas import Atlas, QueryError
from .observation import Derived, Observation


def _percent(first: Observation, last: Observation) -> tuple[float, str]:
    return (last.value / first.value - 1) * 100, "%"


def _absolute(first: Observation, last: Observation) -> tuple[float, str]:
    return last.value - first.value, first.unit


def _points(first: Observation, last: Observation) -> tuple[float, str]:
    if first.unit != "%":
        raise QueryError(f"points are differences of percentages; '{first.measure}' is in {first.unit}")
    return last.value - first.value, "percentage points"


def _times(first: Observation, last: Observation) -> tuple[float, str]:
    return last.value / first.value, "times"


def _yearly(first: Observation, last: Observation) -> tuple[float, str]:
    """Compound annual growth rate in per cent: (last / first) ** (1 / years) - 1."""
    years = (last.period.end - first.period.end).days / 365.2425
    if last.value / first.value < 0:
        raise QueryError(f"'{first.measure}' changes its sign; a yearly growth has no meaning")
    return ((last.value / first.value) ** (1 / years) - 1) * 100, "% a year"


HOW: dict[str, Callable[[Observation, Observation], tuple[float, str]]] = {
    "percent": _percent,
    "absolute": _absolute,
    "points": _points,
    "times": _times,
    "yearly": _yearly,
}


def change(first: Observation, last: Observation, how: str = "percent") -> Derived:
    """How a figure changed from one observation to a later one, in one of the ways of `HOW`.

    Raises QueryError where the two cannot be compared: another basis or unit, wrong order, a start of zero.
    """
    if how not in HOW:
        raise QueryError(f"how='{how}' is not known; it is one of {', '.join(HOW)}")
    if (first.measure, first.basis, first.unit) != (last.measure, last.basis, last.unit):
        raise QueryError(f"{_named(first)} and {_named(last)} are counted differently and cannot be compared")
    if not first.period < last.period:
        raise QueryError(f"'{first.period}' is not before '{last.period}'")
    if first.value == 0 and how != "absolute" and how != "points":
        raise QueryError(f'{_named(first)} is zero; a change from zero has no ratio, use how="absolute"')
    value, unit = HOW[how](first, last)
    return Derived(value, unit, (first, last))


def _named(item: Observation) -> str:
    return " ".join(filter(None, (item.measure, item.subject, item.key, item.basis, item.period.text)))


def share(part: Observation, whole: Iterable[Observation]) -> Derived:
    """What per cent `part` is of `whole`: the total itself, or the parts that make it up."""
    whole = tuple(whole)
    for item in whole:
        if (item.measure, item.basis, item.unit, item.period) != (part.measure, part.basis, part.unit, part.period):
            raise QueryError(f"{_named(part)} is no part of {_named(item)}")
    total = sum(item.value for item in whole)
    if total <= 0:
        raise QueryError(f"the whole of which {_named(part)} is a part is not above zero")
    inputs = (part, *(item for item in whole if item is not part))
    return Derived(part.value / total * 100, "%", inputs)


def share_of_world(atlas: Atlas, part: Observation) -> Derived:
    """The share of `part` in the figure for the world: of the breakdown, or of the subject `world`."""
    if not atlas.measure(part.measure).additive:
        raise QueryError(f"'{part.measure}' is not additive in measures.yml, so a share of it has no meaning")
    if part.key is None:
        whole = atlas.figure(part.measure, "world", at=part.period.text, basis=part.basis)[0]
    else:
        parts = atlas.breakdown(part.measure, part.subject, part.period.text, by=part.by, basis=part.basis)
        if "world" not in parts:
            raise QueryError(f'{_named(part)}: the breakdown has no `world`; add it, or ask with whole="sum"')
        whole = parts["world"]
    return share(part, [whole])


def share_of_sum(atlas: Atlas, part: Observation) -> Derived:
    """The share of a breakdown's part in the sum of its parts, the world's total left out."""
    if part.key is None:
        raise QueryError(f"{_named(part)} is not broken down, so there is nothing to sum")
    parts = atlas.breakdown(part.measure, part.subject, part.period.text, by=part.by, basis=part.basis)
    return share(part, [item for key, item in parts.items() if key != "world"])


def rank(atlas: Atlas, item: Observation) -> tuple[int, Derived]:
    """The place of a figure among its peers, 1 the largest, with all compared figures as inputs.

    Peers are the breakdown's other keys, or the other subjects of the same kind; aggregates do not compete.
    """
    if item.key is not None:
        peers = atlas.breakdown(item.measure, item.subject, item.period.text, by=item.by, basis=item.basis)
    else:
        peers = atlas.across(item.measure, item.period.text, kind=atlas.kind(item.subject), basis=item.basis)
    rivals = [peer for id, peer in peers.items() if not atlas.is_aggregate(id) and peer.unit == item.unit]
    place = 1 + sum(peer.value > item.value for peer in rivals)
    return place, Derived(place, "rank", (item, *(peer for peer in rivals if peer is not item)))
