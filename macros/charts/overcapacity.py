"""More plants than batteries needed

How many times the demand of a year the cell plants could cover, each part after a single publisher.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing
from .kit.forms.parts import chart, lit
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import palette

TOPIC = "challenges"
NEEDED, BESIDES, PALE = "Needed", "Besides", 0.35
IEA, SP = "International Energy Agency", "S&P Global Mobility"
RATIO, CAPACITY, DEMAND = "capacity-demand-ratio", "cell-capacity", "battery-demand"


def draw(atlas: Atlas) -> Drawing:
    """A bar a statement: what is needed solid, what the plants could make beyond it pale."""
    latest = atlas.parts(RATIO, "world", "countries")[-1].period.text
    stated = atlas.breakdown(RATIO, "world", latest, by="countries")
    rows, inputs = [], []
    for capacity, demand in _same_source(atlas):
        times = capacity.value / demand.value
        rows += _parts(atlas, "world", times, capacity, IEA, "all lithium-ion batteries", "computed")
        inputs += [capacity, demand]
    for id, item in sorted(stated.items(), key=lambda pair: pair[1].value):
        rows += _parts(atlas, id, item.value, item, SP, "batteries of electric vehicles", item.standing)
        inputs.append(item)
    world = stated["world"]
    most = max((id for id in stated if id != "world"), key=lambda id: stated[id].value)
    finding = (
        f"In {world.period.label} the world's plants could have covered the demand for vehicle batteries "
        f"{world.value:.1f} times over, and those of {atlas.entity(most).name} {stated[most].value:.1f} times, by an "
        f"estimate of {SP}."
    )
    return Drawing(
        form=partial(cover, rows=rows, colour=palette()["c2"], unit="times the demand of the year"),
        rows=rows,
        columns={
            "by": "After",
            "name": "Plants of",
            "year": "Year",
            "what": "Demand for",
            "part": "Part",
            "value": "Times the demand",
            "times": "Times in all",
            "how": "Figure is",
        },
        finding=finding,
        inputs=tuple(inputs),
        processing="The estimate of S&P Global Mobility is drawn as reported. For the International Energy Agency the "
        "capacity is divided by the demand that the same source gives for the same year; both are round figures, "
        "so the quotient is rough.",
        note="The two publishers count different plants and different uses; compare bars of one publisher only. "
        "Capacity is what plants could make if run fully, which no plant does; some spare capacity is normal, and "
        "the part of it that is outdated nobody counts.",
        names={id: atlas.entity(id).name for id in stated},
    )


def cover(frame: Frame, *, rows: list[dict[str, Any]], colour: str, unit: str, room: int = 112) -> alt.LayerChart:
    """Bars whose first part, up to one, is solid and the rest pale, under the headings of their groups."""
    ink, muted = palette()["ink"], palette()["muted"]
    placed, heads, y = [], [], 0
    for group in dict.fromkeys(row["by"] for row in rows):
        inside = [row for row in rows if row["by"] == group]
        about = f"{inside[0]['what']}, {inside[0]['year']}, {inside[0]['how']}"
        heads += [{"text": group, "y": y + 8, "bold": True}, {"text": about, "y": y + 25, "bold": False}]
        names = list(dict.fromkeys(row["name"] for row in inside))
        placed += [row | {"y": y + 50 + 28 * names.index(row["name"])} for row in inside]
        y += 28 * len(names) + 54
    scale = alt.Scale(domain=[0, y - 8], reverse=True, nice=False)
    upright = alt.Y("y:Q", axis=None, title=None, scale=scale)
    axis = alt.Axis(grid=False, domain=False, ticks=False, tickMinStep=1, format="d", tickCount=6)
    x = alt.X("start:Q", title=unit, axis=axis, scale=alt.Scale(zero=True, nice=False))
    shade = alt.when(f"datum.part === '{NEEDED}'").then(alt.value(1)).otherwise(alt.value(PALE))
    wholes = [row for row in placed if row["part"] == BESIDES]
    bar = chart(placed).mark_bar(size=18, color=colour, orient="horizontal")
    said = chart(wholes).mark_text(align="left", color=ink).encode(y=upright, opacity=lit("name"))
    layers = [
        bar.encode(x=x, x2="end:Q", y=upright, opacity=lit("name"), fillOpacity=shade),
        said.mark_text(align="left", dx=6, color=ink).encode(x="end:Q", text=alt.Text("times:Q", format=".1f")),
        said.encode(x=alt.value(-room), text="name:N"),
    ]
    for bold in (True, False):
        head = chart([row for row in heads if row["bold"] == bold]).mark_text(
            align="left", color=ink if bold else muted, fontWeight="bold" if bold else "normal"
        )
        layers.append(head.encode(x=alt.value(-room), y=upright, text="text:N"))
    for index, (text, full) in enumerate([("needed", 1.0), ("what plants could make besides", PALE)]):
        place = {"x": alt.value(6 - room + index * 84), "y": alt.value(-20)}
        key = chart([{"text": text}])
        layers += [
            key.mark_point(shape="square", size=110, filled=True, color=colour, opacity=full).encode(**place),
            key.mark_text(align="left", dx=11, color=muted).encode(text="text:N", **place),
        ]
    return alt.layer(*layers).properties(width=frame.width - room - 44, height=y - 8)


def _same_source(atlas: Atlas) -> list[tuple[Observation, Observation]]:
    """Capacity and demand of the world that one source states for one year."""
    return [
        (capacity, demand)
        for capacity in atlas.find(CAPACITY, "world", basis="iea")
        for demand in atlas.find(DEMAND, "world", basis="iea-all", at=capacity.period.text)
        if set(capacity.sources) & set(demand.sources) and not capacity.is_ahead
    ]


def _parts(
    atlas: Atlas, id: str, times: float, item: Observation, by: str, what: str, how: str
) -> list[dict[str, Any]]:
    """What is needed, which is one, and what the plants could make besides."""
    times = round(times, 1)
    bar = {"by": by, "name": atlas.entity(id).name, "year": item.period.year, "what": what, "times": times, "how": how}
    return [
        bar | {"part": NEEDED, "value": 1.0, "start": 0, "end": 1},
        bar | {"part": BESIDES, "value": round(times - 1, 1), "start": 1, "end": times},
    ]
