"""The fall of pack prices, inflation taken out

Average price of a lithium-ion pack over all uses, in US dollars of constant value a kWh, from BloombergNEF.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, change
from .kit.drawing import Drawing, whole
from .kit.forms import columns
from .kit.style import palette

TOPIC = "prices"
MEASURE, BASIS = "pack-price", "real-2018"
NAME = "All uses"


def draw(atlas: Atlas) -> Drawing:
    """Columns in the money of one year, each number written above its own."""
    items = atlas.series(MEASURE, "world", basis=BASIS)
    money = BASIS.removeprefix("real-")
    rows = [{"year": item.period.year, "name": NAME, "value": item.value} for item in items]
    first, last = items[0], items[-1]
    fall, yearly = change(first, last), change(first, last, "yearly")
    halved = next((item.period.label for item in items if item.value <= first.value / 2), None)
    finding = (
        f"In dollars of {money}, a pack cost {whole(first.value)} a kWh in {first.period.label} and "
        f"{whole(last.value)} in {last.period.label}: {whole(abs(fall.value))}% less, or "
        f"{whole(abs(yearly.value))}% less every year on average."
        + (f" By {halved} the price was at most half of the first." if halved else "")
    )
    return Drawing(
        form=partial(
            columns,
            rows=rows,
            colours={NAME: palette()["c3"]},
            unit=f"US dollars of {money} a kWh",
            number=",.0f",
            every=2,
        ),
        rows=rows,
        columns={"year": "Year", "value": f"US dollars of {money} a kWh"},
        finding=finding,
        inputs=tuple(items),
        processing="The series is drawn as BloombergNEF published it, in constant money. The yearly fall is the "
        "compound rate between the first year and the last.",
        note="The series is known from a site that quotes it, and it ends where that quotation ends. The prices of "
        "single surveys, in the money of their own years, are another chart and cannot be joined to this one.",
    )
