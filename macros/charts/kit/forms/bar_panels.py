"""Small multiples of horizontal bars."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .panels import heading
from .parts import chart, lit, shades

GAP = 24


def bar_panels(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str | dict[str, str],
    own: bool = False,
    across: int = 2,
    label: str = ",.1f",
    room: int = 110,
) -> alt.ConcatChart:
    """A panel of bars a mineral, a country ... Rows: panel, bar, name, value, in their order.

    A bar is stacked of its names, in the order of `colours`, and its sum stands at its end in the d3
    format `label`. Bars with `ahead` true are promised or expected: pale with an outline, and set apart
    from those above. `unit` stands under a panel's name (one for all, or one each). Panels share an axis
    unless each has its `own`. `across` panels stand in a row on a wide screen, one on a narrow; `room`
    is the space in px for the names of the bars.
    """
    names = list(dict.fromkeys(row["panel"] for row in rows))
    parts = {name: [row for row in rows if row["panel"] == name] for name in names}
    most = {name: max(total["value"] for total in _totals(part)) for name, part in parts.items()}
    many = frame.choose(across, 1)
    legend = alt.Legend(columns=frame.choose(5, 1 if len(colours) < 4 else 2))
    ends = 22 + 7 * len(f"{max(most.values()):,.0f}")
    width = (frame.width - GAP * (many - 1)) // many - room - ends - 8
    drawn = [
        _panel(part, colours, label, room, legend, most[name] if own else max(most.values())).properties(
            width=width, title=heading(name, unit if isinstance(unit, str) else unit[name])
        )
        for name, part in parts.items()
    ]
    return alt.concat(*drawn, columns=many, spacing={"column": GAP, "row": 22})


def _totals(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sum of each bar."""
    bars: dict[str, dict[str, Any]] = {}
    for row in rows:
        bar = bars.setdefault(row["bar"], {"panel": row["panel"], "bar": row["bar"], "name": row["name"], "value": 0})
        bar["value"] += row["value"]
    return list(bars.values())


def _panel(
    rows: list[dict[str, Any]], colours: dict[str, str], label: str, room: int, legend: alt.Legend, top: float
) -> alt.LayerChart:
    counted = list(dict.fromkeys(row["bar"] for row in rows if not row.get("ahead")))
    ahead = list(dict.fromkeys(row["bar"] for row in rows if row.get("ahead")))
    bands = [*counted, *([" "] if counted and ahead else []), *ahead]
    order = {name: index for index, name in enumerate(colours)}
    stacked = any(row["name"] != row["bar"] for row in rows)
    named = alt.Axis(domain=False, ticks=False, labelLimit=room, labelFontSize=12, minExtent=room, maxExtent=room)
    scale = alt.Scale(domain=[0, top], nice=False)
    placed = [row | {"order": order[row["name"]], "ahead": bool(row.get("ahead"))} for row in rows]
    bar = (
        chart(placed)
        .mark_bar(height={"band": 0.72}, strokeWidth=1)
        .encode(
            x=alt.X("value:Q", title=None, stack="zero", scale=scale, axis=None),
            y=alt.Y("bar:N", title=None, scale=alt.Scale(domain=bands), axis=named),
            color=alt.Color("name:N", scale=shades(colours), legend=legend if stacked else None),
            stroke=alt.Stroke("name:N", scale=shades(colours), legend=legend if stacked else None),
            fillOpacity=alt.when("datum.ahead").then(alt.value(0.35)).otherwise(alt.value(1)),
            order=alt.Order("order:Q"),
            opacity=lit("name", "panel"),
        )
    )
    number = (
        chart(_totals(rows))
        .mark_text(align="left", dx=6, fontSize=12, color=palette()["ink"])
        .encode(
            x=alt.X("value:Q", scale=scale, axis=None),
            y=alt.Y("bar:N", scale=alt.Scale(domain=bands)),
            text=alt.Text("value:Q", format=label),
            opacity=lit("name", "panel"),
        )
    )
    return (bar + number).properties(height=25 * len(bands))
