"""Places in a ranking over years."""

from __future__ import annotations

import itertools
from typing import Any

from ..frame import Frame
from ..lazy import alt
from ..style import palette
from .parts import chart, lit, shades, shown


def ranks(
    frame: Frame,
    *,
    rows: list[dict[str, Any]],
    colours: dict[str, str],
    room: int = 134,
    height: int = 400,
) -> alt.LayerChart:
    """A badge for each place in each year's list, joined by lines. Rows: year (a number), name, place, badge.

    `place` is where a badge stands, 1 at the top; `badge` is what it says ('2='). Lines join the lists
    that follow one another, dashed where a year lies between that has none; who drops out breaks off.
    Names stand at both ends on a wide screen, at the right on a narrow one, in `room` px each; who drops
    out before the last list is named only where there is room, on the wide one.
    """
    lists = sorted({row["year"] for row in rows})
    following = dict(itertools.pairwise(lists))
    places = {(row["name"], row["year"]): row["place"] for row in rows}
    joins = [
        {"name": row["name"], "year": row["year"], "place": row["place"], "until": until, "then": places[later]}
        for row in rows
        if (until := following.get(row["year"])) and (later := (row["name"], until)) in places
    ]
    breaks = [row for row in rows if (row["name"], following.get(row["year"])) not in places]
    starts = [row for row in rows if row["year"] == lists[0]]
    left = frame.choose(room, 0)
    dropped = [row for row in breaks if row["year"] not in (lists[0], lists[-1])]
    width = frame.width - left - room - 14
    y = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[0.5, max(places.values()) + 0.5], reverse=True, nice=False))
    axis = alt.Axis(format="d", values=lists, orient="top", domain=False, ticks=False, labelPadding=8)
    x = alt.X("year:Q", title=None, axis=axis, scale=alt.Scale(zero=False, nice=False, padding=12))
    colour = alt.Color("name:N", legend=None, scale=shades(colours))

    def line(dashed: bool) -> alt.Chart:
        joined = [row for row in joins if (row["until"] - row["year"] > 1) == dashed]
        rule = chart(joined).mark_rule(strokeWidth=2.5, strokeDash=[5, 4] if dashed else [1, 0])
        return shown(rule.encode(x=x, x2="until:Q", y=y, y2="then:Q", color=colour, opacity=lit("name")))

    def names(labelled: list[dict[str, Any]], away: int, **style: Any) -> alt.Chart:
        align = "left" if away > 0 else "right" if away < 0 else "center"
        text = chart(labelled).mark_text(align=align, dx=away, dy=0 if away else 20, **style)
        return shown(text.encode(x=x, y=y, text="name:N", opacity=lit("name")))

    badge = chart(rows).encode(x=x, y=y, opacity=lit("name"))
    ring = badge.mark_point(shape="circle", size=400, strokeWidth=2.5, opacity=1, fill=palette()["surface"])
    layers = [
        line(False),
        line(True),
        shown(ring.encode(color=colour)),
        shown(badge.mark_text(fontSize=12).encode(text="badge:N")),
        names([row for row in breaks if row["year"] == lists[-1]], 18),
    ]
    if left:
        layers += [names(starts, -18), names(dropped, 0, fontSize=12)]
    return alt.layer(*layers).properties(width=width, height=frame.choose(height, 380))
