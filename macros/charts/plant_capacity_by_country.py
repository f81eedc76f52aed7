"""Battery plants by country, at work and planned

Capacity of single battery plants, GWh a year, by country: of the plants recorded in this atlas, not of all plants.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import swarm
from .kit.style import colours

TOPIC = "makers"
MEASURE = "plant-capacity"
COUNTED, HALTED, GROWING, COMING = "Counted", "Counted, plant now halted", "Plan, plant at work", "Plan, not at work"
MARKS = {COUNTED: "full", HALTED: "square", GROWING: "open", COMING: "triangle"}
SAID = {"construction": "being built", "announced": "planned"}


def draw(atlas: Atlas) -> Drawing:
    """A mark a figure: the capacity counted last, and a larger one that was announced later."""
    plants = atlas.of_kind("plants")
    drawn = {id: items for id in plants if (items := _capacity(atlas, id))}
    names = {plants[id].country: atlas.entity(plants[id].country).name for id in drawn}
    rows = []
    for id, items in drawn.items():
        status = plants[id].status.value
        for item in items:
            works = status == "operating"
            mark = (GROWING if works else COMING) if item.is_ahead else COUNTED if works else HALTED
            row = {"group": names[plants[id].country], "name": plants[id].name, "mark": mark, "value": item.value}
            rows.append(row | {"year": item.period.label, "status": SAID.get(status, status), "said": item.note or "–"})
    largest = {name: max(row["value"] for row in rows if row["group"] == name) for name in names.values()}
    rows.sort(key=lambda row: (-largest[row["group"]], row["group"], -row["value"], row["name"]))
    counted = _top([row for row in rows if row["mark"] in (COUNTED, HALTED)])
    ahead = _top([row for row in rows if row["mark"] in (GROWING, COMING)])
    only = [id for id, items in drawn.items() if all(item.is_ahead for item in items)]
    finding = (
        f"The largest capacity counted at one of {len(drawn)} plants is {whole(counted['value'])} GWh a year, at "
        f"{counted['name']} in {counted['group']}; the largest plan is {whole(ahead['value'])}, for {ahead['name']} in "
        f"{ahead['group']}. For {len(only)} of the plants only a plan is known, no count."
    )
    return Drawing(
        form=partial(swarm, rows=rows, colours=colours(names), marks=MARKS, unit="GWh a year, one mark a figure"),
        rows=rows,
        columns={
            "group": "Country",
            "name": "Plant",
            "mark": "Figure",
            "value": "GWh a year",
            "year": "Figure for",
            "status": "Plant is",
            "said": "Remark of the source",
        },
        finding=finding,
        inputs=tuple(item for items in drawn.values() for item in items),
        processing="For each plant the latest reported capacity is drawn, and the latest announced one or target if it "
        "is larger. Estimates are left out. Nothing is added up.",
        note=f"It covers {len(drawn)} of the {len(plants)} plants recorded here; for the others no such figure is "
        "known. Most of the world's plants are not recorded, above all in China, so it does not rank countries. A plan "
        "counts the whole plant, the part at work included. What a plant is said to be holds for the date of its "
        "source.",
        names=names,
    )


def _capacity(atlas: Atlas, plant: str) -> list[Observation]:
    """The figures to draw of a plant: what was counted last, and what was announced beyond it."""
    items = sorted(atlas.find(MEASURE, plant), key=lambda item: item.period)
    counted = [item for item in items if item.standing == "reported"][-1:]
    ahead = [item for item in items if item.is_ahead][-1:]
    return counted + [item for item in ahead if not counted or item.value > counted[0].value]


def _top(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return max(rows, key=lambda row: row["value"])
