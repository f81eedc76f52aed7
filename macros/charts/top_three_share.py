"""What the three largest countries supply

Share of the three largest together in world mining and refining, per cent, from the International Energy Agency.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import dots
from .kit.style import colours

TOPIC = "materials"
MEASURE, SUBJECT = "top3-share", "supply-concentration"
STEPS = {"mining": "Mining", "refining": "Refining"}


def draw(atlas: Atlas) -> Drawing:
    """Two dots a mineral: the base year full, the last projected year open."""
    rows, inputs, pairs = [], [], {}
    for basis, step in STEPS.items():
        found = [item for item in atlas.parts(MEASURE, SUBJECT, "minerals") if item.basis == basis]
        counted, ahead = ([item for item in found if item.is_ahead is promised] for promised in (False, True))
        first, last = counted[-1].period, ahead[-1].period
        now, then = ({item.key: item for item in found if item.period == period} for period in (first, last))
        marks = {first.label: "full", f"{last.label}, projected": "open"}
        for mineral in sorted(now, key=lambda id: -now[id].value):
            name = atlas.entity(mineral).name
            pairs[basis, mineral] = now[mineral], then[mineral]
            inputs += [now[mineral], then[mineral]]
            rows += [
                {"group": step, "name": name, "mark": mark, "value": item.value}
                for mark, item in zip(marks, pairs[basis, mineral], strict=True)
            ]
    names = {mineral: atlas.entity(mineral).name for _, mineral in pairs}
    tightest = max(pairs, key=lambda key: pairs[key][0].value)
    lowest, highest = (pick(now.value for now, _ in pairs.values()) for pick in (min, max))
    rising = [
        f"the {basis} of {names[mineral].lower()}"
        for (basis, mineral), (now, then) in pairs.items()
        if then.value > now.value
    ]
    return Drawing(
        form=partial(
            dots,
            rows=rows,
            colours=colours(names),
            marks=marks,
            key="name",
            unit="% of the world",
            room=100,
            zero=False,
        ),
        rows=rows,
        columns={"group": "Step", "name": "Mineral", "mark": "Year", "value": "Share (%)"},
        finding=f"In {first.label} the three largest countries together supplied {whole(lowest)} to {whole(highest)}% "
        f"of each mineral at each step, the most in the {tightest[0]} of {names[tightest[1]].lower()}. By {last.label} "
        f"the projection has the share rise in {join_names(rising)}, and fall elsewhere.",
        inputs=tuple(inputs),
        processing="Added up for this atlas from the agency's tonnages by country: the three largest of each year, "
        "divided by the world.",
        note="Open dots are the agency's base case, made from the projects that it knows; they are no count. The three "
        "countries differ from mineral to mineral and may change between the two years. Graphite is natural graphite "
        "in mining and battery grade in refining; nickel is all nickel.",
        names=names,
    )
