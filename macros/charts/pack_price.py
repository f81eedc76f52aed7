"""What a battery pack costs

Average price of a lithium-ion pack over all uses, US dollars a kWh, as each year's BloombergNEF survey stated it.
"""

from __future__ import annotations

import itertools

import altair as alt

from ..atlas import Atlas, change
from .base import Drawing, span
from .forms import Frame, data
from .style import palette

MEASURE, BASIS = "pack-price", "by-survey"


def draw(atlas: Atlas, highlight: str | None) -> Drawing:
    """One line, each survey's number written above its point."""
    items = atlas.series(MEASURE, "world", basis=BASIS)
    rows = [{"year": item.period.year, "value": item.value} for item in items]
    fall = change(items[0], items[-1])
    dearer = [later for earlier, later in itertools.pairwise(items) if later.value > earlier.value]
    rose = f" It rose in {', '.join(item.period.label for item in dearer)}." if dearer else " It fell in every survey."
    finding = (
        f"From {items[0].period.label} to {items[-1].period.label} the surveyed price went from "
        f"{items[0].value:,.0f} to {items[-1].value:,.0f} dollars a kWh, {abs(fall.value):.0f}% less." + rose
    )
    return Drawing(
        chart=lambda frame: _picture(frame, rows),
        rows=rows,
        columns={"year": "Survey", "value": "US dollars a kWh"},
        finding=finding,
        inputs=tuple(items),
        note="Every survey is in the money of its own year, so this is not a series in constant money; "
        "for that see the method page.",
        period=span(items),
    )


def _picture(frame: Frame, rows: list[dict]) -> alt.LayerChart:
    years = [row["year"] for row in rows]
    base = alt.Chart(data(rows), width=frame.width - 80, height=frame.choose(320, 280)).encode(
        x=alt.X(
            "year:Q",
            title=None,
            axis=alt.Axis(format="d", values=frame.choose(years, years[::4])),
            scale=alt.Scale(padding=16),
        ),
        y=alt.Y("value:Q", title="US dollars a kWh"),
    )
    colour = palette()["c2"]
    return (
        base.mark_line(color=colour)
        + base.mark_point(filled=True, size=60, color=colour, opacity=1)
        + base.mark_text(dy=-14, color=palette()["ink"]).encode(text=alt.Text("value:Q", format=",.0f"))
    )
