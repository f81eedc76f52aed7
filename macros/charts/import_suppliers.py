"""From whom Asia buys its battery metals

Share of the imports of three battery materials by supplying country, per cent of value, in the BACI data of CEPII.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, join_names, whole
from .kit.forms.parts import chart
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import palette

TOPIC = "trade"
MEASURE, LEAST = "import-supplier-share", 5
PRODUCTS = {"lithium-carbonate": "lithium", "cobalt-oxide": "cobalt", "unwrought-nickel": "nickel"}
BUYERS = {"china": "china", "japan": "japan", "korea": "south-korea"}
SHORT = {"South Korea": "Korea"}
"""Names that are too long for the head of a column."""


def draw(atlas: Atlas) -> Drawing:
    """A small table a product, shaded by share: suppliers down, buyers across."""
    bases = atlas.measure(MEASURE).bases
    tables: dict[str, dict[str, dict[str, Observation]]] = {}
    for product, mineral in PRODUCTS.items():
        for buyer, country in BUYERS.items():
            basis = f"{product}-{buyer}"
            if basis not in bases:
                continue
            last = max(item.period for item in atlas.parts(MEASURE, mineral, "countries") if item.basis == basis)
            title = bases[basis].split(" (")[0]
            tables.setdefault(title, {})[country] = atlas.breakdown(
                MEASURE, mineral, last.text, by="countries", basis=basis
            )
    used = {id for table in tables.values() for buyer, part in table.items() for id in (buyer, *part)}
    names = {id: atlas.entity(id).name for id in sorted(used)}
    rows, top = [], []
    for title, table in tables.items():
        large = {id for part in table.values() for id, item in part.items() if item.value >= LEAST}
        order = sorted(large, key=lambda id: (-max(part[id].value for part in table.values() if id in part), id))
        first = {buyer: max(part.values(), key=lambda item: item.value) for buyer, part in table.items()}
        top.append(_told(title, {names[buyer]: (names[item.key], item.value) for buyer, item in first.items()}))
        rows += [
            {
                "panel": title,
                "name": names[id],
                "buyer": names[buyer],
                "year": part[id].period.year,
                "value": part[id].value,
                "first": part[id] is first[buyer],
            }
            for id in order
            for buyer, part in table.items()
            if id in part
        ]
    items = tuple(item for table in tables.values() for part in table.values() for item in part.values())
    return Drawing(
        form=partial(tables_of_shares, rows=rows, short=SHORT),
        rows=rows,
        columns={"panel": "Product", "buyer": "Buyer", "name": "Supplier", "year": "Year", "value": "Share (%)"},
        finding=f"The largest suppliers in {max(item.period.year for item in items)} were, {'; '.join(top)}.",
        inputs=items,
        processing=f"Suppliers with {LEAST} per cent or more of at least one buyer's imports are drawn, each product "
        "in its latest year. Nothing is added or scaled.",
        note="The source lists the largest partners of each country, so shares are slightly high. It shows where a "
        "shipment came from, not who owned the mine. An empty field means that the data hold no such flow. "
        f"The data say: {' '.join(dict.fromkeys(item.note for item in items if item.note))} "
        "Cobalt oxide into China is not in the data.",
        names={id: name for id, name in names.items() if any(name in (row["name"], row["buyer"]) for row in rows)},
    )


def _told(title: str, first: dict[str, tuple[str, float]]) -> str:
    """'of lithium carbonate, Chile for China (80%) and Japan (50%)'."""
    ranked = sorted(first.items(), key=lambda pair: pair[1][0])
    parts = [
        f"{supplier} for {join_names(f'{buyer} ({whole(share)}%)' for buyer, (_name, share) in group)}"
        for supplier, group in groupby(ranked, key=lambda pair: pair[1][0])
    ]
    return f"of {title[0].lower()}{title[1:]}, {join_names(parts)}"


def tables_of_shares(frame: Frame, *, rows: list[dict[str, Any]], short: dict[str, str]) -> alt.ConcatChart:
    """Shaded tables side by side, or one above the other on a narrow screen. A column's largest is framed."""
    ink = palette()["ink"]
    cell, room = frame.choose(42, 70), frame.choose(82, 92)
    drawn = []
    for panel in dict.fromkeys(row["panel"] for row in rows):
        mine = [row for row in rows if row["panel"] == panel]
        suppliers = list(dict.fromkeys(row["name"] for row in mine))
        buyers = list(dict.fromkeys(row["buyer"] for row in sorted(mine, key=lambda row: row["buyer"])))
        named = f"{short}[datum.label] || datum.label"
        head = alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelExpr=named, labelColor=ink)
        side = alt.Axis(domain=False, ticks=False, labelLimit=room, minExtent=room, maxExtent=room)
        stands_back = "lit !== null && datum.name !== lit && datum.buyer !== lit"
        base = chart(mine).encode(
            x=alt.X("buyer:N", title=None, sort=buyers, axis=head, scale=alt.Scale(padding=0)),
            y=alt.Y("name:N", title=None, sort=suppliers, axis=side, scale=alt.Scale(padding=0)),
        )
        shade = alt.Opacity(
            "value:Q",
            scale=alt.Scale(domain=[0, 100], range=[0.06, 0.62]),
            legend=None,
            condition={"test": stands_back, "value": 0.03},
        )
        dim = alt.when(stands_back).then(alt.value(0.25)).otherwise(alt.value(1))
        field = base.mark_rect(fill=palette()["c2"], stroke=palette()["surface"], strokeWidth=2)
        framed = base.transform_filter("datum.first").mark_rect(
            fill=None, stroke=ink, strokeWidth=1.4, width={"band": 0.9}, height={"band": 0.82}
        )
        number = base.mark_text(color=ink).encode(text=alt.Text("value:Q", format=".0f"), opacity=dim)
        drawn.append(
            alt.layer(field.encode(opacity=shade), framed.encode(opacity=dim), number).properties(
                width=cell * len(buyers),
                height=26 * len(suppliers),
                title=alt.Title(
                    _broken(panel, frame), anchor="start", frame="bounds", fontSize=13, color=ink, offset=8
                ),
            )
        )
    return alt.concat(*drawn, columns=frame.choose(3, 1), spacing={"column": 10, "row": 22})


def _broken(title: str, frame: Frame) -> str | list[str]:
    """A long title in two lines where panels stand side by side."""
    words = title.split()
    return title if frame.narrow or len(title) < 22 else [" ".join(words[:-1]), words[-1]]
