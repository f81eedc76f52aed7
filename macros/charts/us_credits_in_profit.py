"""What American credits do to a maker's result

Operating result of LG Energy Solution with and without US production credits, billion won, in single quarters.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names, whole
from .kit.forms import dots
from .kit.style import colours

TOPIC = "policy"
MAKER, WITH, WITHOUT, UNIT = "lg-energy-solution", "operating-profit", "operating-profit-before-credits", "KRW trillion"


def draw(atlas: Atlas) -> Drawing:
    """A line a quarter, from the result without the credits to the one with them."""
    name = atlas.entity(MAKER).name
    results = {
        measure: {
            item.period: item for item in atlas.series(measure, MAKER) if item.unit == UNIT and "-Q" in item.period.text
        }
        for measure in (WITH, WITHOUT)
    }
    quarters = sorted(results[WITH].keys() & results[WITHOUT].keys())
    pairs = [(results[WITH][quarter], results[WITHOUT][quarter]) for quarter in quarters]
    rows = [
        {
            "group": "",
            "name": item.period.label,
            "maker": name,
            "mark": mark,
            "value": round(item.value * 1000),
            "gap": round((full.value - bare.value) * 1000),
        }
        for full, bare in pairs
        for mark, item in (("With the credits", full), ("Without them", bare))
    ]
    turned = [full.period.label for full, bare in pairs if full.value > 0 > bare.value]
    still = [full.period.label for full, bare in pairs if full.value < 0]
    gaps = [(full.value - bare.value) * 1000 for full, bare in pairs]
    finding = (
        f"In {len(pairs)} quarters for which both results are known, the credits lifted the result of {name} by "
        f"{whole(min(gaps))} to {whole(max(gaps))} billion won."
        + (f" They turned a loss into a profit in {join_names(turned)}." if turned else "")
        + (f" In {join_names(still)} it lost money even with them." if still else "")
    )
    return Drawing(
        form=partial(
            dots,
            rows=rows,
            colours=colours({MAKER: name}),
            key="maker",
            marks={"With the credits": "full", "Without them": "open"},
            unit="Operating result, billion won",
            label="+,.0f",
            room=90,
        ),
        rows=rows,
        columns={"name": "Quarter", "mark": "Result", "value": "Billion won", "gap": "Credits (billion won)"},
        finding=finding,
        inputs=tuple(item for pair in pairs for item in pair),
        processing="Both results are as reported. The credits are the difference of the two.",
        note="Only quarters are drawn for which a source gives both results; those between are missing, so this is no "
        "series. What the company would have earned without the law nobody knows: without it, it might have built "
        "and priced otherwise.",
        names={MAKER: name},
    )
