"""From cell to pack

Energy for each kilogram by chemistry: ranges of cells in the literature, and model values for whole packs, in Wh.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, whole
from .kit.forms import ranges
from .kit.style import palette

TOPIC = "technology"
CELL, PACK, SOURCE = "cell-energy-density", "pack-energy-density", "premise-energy-density"
FAMILIES = ("nmc", "high-nickel-cathode", "lithium-ion")
"""Those whose members are drawn one by one."""


def draw(atlas: Atlas) -> Drawing:
    """A row for every chemistry of the source, most energy first."""
    cells = {item.subject: item for item in atlas.find(CELL, source=SOURCE) if item.subject not in FAMILIES}
    packs = {item.subject: item for item in atlas.find(PACK, source=SOURCE) if item.subject in cells}
    order = sorted(packs, key=lambda id: (-cells[id].value, -packs[id].value, id))
    names = {id: "LTO" if id == "lto" else atlas.entity(id).name for id in order}
    rows = [{"name": names[id], "low": cells[id].low, "high": cells[id].high, "point": packs[id].value} for id in order]
    kept = {id: packs[id].value / cells[id].value * 100 for id in order}
    most, least = max(kept, key=kept.get), min(kept, key=kept.get)
    gain = cells["nmc-811"].value / cells["lfp"].value, packs["nmc-811"].value / packs["lfp"].value
    finding = (
        f"Every pack holds less for its weight than its cells: {whole(min(kept.values()))}% of the middle of their "
        f"range for {names[least]}, {whole(max(kept.values()))}% for {names[most]}. The lead of NMC 811 over LFP "
        f"{'shrinks' if gain[1] < gain[0] else 'grows'} from {gain[0]:.1f} times in the cell to {gain[1]:.1f} in the "
        "pack."
    )
    inputs = tuple(item for id in order for item in (cells[id], packs[id]))
    return Drawing(
        form=partial(
            ranges,
            rows=rows,
            colours={"Cells, range": palette()["c5"], "Whole pack, model": palette()["c6"]},
            unit="Wh for each kilogram",
            top=420,
        ),
        rows=rows,
        columns={"name": "Chemistry", "low": "Cell from (Wh/kg)", "high": "Cell to (Wh/kg)", "point": "Pack (Wh/kg)"},
        finding=finding,
        inputs=inputs,
        processing="Cells and packs are those of one collection, so that they can be compared. Families of cathodes "
        "are drawn by their single mixes. What part of a cell's energy a pack keeps is worked out from the middle of "
        "the cell's range.",
        note="The packs are model values for conventional packs; makers claim more for packs without modules. Other "
        "sources in the atlas give other ranges, above all for older cells.",
        names=names,
    )
