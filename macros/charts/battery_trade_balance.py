"""Who sells batteries and who buys them

Exports and imports of lithium-ion batteries by country, billion US dollars, as countries reported them to UN Comtrade.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names, whole
from .kit.forms.parts import chart, lit, shades
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import palette

TOPIC = "trade"
SOLD, BOUGHT, BASIS, SHOWN = "liion-battery-exports", "liion-battery-imports", "comtrade", 14
SCALE = {"USD million": 1000, "USD billion": 1}
"""What a billion dollars is in the units of the data."""


def draw(atlas: Atlas) -> Drawing:
    """Two bars a country, from the middle: the largest traders, by what they sold more than they bought."""
    latest = atlas.find(SOLD, "world", by="world", basis=BASIS)[-1].period
    sold = atlas.breakdown(SOLD, "world", latest.text, by="countries", basis=BASIS)
    bought = atlas.breakdown(BOUGHT, "world", latest.text, by="countries", basis=BASIS)
    ids = [id for id in sold if id in bought and not atlas.is_aggregate(id)]
    billions = {id: tuple(part[id].value / SCALE[part[id].unit] for part in (sold, bought)) for id in ids}
    largest = sorted(ids, key=lambda id: -sum(billions[id]))[:SHOWN]
    largest.sort(key=lambda id: billions[id][1] - billions[id][0])
    names = {id: atlas.entity(id).name for id in largest}
    rows = [
        {
            "name": names[id],
            "exports": round(billions[id][0], 2),
            "imports": round(billions[id][1], 2),
            "balance": round(billions[id][0] - billions[id][1], 2),
        }
        for id in largest
    ]
    first, last = rows[0], rows[-1]
    korea = next((row for row in rows if row["name"] == names.get("south-korea")), None)
    surplus = [row["name"] for row in rows if row["balance"] > 0]
    finding = (
        f"In {latest.label} {first['name']} sold batteries for {whole(first['exports'])} billion dollars and bought "
        f"for {first['imports']:.1f}; {last['name']} bought for {whole(abs(last['balance']))} billion more than it "
        f"sold. Of the {len(rows)} largest traders {join_names(surplus)} sold more than they bought"
    )
    finding += f"; {korea['name']} did not." if korea and korea["balance"] < 0 else "."
    return Drawing(
        form=partial(mirrored, rows=rows, sides={"exports": palette()["c12"], "imports": palette()["c3"]}),
        rows=rows,
        columns={
            "name": "Country",
            "exports": "Exports (USD billion)",
            "imports": "Imports (USD billion)",
            "balance": "Exports less imports (USD billion)",
        },
        finding=finding,
        inputs=tuple(part[id] for id in largest for part in (sold, bought)),
        processing=f"The {SHOWN} countries with the largest sum of exports and imports are drawn. Values are converted "
        "from million to billion dollars; the balance is exports less imports.",
        note="Exports include goods that only pass through, such as those of Hong Kong and the Netherlands. Batteries "
        "inside cars and phones are not counted. Countries report differently what one sells and the other buys.",
        names=names,
    )


def mirrored(frame: Frame, *, rows: list[dict[str, Any]], sides: dict[str, str]) -> alt.LayerChart:
    """Bars that start in the middle: imports to the left, exports to the right, each with its number."""
    ink = palette()["ink"]
    reach = {side: max(row[side] for row in rows) for side in sides}
    names = [row["name"] for row in rows]
    placed = [
        row | {"side": side, "from": 0, "to": row[side] * sign, "told": row[side]}
        for row in rows
        for side, sign in zip(sides, (1, -1), strict=True)
    ]
    label = frame.choose(44, 38)
    width = frame.width - 104
    scale = (width - 2 * label) / sum(reach.values())
    x = alt.Scale(domain=[-reach["imports"] - label / scale, reach["exports"] + label / scale], nice=False)
    base = chart(placed, width=width, height=26 * len(rows)).encode(
        x=alt.X("to:Q", scale=x, axis=None),
        y=alt.Y("name:N", title=None, sort=names, axis=alt.Axis(domain=False, ticks=False, labelLimit=110)),
        opacity=lit("name"),
    )
    legend = alt.Legend(columns=2, title="billion US dollars", titlePadding=6)
    shade = shades({side: sides[side] for side in ("imports", "exports")})
    marks = base.mark_bar(height={"band": 0.62}).encode(
        x2="from:Q", color=alt.Color("side:N", scale=shade, legend=legend)
    )
    numbers = [
        base.transform_filter(f"datum.side === '{side}'")
        .mark_text(align=align, dx=away, color=ink, fontSize=12)
        .encode(text=alt.Text("told:Q", format=".1f"))
        for side, align, away in (("exports", "left", 4), ("imports", "right", -4))
    ]
    middle = (
        chart([{"at": 0}])
        .mark_rule(color=palette()["muted"], strokeWidth=1)
        .encode(x=alt.X("at:Q", scale=x, axis=None))
    )
    return alt.layer(marks, middle, *numbers)
