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
IEA, SP = "International Energy Agency", "S&P Global Mobility"
RATIO, CAPACITY, DEMAND = "capacity-demand-ratio", "cell-capacity", "battery-demand"


def draw(atlas: Atlas) -> Drawing:
    """A bar a statement: what is needed solid, what the plants could make beyond it pale."""
    latest = atlas.parts(RATIO, "world", "countries")[-1].period.text
    stated = atlas.breakdown(RATIO, "world", latest, by="countries")
    rows, inputs = [], []
    for capacity, demand in _same_source(atlas):
        rows.append(
            _row(atlas, "world", capacity.value / demand.value, capacity, IEA, "all lithium-ion batteries", "computed")
        )
        inputs += [capacity, demand]
    for id, item in sorted(stated.items(), key=lambda pair: pair[1].value):
        rows.append(_row(atlas, id, item.value, item, SP, "batteries of electric vehicles", item.standing))
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
            "value": "Times",
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
        placed += [row | {"y": y + 50 + 28 * index, "one": 1} for index, row in enumerate(inside)]
        y += 28 * len(inside) + 54
    scale = alt.Scale(domain=[0, y - 8], reverse=True, nice=False)
    upright = alt.Y("y:Q", axis=None, title=None, scale=scale)
    axis = alt.Axis(grid=True, domain=False, ticks=False, tickMinStep=1, format="d", tickCount=6)
    x = alt.X("value:Q", title=unit, axis=axis, scale=alt.Scale(zero=True, nice=False))
    base = chart(placed).encode(y=upright, opacity=lit("name"))
    layers = [
        base.mark_bar(size=18, color=colour, fillOpacity=0.35, orient="horizontal").encode(x=x),
        base.mark_bar(size=18, color=colour, orient="horizontal").encode(x="one:Q"),
        base.mark_text(align="left", dx=6, color=ink).encode(x=x, text=alt.Text("value:Q", format=".1f")),
        base.mark_text(align="left", color=ink).encode(x=alt.value(-room), text="name:N"),
    ]
    for bold in (True, False):
        said = chart([row for row in heads if row["bold"] == bold]).mark_text(
            align="left", color=ink if bold else muted, fontWeight="bold" if bold else "normal"
        )
        layers.append(said.encode(x=alt.value(-room), y=upright, text="text:N"))
    marks = [("what is needed", 1.0), ("what plants could make beyond it", 0.35)]
    for index, (text, shade) in enumerate(marks):
        place = {"x": alt.value(6 - room + index * 130), "y": alt.value(-20)}
        key = chart([{"text": text}])
        layers += [
            key.mark_point(shape="square", size=110, filled=True, color=colour, opacity=shade).encode(**place),
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


def _row(atlas: Atlas, id: str, times: float, item: Observation, by: str, what: str, how: str) -> dict[str, Any]:
    row = {"by": by, "name": atlas.entity(id).name, "value": round(times, 1)}
    return row | {"year": item.period.year, "what": what, "how": how}
