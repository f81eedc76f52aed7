"""Small multiples of lines over years."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades, shown, spread


def panels(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    unit: str | dict[str, str],
    across: int = 2,
    top: float | None = None,
    bottom: float = 0.0,
    own: bool = False,
    step: bool = False,
    labels: bool = True,
    number: str = "",
    loose: list[str] | None = None,
    room: int = 96,
    height: int = 140,
) -> alt.ConcatChart:
    """A panel of lines a mineral, a country ... Rows: panel, year (a number), name, value.

    A value of None breaks the line. Rows with `ahead` true are promised or expected: open points,
    dashed lines, not joined to what is counted. `unit` stands under a panel's name (one for all, or
    one each); '%' stands at the axis instead. Panels share the years, and an axis from `bottom` to `top`
    unless each has its `own`. `across` panels stand in a row on a wide screen, one on a narrow; `room`
    is the space in px for the names at the lines' ends, none where `labels` is False; `number` writes
    each value above its point, in that d3 format; `step` draws values that hold until the next;
    points of the panels named in `loose` are single readings that no line joins and no name explains.
    """
    names = list(dict.fromkeys(row["panel"] for row in rows))
    highest = {name: max(row["value"] or 0 for row in rows if row["panel"] == name) for name in names}
    years = [row["year"] for row in rows]
    many = frame.choose(across, 1)
    tops = {name: top or _round_up(highest[name] if own else max(highest.values())) for name in names}
    side = 14 + 7 * max(3, len(f"{bottom:,.12g}%") if bottom else 0, *(len(f"{most:,.12g}") for most in tops.values()))
    width = (frame.width - 24 * (many - 1)) // many - side - (room if labels else 16)
    drawn = [
        _panel(
            [row for row in rows if row["panel"] == name],
            title=heading(name, unit if isinstance(unit, str) else unit[name]),
            percent=unit == "%",
            bottom=bottom,
            top=tops[name],
            side=side,
            span=(floor(min(years)), ceil(max(years))),
            width=width,
            height=frame.choose(height, min(height, 150)),
            colours=colours,
            step=step,
            labels=labels,
            number=number,
            loose=name in (loose or ()),
        )
        for name in names
    ]
    return alt.concat(*drawn, columns=many, spacing={"column": 24, "row": 26})


def _panel(
    rows: list[dict[str, Any]],
    *,
    title: alt.TitleParams,
    percent: bool,
    bottom: float,
    top: float,
    side: int,
    span: tuple[int, int],
    width: int,
    height: int,
    colours: dict[str, str],
    step: bool,
    labels: bool,
    number: str,
    loose: bool,
) -> alt.LayerChart:
    axis = alt.Axis(
        tickCount=4, minExtent=side - 8, maxExtent=side - 8, labelExpr="datum.label + '%'" if percent else alt.Undefined
    )
    counted = [row for row in rows if not row.get("ahead")]
    ahead = [row for row in rows if row.get("ahead")]
    layers = [_zero()] if bottom < 0 else []
    for part, dash, ground in ((counted, [1, 0], None), (ahead, [4, 3], palette()["surface"])):
        if not part:
            continue
        base = chart(part).encode(
            x=alt.X(
                "year:Q",
                title=None,
                axis=alt.Axis(format="d", values=_ticks(span, width)),
                scale=alt.Scale(domain=list(span), nice=False, padding=8 if number else 3),
            ),
            y=alt.Y("value:Q", title=None, scale=alt.Scale(domain=[bottom, top], nice=False), axis=axis),
            color=alt.Color("name:N", legend=None, scale=shades(colours)),
            opacity=lit("name", "panel"),
        )
        curve = base.mark_line(interpolate="step-after" if step else "linear", strokeDash=dash, strokeWidth=2)
        point = base.mark_point(filled=ground is None, size=45 if loose else 26, opacity=1)
        layers += [] if loose else [shown(curve)]
        layers.append(shown(point if ground is None else point.encode(fill=alt.value(ground))))
        if number:
            text = base.mark_text(dy=-11, fontSize=12)
            layers.append(
                shown(text.encode(text=alt.Text("value:Q", format=number), color=alt.value(palette()["ink"])))
            )
    if labels and not loose:
        layers += _ends(rows, span[-1], height, (bottom, top), colours)
    return alt.layer(*layers).properties(width=width, height=height, title=title)


def _ends(
    rows: list[dict[str, Any]], last: float, height: int, reach: tuple[float, float], colours: dict[str, str]
) -> list[alt.Chart]:
    """The names at the right of a panel, each at the height of its last value."""
    known = sorted((row for row in rows if row["value"] is not None), key=lambda row: row["year"])
    places = spread({row["name"]: row["value"] for row in known}, height, reach[1], reach[0])
    ends = [{"panel": rows[0]["panel"], "name": name, "end": last, "place": place} for name, place in places.items()]
    label = chart(ends).encode(
        x="end:Q",
        y="place:Q",
        color=alt.Color("name:N", legend=None, scale=shades(colours)),
        opacity=lit("name", "panel"),
    )
    square = label.mark_point(shape="square", filled=True, size=50).encode(xOffset=alt.value(12))
    text = label.mark_text(align="left", dx=19, fontSize=12).encode(text="name:N", color=alt.value(palette()["ink"]))
    return [shown(square), shown(text)]


def _zero() -> alt.Chart:
    """A line at zero, where values go below it."""
    return chart([{"zero": 0}]).mark_rule(color=palette()["muted"]).encode(y=alt.Y("zero:Q", title=None))


def heading(name: str, unit: str) -> alt.TitleParams:
    """A panel's name, and its unit under it."""
    ink, muted = palette()["ink"], palette()["muted"]
    return alt.Title(
        name,
        subtitle=alt.Undefined if unit == "%" else unit,
        anchor="start",
        frame="group",
        fontSize=13,
        color=ink,
        subtitleFontSize=12,
        subtitleColor=muted,
        subtitlePadding=4,
        offset=10,
    )


def _ticks(span: tuple[int, int], width: int) -> list[int]:
    """As many years as there is room for, evenly spaced, the last among them."""
    step = ceil((span[1] - span[0]) / max(width // 60, 1)) or 1
    return list(range(span[1], span[0] - 1, -step))[::-1]


def _round_up(value: float) -> float:
    """The next round number."""
    power = 10 ** floor(log10(value))
    return next(step * power for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= value)
