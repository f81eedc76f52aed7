"""Small multiples of columns, above and below zero."""

from __future__ import annotations

from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .panels import heading
from .parts import chart, lit

GAP = 22
"""Space in px between two panels."""


def column_panels(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str | dict[str, str],
    own: bool = False,
    across: tuple[int, int] = (3, 1),
    label: str | dict[str, str] = ",.0f",
    height: int = 110,
) -> alt.ConcatChart:
    """A panel of columns a maker, a country ... Rows: panel, year (or any label, in order), value.

    A value of None leaves a dash, so that a gap is no zero. Rows with `ahead` true are promised or
    expected: pale with an outline. `colours` name the panels; `unit` stands under a panel's name (one
    for all, or one each). Panels share an axis unless each has its `own`. `across` panels stand in a
    row (wide, narrow). Each column carries its number in the format `label` (one for all, or one each), where
    columns are thin only the first, the last and the extreme ones.
    """
    height = frame.choose(height, min(height, 140))
    years = sorted({row["year"] for row in rows}) if isinstance(rows[0]["year"], int) else _order(rows)
    parts = {name: [row for row in rows if row["panel"] == name] for name in colours}
    many = frame.choose(*across)
    width = (frame.width - GAP * (many - 1)) // many - 12
    drawn = [
        _panel(
            part,
            years=years,
            ends=_ends(part if own else rows, height),
            fill=colours[name],
            label=label if isinstance(label, str) else label[name],
            width=width,
            height=height,
        ).properties(title=heading(name, unit if isinstance(unit, str) else unit[name]))
        for name, part in parts.items()
    ]
    return alt.concat(*drawn, columns=many, spacing={"column": GAP, "row": 18})


def _order(rows: list[dict[str, Any]]) -> list[Any]:
    return list(dict.fromkeys(row["year"] for row in rows))


def _ends(rows: list[dict[str, Any]], height: int) -> list[float]:
    """The ends of the axis, zero among them, with room for the numbers."""
    known = [row["value"] for row in rows if row["value"] is not None]
    low, high = min(0.0, *known), max(0.0, *known)
    line = 19 / height * (high - low)
    return [low - line if low < 0 else 0.0, high + line]


def _panel(
    rows: list[dict[str, Any]],
    *,
    years: list[Any],
    ends: list[float],
    fill: str,
    label: str,
    width: int,
    height: int,
) -> alt.LayerChart:
    ink, muted = palette()["ink"], palette()["muted"]
    known = [row for row in rows if row["value"] is not None]
    step = width / len(years)
    letters = max(len(f"{row['value']:{label}}") for row in known)
    every = max(1, -(-max(len(part) * 7 for year in years for part in str(year).split(" ")) // int(step)))
    size = 12 if letters * 6.9 + 2 <= step else 11
    told = known if letters * 6.2 + 1 <= step else _outstanding(known, years)
    axis = alt.Axis(
        labelAngle=0,
        labelExpr="split(datum.label, ' ')",
        labelFontSize=12,
        values=years[::-1][::every][::-1],
        domain=False,
        ticks=False,
        offset=4,
    )
    x = alt.X("year:O", title=None, axis=axis, scale=alt.Scale(domain=years, padding=0.16))
    scale = alt.Scale(domain=ends, nice=False)
    y = alt.Y("value:Q", title=None, axis=None, scale=scale)
    light = lit("panel", "name")
    layers = [
        chart([row | {"ahead": bool(row.get("ahead"))} for row in known])
        .mark_bar(color=fill, stroke=fill, strokeWidth=1)
        .encode(
            x=x,
            y=y,
            opacity=light,
            fillOpacity=alt.when("datum.ahead").then(alt.value(0.3)).otherwise(alt.value(1)),
        ),
        chart([{"zero": 0}]).mark_rule(color=muted).encode(y=alt.Y("zero:Q", axis=None, title=None, scale=scale)),
    ]
    for below in (False, True):
        part = [row for row in told if (row["value"] < 0) == below]
        if part:
            text = chart(part).mark_text(dy=10 if below else -9, fontSize=size, color=ink)
            layers.append(text.encode(x=x, y=y, text=alt.Text("value:Q", format=label), opacity=light))
    gaps = [{"year": row["year"], "panel": row["panel"], "zero": 0} for row in rows if row["value"] is None]
    if gaps:
        dash = chart(gaps).mark_text(text="–", dy=-7, color=muted)
        layers.append(dash.encode(x=x, y=alt.Y("zero:Q", axis=None, title=None, scale=scale)))
    return alt.layer(*layers).properties(width=width, height=height)


def _outstanding(known: list[dict[str, Any]], years: list[Any]) -> list[dict[str, Any]]:
    """The highest, the lowest below zero, the last and the first, where they are not neighbours."""
    highest = max(known, key=lambda row: row["value"])
    lowest = min(known, key=lambda row: row["value"])
    chosen: list[dict[str, Any]] = []
    for row in (highest, *([lowest] if lowest["value"] < 0 else []), known[-1], known[0]):
        if all(abs(years.index(row["year"]) - years.index(other["year"])) > 1 for other in chosen):
            chosen.append(row)
    return chosen
