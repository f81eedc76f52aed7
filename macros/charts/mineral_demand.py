"""Demand for battery minerals, counted and in scenarios

Thousand tonnes a year for electric vehicles and for all other uses, by the International Energy Agency.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import bar_panels
from .kit.style import colour

TOPIC = "materials"
MEASURE, MINERALS = "mineral-demand", ("lithium", "nickel", "cobalt", "graphite")
SCENARIOS = {"iea-steps": "stated policies", "iea-aps": "pledges kept", "iea-nze": "net zero"}
EV, REST = "Electric vehicles", "All other uses"


def draw(atlas: Atlas) -> Drawing:
    """A panel a mineral: the counted year, and apart from it one bar a scenario, all of the same year."""
    rows, inputs, growth, without = [], [], [], []
    for mineral in MINERALS:
        name = atlas.entity(mineral).name
        counted = _pair(atlas, mineral, "iea")
        bars = {f"{counted[0].period.label}, counted": counted}
        for basis, said in SCENARIOS.items():
            if pair := _pair(atlas, mineral, basis):
                bars[f"{pair[0].period.label}, {said}"] = pair
            else:
                without.append(f"{name.lower()} in '{said}'")
        for bar, (total, ev) in bars.items():
            inputs += [total, ev]
            for use, value in ((EV, ev.value), (REST, total.value - ev.value)):
                rows.append({"panel": name, "bar": bar, "name": use, "value": round(value, 2), "ahead": total.is_ahead})
        total, ev = _pair(atlas, mineral, "iea-steps")
        times = total.value / counted[0].value
        growth.append((times, name.lower(), ev.value / total.value * 100))
    first, last = counted[0].period.label, total.period.label
    (most, mineral, of_it), *others = sorted(growth, reverse=True)
    told = [f"{most:.1f} times as large for {mineral}", *(f"{times:.1f} times for {name}" for times, name, _ in others)]
    return Drawing(
        form=partial(
            bar_panels,
            rows=rows,
            colours={EV: colour("ev"), REST: colour("other-uses")},
            unit="thousand tonnes",
            own=True,
            label=",.0f",
            room=126,
        ),
        rows=rows,
        columns={"panel": "Mineral", "bar": "Year and scenario", "name": "Use", "value": "Thousand tonnes"},
        finding=f"If governments keep to stated policies, demand in {last} is, against {first}, {join_names(told)}; "
        f"electric vehicles then take {whole(of_it)}% of the {mineral}.",
        inputs=tuple(inputs),
        processing=f"'{REST}' is the agency's total minus electric vehicles. Nothing else was computed.",
        note="The pale bars are scenarios: what would be needed if governments keep to stated policies, keep their "
        "pledges, or end net emissions. They are no forecasts, and none continues another. Each mineral has its own "
        "scale. Graphite is of all grades, natural and artificial."
        + (f" The data have no {join_names(without)}." if without else ""),
        names={"ev": EV} | {mineral: atlas.entity(mineral).name for mineral in MINERALS},
    )


def _pair(atlas: Atlas, mineral: str, basis: str) -> tuple[Observation, Observation] | None:
    """The total and the part of electric vehicles in the last year of a basis."""
    totals = atlas.series(MEASURE, mineral, basis=basis)
    if not totals:
        return None
    return totals[-1], atlas.figure(MEASURE, mineral, at=totals[-1].period.text, by="ev", basis=basis)[0]
