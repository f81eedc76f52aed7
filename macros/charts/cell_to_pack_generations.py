"""Packs without modules

How much of a pack is cell, in per cent of its volume, and what a pack stores, in Wh/kg, as makers announced it.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing
from .kit.forms import filled
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import colour

TOPIC = "technology"
VOLUME, ENERGY, MODEL = "pack-volume-utilisation", "pack-energy-density", "premise-energy-density"
PANELS = ("Cells in the pack's volume", "Energy of the pack")
UNITS = ("%", "Wh/kg")


def draw(atlas: Atlas) -> Drawing:
    """Packs filled with cells, and below what a usual pack stores against what makers claim."""
    makers = {id: atlas.entity(id).name for id in ("catl", "byd")}
    first = [item for item in atlas.find(VOLUME, "cell-to-pack") if item.period.year == 2019]
    blade = atlas.figure(VOLUME, "blade-battery")[0]
    qilin = atlas.figure(VOLUME, "qilin-battery")[0]
    volume = [
        _row(0, makers["catl"], "first pack", first),
        _row(0, makers["byd"], "Blade", [blade]),
        _row(0, makers["catl"], "Qilin", [qilin]),
    ]
    usual = {id: atlas.figure(ENERGY, id, source=MODEL)[0] for id in ("lfp", "high-nickel-cathode")}
    claims = {
        "Qilin, LFP": (atlas.figure(ENERGY, "qilin-battery")[0], usual["lfp"]),
        "Shenxing Plus, LFP": (atlas.figure(ENERGY, "shenxing")[0], usual["lfp"]),
        "Qilin, nickel": (atlas.figure(ENERGY, "cell-to-pack")[0], usual["high-nickel-cathode"]),
    }
    energy = [_row(1, makers["catl"], name, [claim], model) for name, (claim, model) in claims.items()]
    first_pack, blade_pack, qilin_pack = (f"{row['claim']}% of {row['maker']}'s" for row in volume)
    finding = (
        f"By the makers' own figures cells filled {first_pack} first pack without modules in {volume[0]['year']}, "
        f"{blade_pack} Blade in {volume[1]['year']} and {qilin_pack} Qilin in {volume[2]['year']}. With LFP cells "
        f"CATL claims {energy[0]['claim']} and later {energy[1]['claim']} Wh/kg; a model gives a usual LFP pack "
        f"{energy[0]['usual']}."
    )
    rows = [*volume, *energy]
    return Drawing(
        form=partial(
            packs,
            volume=volume,
            energy=energy,
            colours={row["name"]: colour("catl" if row["maker"] == makers["catl"] else "byd") for row in rows},
        ),
        rows=rows,
        columns={
            "group": "Panel",
            "name": "Pack",
            "year": "Year",
            "claim": "Maker's claim",
            "usual": "Model of a usual pack",
            "unit": "Unit",
        },
        finding=finding,
        inputs=(*first, blade, qilin, *(item for pair in claims.values() for item in dict.fromkeys(pair))),
        processing="Two sources give different figures for CATL's first pack; the paler part lies between them. The "
        "usual packs come from one model: LFP, and for nickel the range of high-nickel cathodes.",
        note=f"All claims are the makers' own; we found no independent test of a whole pack. {blade.note} Which "
        "nickel cathode is in the Qilin pack was not said.",
        names=makers,
    )


def packs(
    frame: Frame, *, volume: list[dict[str, Any]], energy: list[dict[str, Any]], colours: dict[str, str]
) -> alt.VConcatChart:
    """Two panels: the pack as a vessel for cells, and the claim as an outline around the model."""
    settings = {"colours": colours, "room": 190, "tail": 100}
    says = (
        "outline: the whole pack; filled: cells, by the maker's account",
        "outline: the maker's claim; filled: model of a usual pack",
    )
    return alt.vconcat(
        filled(frame, rows=volume, unit="% of the volume", top=100, title=PANELS[0], says=says[0], **settings),
        filled(frame, rows=energy, unit="Wh for each kilogram", top=300, title=PANELS[1], says=says[1], **settings),
        spacing=22,
    )


def _row(
    panel: int, maker: str, pack: str, claims: list[Observation], usual: Observation | None = None
) -> dict[str, Any]:
    low, high = min(item.low for item in claims), max(item.high for item in claims)
    claim, model = _span(low, high), _span(usual.low, usual.high) if usual else None
    fill = (usual.low, usual.high) if usual else (low, high)
    year = claims[0].period.label
    return {
        "group": PANELS[panel],
        "name": f"{maker} {pack}, {year}",
        "maker": maker,
        "pack": pack,
        "year": year,
        "claim": claim,
        "usual": model,
        "unit": UNITS[panel],
        "whole": high if usual else 100,
        "low": fill[0],
        "high": fill[1],
        "label": f"{claim}, model {model}" if usual else f"{claim}%",
    }


def _span(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
