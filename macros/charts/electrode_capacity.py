"""How much an electrode can hold

Charge in a gram of the active material, mAh/g: what the chemistry allows at most, and what is reached in use.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import filled
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import colour

TOPIC = "technology"
MEASURE = "electrode-capacity"
CATHODES = {"lfp": "LFP", "nmc-811": "NMC 811", "nmc-111": "NMC 111", "lco": "LCO"}
ANODES = {"lto": "LTO", "graphite-anode": "Graphite"}
LARGER = {"graphite-anode": "Graphite", "silicon-anode": "Silicon", "lithium-metal": "Lithium metal"}
MIX = "Silicon with graphite"
PANELS = ("Cathodes", "Anodes in use", "Anodes with more room")


def draw(atlas: Atlas) -> Drawing:
    """Vessels: an outline for what fits, filled with what is used."""
    ids = CATHODES | ANODES | LARGER
    limit = {id: _of(atlas, id, "theoretical") for id in ids}
    used = {id: _of(atlas, id, "attainable") for id in ids}
    mix = used.pop("silicon-anode")
    panels = [
        [_row(panel, name, limit[id], used.get(id)) for id, name in names.items()]
        for panel, names in zip(PANELS, (CATHODES, ANODES, LARGER), strict=True)
    ]
    panels[-1].insert(1, _row(PANELS[-1], MIX, None, mix) | {"maker": LARGER["silicon-anode"]})
    ratio = {id: used[id].value / limit[id].value * 100 for id in CATHODES if limit[id] and used[id]}
    fullest, emptiest = max(ratio, key=ratio.get), min(ratio, key=ratio.get)
    times = limit["silicon-anode"].value / limit["graphite-anode"].value
    finding = (
        f"The cathode {ids[fullest]} gives {whole(ratio[fullest])}% of what its chemistry allows, {ids[emptiest]} only "
        f"{whole(ratio[emptiest])}%. Silicon could hold {whole(times)} times as much as graphite; a mix of both is put "
        f"at {mix.value / used['graphite-anode'].value:.1f} times what graphite gives in use."
    )
    shade = {name: colour("nmc" if id.startswith("nmc") else id) for id, name in ids.items()}
    return Drawing(
        form=partial(vessels, panels=panels, colours=shade | {MIX: colour("silicon-anode")}),
        rows=[row for panel in panels for row in panel],
        columns={"group": "Panel", "name": "Material", "whole": "At most (mAh/g)", "low": "Reached (mAh/g)"},
        finding=finding,
        inputs=tuple(dict.fromkeys(item for item in (*limit.values(), *used.values(), mix) if item)),
        processing="For silicon the fullest state at room temperature is drawn; a fuller one is reached only when hot. "
        "Where no figure was found there is no outline or no filling.",
        note="Charge alone is not energy: voltage counts as well. The lowest panel has a scale ten times as wide. "
        f"Silicon with graphite is one project's estimate: {mix.note[0].lower()}{mix.note[1:]}",
        names=ids,
    )


def vessels(frame: Frame, *, panels: list[list[dict[str, Any]]], colours: dict[str, str]) -> alt.VConcatChart:
    """Three panels of vessels, the lowest on a scale ten times as wide."""
    settings = {"colours": colours, "room": 140, "tail": 84}
    cathodes, anodes, larger = panels
    says = "filled: reached in use; outline: possible at most"
    unit = "mAh in a gram"
    return alt.vconcat(
        filled(frame, rows=cathodes, unit="", top=400, title=PANELS[0], says=says, **settings),
        filled(frame, rows=anodes, unit=unit, top=400, title=PANELS[1], **settings),
        filled(
            frame, rows=larger, unit=unit, top=4000, title=PANELS[2], says="on a scale ten times as wide", **settings
        ),
        spacing=18,
    )


def _of(atlas: Atlas, id: str, basis: str) -> Observation | None:
    """The figure; the lowest where sources mean different states."""
    return min(atlas.find(MEASURE, id, basis=basis), key=lambda item: item.value, default=None)


def _row(panel: str, name: str, limit: Observation | None, used: Observation | None) -> dict[str, Any]:
    most, low = (item and item.value for item in (limit, used))
    label = f"{whole(low)} of {whole(most)}" if low and most else f"{whole(low)}" if low else f"at most {whole(most)}"
    return {"group": panel, "name": name, "whole": most, "low": low, "high": low, "label": label}
