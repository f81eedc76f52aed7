"""The Korean share of EV batteries

Share of LG Energy Solution, SK On and Samsung SDI together in the EV batteries installed worldwide, per cent, by SNE
Research.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, join_names
from .kit.forms import tally
from .kit.style import colour

TOPIC = "makers"
MEASURE, BASIS = "ev-battery-share-by-nationality", "sne-three-korean"
MAKER, FIRST = "ev-battery-share", "sne-first"
THREE = ("lg-energy-solution", "sk-on", "samsung-sdi")
TOGETHER, ADDED = "published as one figure", "added up from three makers"


def draw(atlas: Atlas) -> Drawing:
    """A column a year; years without the joint figure are added up from the makers' own shares, and told apart."""
    series = atlas.series(MEASURE, "world", by="south-korea", basis=BASIS)
    joint = {item.period.year: item for item in series if item.period.text.isdigit()}
    rows, added = [], {}
    for year in range(min(joint), max(joint) + 1):
        parts = [] if year in joint else _parts(atlas, year)
        if parts:
            added[year] = parts
        value = joint[year].value if year in joint else round(sum(part.value for part in parts), 1) or None
        rows.append({"year": str(year), "kind": ADDED if parts else TOGETHER if value else None, "value": value})
    peak = max((row for row in rows if row["value"]), key=lambda row: row["value"])
    low, last = rows[0], rows[-1]
    finding = (
        f"The three makers had {low['value']:.1f}% of the world's EV batteries in {low['year']}, "
        f"{peak['value']:.1f}% in {peak['year']}, the most in the years shown, and {last['value']:.1f}% in "
        f"{last['year']}."
    )
    missing = [row["year"] for row in rows if row["value"] is None]
    note = (
        f"The open columns ({join_names(map(str, added))}) are our sums of the shares that the tracker first reported "
        "for each maker; the filled ones it published itself, some of them a year later. The two can differ by tenths "
        "of a per cent."
        if added
        else ""
    )
    if missing:
        note += f" For {join_names(missing)} neither was found."
    return Drawing(
        form=partial(
            tally, rows=rows, colour=colour("south-korea"), unit="% of the world", kinds=[TOGETHER, ADDED], number=".1f"
        ),
        rows=rows,
        columns={"year": "Year", "kind": "How it is known", "value": "Share (%)"},
        finding=finding,
        inputs=(*joint.values(), *(part for parts in added.values() for part in parts)),
        processing="Joint shares are the tracker's own. Where a year has none, the first reported shares of the three "
        "makers are added, but only if all three are known.",
        note=note.strip(),
    )


def _parts(atlas: Atlas, year: int) -> list[Observation]:
    """The shares of all three makers as first reported, or nothing."""
    found = atlas.across(MAKER, year, kind="companies", basis=FIRST)
    return [found[id] for id in THREE] if set(THREE) <= set(found) else []
