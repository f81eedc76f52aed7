"""LFP against nickel cathodes

Share of the EV battery energy installed in China by cathode chemistry, per cent, counted by the battery alliance CABIA.
"""

from __future__ import annotations

from ..atlas import Atlas, change
from .base import Drawing
from .forms import lines
from .style import colour, palette

MEASURE, BASIS = "chemistry-share", "cabia-china"
NAMES = {"lfp": "LFP", "nmc": "Nickel"}


def draw(atlas: Atlas, highlight: str | None) -> Drawing:
    """Two lines: iron phosphate and nickel cathodes. A half year stands for a year that has no full one."""
    series = {id: _yearly(atlas, id) for id in NAMES}
    items = [item for part in series.values() for item in part]
    rows = [
        {"year": item.period.year, "name": NAMES[item.key], "value": item.value, "period": item.period.label}
        for item in items
    ]
    colours = {NAMES[id]: colour(id) if highlight in (None, id) else palette()["other"] for id in NAMES}
    lfp, nickel = series["lfp"], series["nmc"]
    points = change(lfp[0], lfp[-1], "points").value
    overtake = next(
        (
            item.period.label
            for item in lfp
            for other in nickel
            if item.period == other.period and item.value > other.value
        ),
        None,
    )
    finding = (
        f"In China LFP went from {lfp[0].value:.0f}% of EV battery energy in {lfp[0].period.label} to "
        f"{lfp[-1].value:.0f}% in the {lfp[-1].period.label}, {points:.0f} percentage points more"
        + (
            f"; it was first ahead of nickel cathodes, among the years shown with both, in {overtake}."
            if overtake
            else "."
        )
    ).replace("in the 2", "in 2")
    partial = [item.period.label for item in lfp if not item.period.text.isdigit()]
    note = "Nickel stands for NMC and NCA cathodes together. Years without a figure are bridged by the line." + (
        f" The last point is the {partial[-1]}." if partial else ""
    )
    return Drawing(
        chart=lambda frame: lines(frame, rows, colours, "% of energy installed"),
        rows=rows,
        columns={"name": "Chemistry", "period": "Period", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(items),
        note=note,
        period=f"{items[0].period.year}–{items[-1].period.year}",
    )


def _yearly(atlas: Atlas, chemistry: str) -> list:
    """Full years, and the first half of a year that has no full one."""
    series = atlas.series(MEASURE, "world", by=chemistry, basis=BASIS)
    full = [item for item in series if item.period.text.isdigit()]
    years = {item.period.year for item in full}
    return sorted(
        [*full, *(item for item in series if "-H" in item.period.text and item.period.year not in years)],
        key=lambda item: item.period,
    )
