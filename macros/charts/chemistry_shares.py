"""LFP against nickel cathodes

Share of the EV battery energy installed in China by cathode chemistry, per cent, counted by the battery alliance CABIA.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation, change
from .kit.drawing import Drawing, whole
from .kit.forms import lines
from .kit.style import colours

TOPIC = "technology"
MEASURE, BASIS = "chemistry-share", "cabia-china"
NAMES = {"lfp": "LFP", "nmc": "Nickel"}


def draw(atlas: Atlas) -> Drawing:
    """Two lines: iron phosphate and nickel cathodes. A half year stands for a year that has no full one."""
    series = {id: _yearly(atlas, id) for id in NAMES}
    items = [item for part in series.values() for item in part]
    rows = [
        {"year": item.period.year, "name": NAMES[item.key], "value": item.value, "period": item.period.label}
        for item in items
    ]
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
    last = lfp[-1].period
    finding = (
        f"In China LFP went from {whole(lfp[0].value)}% of EV battery energy in {lfp[0].period.label} to "
        f"{whole(lfp[-1].value)}% in {'' if last.text.isdigit() else 'the '}{last.label}, {whole(points)} percentage "
        "points more"
        + (
            f"; it was first ahead of nickel cathodes, among the years shown with both, in {overtake}."
            if overtake
            else "."
        )
    )
    partial_years = [item.period.label for item in lfp if not item.period.text.isdigit()]
    note = "Nickel stands for NMC and NCA cathodes together. Years without a figure are bridged by the line." + (
        f" The last point is the {partial_years[-1]}." if partial_years else ""
    )
    return Drawing(
        form=partial(
            lines,
            rows=rows,
            colours=colours({id: NAMES[id] for id in NAMES}),
            unit="% of energy installed",
            room=80,
            number=".0f",
        ),
        rows=rows,
        columns={"name": "Chemistry", "period": "Period", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(items),
        processing="The shares are the alliance's own. Where a year has no full count, its first half is drawn.",
        note=note,
        names=NAMES,
    )


def _yearly(atlas: Atlas, chemistry: str) -> list[Observation]:
    """Full years, and the first half of a year that has no full one."""
    series = atlas.series(MEASURE, "world", by=chemistry, basis=BASIS)
    full = [item for item in series if item.period.text.isdigit()]
    years = {item.period.year for item in full}
    return sorted(
        [*full, *(item for item in series if "-H" in item.period.text and item.period.year not in years)],
        key=lambda item: item.period,
    )
