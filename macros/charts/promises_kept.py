"""What became of the promises

Number of dated promises in the atlas, by who made them and what became of them.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from ..atlas import Atlas
from ..atlas.links import Promise
from .kit.drawing import Drawing
from .kit.forms import stacked
from .kit.forms.parts import chart
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import palette

TOPIC = "challenges"
OPEN = "Still open"
STATUSES = {"met": "Met", "moved": "Moved", "missed": "Missed", "withdrawn": "Withdrawn", "open": OPEN}
COLOURS = {"Met": "c2", "Moved": "c3", "Missed": "c1", "Withdrawn": "c9"}
GROUPS = {
    "china": "China's government",
    "governments": "Other governments",
    "companies": "Companies",
    "technologies": "New technology",
}


def draw(atlas: Atlas) -> Drawing:
    """A bar for each kind of promiser; what is still open stands last."""
    counts = {group: Counter() for group in GROUPS}
    for promise in atlas.promises:
        counts[_group(atlas, promise)][promise.target.status] += 1
    counts = {group: counted for group, counted in counts.items() if counted}
    rows = [
        {"whole": GROUPS[group], "name": name, "value": counted[status]}
        for group, counted in counts.items()
        for status, name in STATUSES.items()
        if counted[status]
    ]
    every = sum(counts.values(), Counter())
    firms = counts.get("companies", Counter()) + counts.get("technologies", Counter())
    shares = [_met(counts[group], GROUPS[group]) for group in ("china", "governments") if group in counts]
    finding = (
        f"{_settled(every)} of {every.total()} promises are settled: {every['met']} were met, {every['moved']} moved, "
        f"{every['missed']} missed and {every['withdrawn']} withdrawn. Of those settled were met: "
        f"{', '.join([*shares, _met(firms, 'companies, new technology included')])}."
    )
    years = sorted(promise.target.due.year for promise in atlas.promises)
    return Drawing(
        form=partial(
            outcomes,
            rows=rows,
            colours={name: palette()[hue] for name, hue in COLOURS.items()},
            top=max(_settled(counted) for counted in counts.values()),
        ),
        rows=rows,
        columns={"whole": "Promised by", "name": "What became of it", "value": "Promises"},
        finding=finding,
        inputs=tuple(atlas.promises),
        processing="Every dated promise of the atlas counts once. Those of policies, programmes and countries count "
        "for a government, the European Union among them. 'New technology' are plans of companies that the atlas tells "
        "under a technology, most of them for something that was not yet on sale.",
        note="The atlas collects promises that are dated and reported. They are no sample and not of equal weight, so "
        "the counts tell what happened to these promises, not how reliable somebody is. 'Moved' is another date or "
        "another size, larger ones included. Most open promises are not yet due; some are past their day unreported.",
        names={"china": GROUPS["china"]} if "china" in counts else {},
        told_period=f"Due {years[0]}–{years[-1]}",
    )


def outcomes(frame: Frame, *, rows: list[dict[str, Any]], colours: dict[str, str], top: float) -> alt.LayerChart:
    """Bars of what is settled; beside each, in words, what is still open. Rows: whole, name, value."""
    settled = [row for row in rows if row["name"] != OPEN]
    ends = Counter()
    for row in settled:
        ends[row["whole"]] += row["value"]
    still = [row | {"end": ends[row["whole"]], "text": f"+ {row['value']} open"} for row in rows if row["name"] == OPEN]
    bars = stacked(
        frame,
        rows=settled,
        colours=colours,
        unit="promises settled",
        top=top * frame.choose(1.2, 1.45),
        label="d",
        least=(1, 1),
        room=130,
    )
    text = chart(still).mark_text(align="left", dx=6, color=palette()["muted"], fontSize=12)
    return bars + text.encode(x="end:Q", y=alt.Y("whole:N", sort=list(ends)), text="text:N")


def _settled(counted: Counter) -> int:
    return counted.total() - counted["open"]


def _met(counted: Counter, who: str) -> str:
    return (
        f"{counted['met'] or 'none'} of {_settled(counted)} by {who[0].lower() if who[0] == 'O' else who[0]}{who[1:]}"
    )


def _group(atlas: Atlas, promise: Promise) -> str:
    kind = atlas.kind(promise.subject)
    if kind in ("companies", "technologies"):
        return kind
    country = promise.subject if kind == "countries" else getattr(atlas.entity(promise.subject), "country", None)
    about = [country] if country else promise.target.about
    return "china" if "china" in about else "governments"
