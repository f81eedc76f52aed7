"""Where lithium and cobalt reserves lie

Million tonnes of contained metal that can be dug at a profit today, by country, estimated by the US Geological Survey.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, share
from .kit.drawing import Drawing, join_names, span, whole
from .kit.forms import bar_panels
from .kit.forms.parts import REST
from .kit.style import colours, palette

TOPIC = "materials"
MEASURE, MINERALS, SHOWN = "reserves", ("lithium", "cobalt"), 6


def draw(atlas: Atlas) -> Drawing:
    """A panel a metal; countries beyond the largest, and those the survey does not name, stand last."""
    rows, names, inputs, told, home = [], {}, [], [], []
    for mineral in MINERALS:
        latest = atlas.parts(MEASURE, mineral, "countries")[-1].period.text
        parts = atlas.breakdown(MEASURE, mineral, latest, by="countries")
        world = parts.pop("world")
        ranked = sorted((id for id in parts if id != "rest-of-world"), key=lambda id: -parts[id].value)
        top, small = ranked[:SHOWN], [id for id in parts if id not in ranked[:SHOWN]]
        names |= {id: atlas.entity(id).name for id in top}
        panel = atlas.entity(mineral).name
        bars = [(names[id], parts[id].value) for id in top]
        bars.append((REST, round(sum(parts[id].value for id in small), 3)))
        rows += [{"panel": panel, "bar": name, "name": name, "value": value} for name, value in bars]
        inputs += [world, *parts.values()]
        held = {id: share(item, [world]).value for id, item in parts.items()}
        two = " and ".join(names[id] for id in top[:2])
        told.append(f"{whole(sum(held[id] for id in top[:2]))}% of the {panel.lower()} ({two})")
        home.append(f"{whole(held['china'])}% of the {panel.lower()}")
    return Drawing(
        form=partial(
            bar_panels,
            rows=rows,
            colours=colours(names) | {REST: palette()["other"]},
            unit="million tonnes",
            label=",.2~f",
        ),
        rows=rows,
        columns={"panel": "Metal", "name": "Country", "value": "Reserves (Mt)"},
        finding=f"In {span(inputs)} the two countries with the most held {join_names(told)} that the survey counts as "
        f"reserves; China held {join_names(home)}.",
        inputs=tuple(inputs),
        processing=f"The {SHOWN} largest of each metal are drawn. '{REST}' is the sum of the smaller countries and of "
        "those that the survey does not name. Shares are of the survey's world total, which is rounded.",
        note="Reserves are not all that lies in the ground. They change with prices and exploration, and countries "
        "report them by rules of their own.",
        names=names | {mineral: atlas.entity(mineral).name for mineral in MINERALS},
    )
