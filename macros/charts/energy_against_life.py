"""Energy against life

Wh for each kilogram of cell against charging cycles, by chemistry: typical cells, a model, and what makers claim.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import ranges_plane
from .kit.style import colours

TOPIC = "technology"
ENERGY, LIFE = "cell-energy-density", "cycle-life"
TABLE, MODEL = "battery-university-bu-216", "carculator-battery-table"
KINDS = ["Typical cells, full charges", "Model, gentle charges", "Makers' claims"]
PAIRS = (
    ("lco", TABLE, TABLE, 0),
    ("lmo", TABLE, TABLE, 0),
    ("nca", TABLE, TABLE, 0),
    ("nmc", TABLE, TABLE, 0),
    ("lfp", TABLE, TABLE, 0),
    ("lto", "premise-energy-density", TABLE, 0),
    ("nca", MODEL, MODEL, 1),
    ("nmc", MODEL, MODEL, 1),
    ("lfp", MODEL, MODEL, 1),
    ("lto", "newson-scib-hp", "digitnews-scib-2025", 2),
    ("lmfp", "bestmag-gotion-lmfp", "bestmag-gotion-lmfp", 2),
    ("sodium-ion", "techcentral-catl-techday-2025", "powerprogress-naxtra-2025", 2),
)
"""Chemistry, source of its energy, source of its life, and which kind of figure that makes."""
WITHIN = {("nca", MODEL): "high-nickel-cathode"}
"""Where the life of a chemistry stands under another name."""


def draw(atlas: Atlas) -> Drawing:
    """A box, cross or diamond for every chemistry that has both."""
    names = {id: "LTO" if id == "lto" else atlas.entity(id).name for id, *_ in PAIRS}
    rows, inputs, table = [], [], {}
    for id, of_energy, of_life, kind in PAIRS:
        energy = _only(atlas, ENERGY, id, of_energy)
        life = _only(atlas, LIFE, WITHIN.get((id, of_life), id), of_life)
        inputs += [energy, life]
        row = {"name": names[id], "kind": KINDS[kind], "low": energy.low, "high": energy.high}
        rows.append(row | {"from": life.low, "to": life.high} | ({"side": "below"} if (id, kind) == ("lfp", 1) else {}))
        if kind == 0:
            table[names[id]] = rows[-1]
    dense = max(table.values(), key=lambda row: row["low"] + row["high"])
    lasting = max(table.values(), key=lambda row: row["from"] + row["to"])
    beyond = [
        row["name"]
        for row in rows
        if row["kind"] == KINDS[2] and row["from"] > max(item["to"] for item in table.values())
    ]
    beyond = [name if name.isupper() else name.lower() for name in beyond]
    trade = "No chemistry leads in both" if dense is not lasting else "One chemistry leads in both"
    finding = (
        f"{trade}: among typical cells {dense['name']} stores most, {_span(dense, 'low', 'high')} Wh/kg, and lasts "
        f"{_span(dense, 'from', 'to')} cycles; {lasting['name']} lasts longest, {_span(lasting, 'from', 'to')} cycles, "
        f"and stores {_span(lasting, 'low', 'high')} Wh/kg."
    )
    if beyond:
        finding += f" Makers claim more cycles than any typical cell for {' and '.join(beyond)}."
    gentle = _only(atlas, LIFE, "nmc", MODEL)
    return Drawing(
        form=partial(
            ranges_plane,
            rows=rows,
            colours=colours(names),
            kinds=KINDS,
            x="Wh for each kilogram of cell",
            y="cycles",
            x_top=300,
            y_ends=[200, 40000],
            y_ticks=[300, 1000, 3000, 10000, 30000],
        ),
        rows=rows,
        columns={
            "name": "Chemistry",
            "kind": "Kind of figure",
            "low": "Wh/kg from",
            "high": "Wh/kg to",
            "from": "Cycles from",
            "to": "Cycles to",
        },
        finding=finding,
        inputs=tuple(dict.fromkeys(inputs)),
        processing="The typical cells stand in one undated table, save the energy of LTO, which is a range from the "
        "literature. The model's figures belong to one source as well. A maker's energy and cycles may be those of two "
        "cells of one family. The upright axis is logarithmic: equal steps multiply.",
        note="The three kinds of figure must not be compared with each other. The table describes older cells and full "
        f"charges. The model says of its cycles: {gentle.note[0].lower()}{gentle.note[1:]} "
        "Claims are the makers' own and untested here. LTO is the anode lithium titanate.",
        names=names,
    )


def _only(atlas: Atlas, measure: str, id: str, source: str) -> Observation:
    return atlas.figure(measure, id, source=source)[0]


def _span(row: dict, low: str, high: str) -> str:
    return f"{whole(row[low])}" if row[low] == row[high] else f"{whole(row[low])} to {whole(row[high])}"
