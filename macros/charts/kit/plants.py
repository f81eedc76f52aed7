"""What the maps of battery plants have in common."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from ...atlas import Atlas, Observation
from .drawing import Drawing, Statement
from .forms import maps
from .shapes import NOTE, inside
from .style import colour, palette

MEASURE = "plant-capacity"
MAKERS = {"china": "China", "south-korea": "South Korea", "japan": "Japan"}
ELSEWHERE = "Elsewhere"
STATES = {"operating": "", "announced": "open", "construction": "open"}
"""How a status is drawn; all others are crossed out."""

TOLD = ("maker", "home", "country", "year")
"""What a row tells that is not drawn."""

KEY = [
    {"text": "At work", "start": True},
    {"text": "Announced or being built", "state": "open"},
    {"text": "Halted or closed", "state": "stopped"},
    {"text": "50 GWh a year counted", "value": 50, "start": True},
    {"text": "50 GWh a year announced", "planned": 50, "state": "open"},
    {"text": "Smallest marks: capacity not known", "bare": True, "start": True},
]

PROCESSING = (
    "Plants of the atlas that make cells or packs and whose place is known, each at its town. The filled area is the "
    "latest capacity that was counted or estimated, the ring the latest that was announced, where it is larger. Marks "
    "that would cover one another are moved apart by a few pixels."
)
NOTE_ON_PLANTS = (
    "The atlas describes plants of the companies it covers, not all plants there are. Status and capacity are as last "
    "reported, some of them years ago, and a capacity may be that of a first stage. A joint plant counts for the "
    "cell maker that runs it. " + NOTE
)


def draw_plants(
    plants: list[dict[str, Any]],
    evidence: list[Statement | Observation],
    panels: list[dict[str, Any]],
    finding: str,
    **form: Any,
) -> Drawing:
    """Maps of plants: shape and colour tell who runs them, the fill whether they work."""
    groups = [*MAKERS.values(), ELSEWHERE]
    present = {plant["group"] for plant in plants}
    key = [
        {"text": "Maker from", "bare": True},
        *({"text": group, "group": group} for group in groups if group in present),
    ]
    rows = [{name: cell for name, cell in plant.items() if name not in TOLD} for plant in plants]
    years = sorted(plant["year"] for plant in plants)
    return Drawing(
        form=partial(
            maps,
            rows=rows,
            panels=panels,
            colours=dict(zip(groups, [*(colour(id) for id in MAKERS), palette()["other"]], strict=True)),
            shapes=["circle", "square", "diamond", "triangle-up"],
            area=[7, 4.2],
            key=key + KEY,
            **form,
        ),
        rows=rows,
        columns={
            "name": "Plant",
            "operator": "Run by",
            "group": "Maker from",
            "place": "Place",
            "status": "Status",
            "value": "GWh a year, counted",
            "planned": "GWh a year, announced",
        },
        finding=finding,
        inputs=tuple(evidence),
        processing=PROCESSING,
        note=NOTE_ON_PLANTS,
        names={id: name for id, name in MAKERS.items() if name in present}
        | {plant["maker"]: plant["operator"] for plant in plants},
        told_period=f"{years[0]}–{years[-1]}",
    )


def plants_in(atlas: Atlas, regions: Iterable[str]) -> tuple[list[dict[str, Any]], list[Statement | Observation]]:
    """A row for every battery plant in the regions, and the evidence for it."""
    rows, evidence = [], []
    for id, plant in atlas.of_kind("plants").items():
        at = plant.coordinates
        region = at and next((region for region in regions if inside(region, at.lon, at.lat)), None)
        if not region or not {"cells", "packs"} & set(plant.products):
            continue
        counted, planned = _latest(atlas, id, ahead=False), _latest(atlas, id, ahead=True)
        if planned and counted and planned.value <= counted.value:
            planned = None
        operator = atlas.entity(plant.operator)
        rows.append(
            {
                "panel": region,
                "lon": at.lon,
                "lat": at.lat,
                "name": plant.name,
                "maker": plant.operator,
                "operator": operator.name,
                "home": operator.country,
                "group": MAKERS.get(operator.country, ELSEWHERE),
                "country": plant.country,
                "place": f"{plant.place}, {atlas.entity(plant.country).name}",
                "status": f"{plant.status.value}, {plant.status.as_of.label}",
                "year": plant.status.as_of.year,
                "state": STATES.get(plant.status.value, "stopped"),
                "value": counted and counted.value,
                "planned": planned and planned.value,
                "label": plant.place.split(", near ")[-1].split(",")[0],
            }
        )
        told = Statement(id, tuple(dict.fromkeys([*plant.status.source, *(at.source or [])])))
        evidence += [told, *filter(None, (counted, planned))]
    return rows, evidence


def _latest(atlas: Atlas, plant: str, ahead: bool) -> Observation | None:
    found = [item for item in atlas.find(MEASURE, plant) if item.is_ahead == ahead]
    return atlas.best(item for item in found if item.period == found[-1].period)[0] if found else None
