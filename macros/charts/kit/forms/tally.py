"""Single columns over years, each with its number."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart


def tally(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colour: str,
    unit: str,
    kinds: list[str],
    number: str = ",.1f",
    none: str = "no figure",
    height: int = 230,
) -> alt.LayerChart:
    """A column a year, with its number above it. Rows: year (a label, '|' breaks its line), kind, value, in order.

    Columns of the first of the `kinds` are filled; those of the second, which are to be told apart,
    are open and dashed. Where the value is None, `none` stands in place of a column.
    """
    labels = list(dict.fromkeys(row["year"] for row in rows))
    ink, muted, surface = palette()["ink"], palette()["muted"], palette()["surface"]
    x = alt.X(
        "year:N",
        title=None,
        sort=labels,
        axis=alt.Axis(labelAngle=0, labelExpr="split(datum.label, '|')", ticks=False),
        scale=alt.Scale(paddingInner=0.35, paddingOuter=0.2),
    )
    y = alt.Y("value:Q", title=unit, axis=alt.Axis(labels=False, ticks=False, grid=False, domain=False))
    legend = alt.Legend(columns=frame.choose(2, 1), symbolStrokeColor=colour, symbolType="square")
    fill = alt.Fill("kind:N", scale=alt.Scale(domain=kinds, range=[colour, surface]), legend=legend)
    dash = alt.when(f"datum.kind === '{kinds[-1]}'").then(alt.value([4, 3])).otherwise(alt.value([1, 0]))
    base = chart([row for row in rows if row["value"] is not None]).encode(x=x, y=y)
    layers = [
        base.mark_bar(stroke=colour, strokeWidth=1.5).encode(fill=fill, strokeDash=dash),
        base.mark_text(dy=-9, color=ink).encode(text=alt.Text("value:Q", format=number)),
    ]
    missing = [row | {"value": 0, "none": none} for row in rows if row["value"] is None]
    if missing:
        gap = chart(missing).mark_text(dy=-22, color=muted, fontSize=12, lineBreak=" ", baseline="middle")
        layers.append(gap.encode(x=x, y=y, text="none:N"))
    return alt.layer(*layers).properties(width=frame.width - 46, height=height)
