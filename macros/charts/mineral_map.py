"""Where battery minerals are mined

Share of world mine production by country, per cent, latest base year of the International Energy Agency.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas
from .kit.drawing import Drawing, join_names, span, whole
from .kit.forms import maps
from .kit.shapes import centre
from .kit.style import colours

TOPIC = "materials"
MEASURE, BASIS, REST = "mining-share", "iea", "rest-of-world"
MINERALS = ("lithium", "cobalt", "nickel", "graphite")


def draw(atlas: Atlas) -> Drawing:
    """A map a mineral, its circles in one scale."""
    names = {id: atlas.entity(id).name for id in MINERALS}
    rows, items, leaders = [], [], {}
    for mineral, name in names.items():
        counted = [it for it in atlas.parts(MEASURE, mineral, "countries") if it.basis == BASIS and not it.is_ahead]
        parts = atlas.breakdown(MEASURE, mineral, counted[-1].period.text, by="countries", basis=BASIS)
        items += parts.values()
        for id, item in sorted(parts.items(), key=lambda pair: (pair[0] == REST, -pair[1].value)):
            country = atlas.entity(id).name
            row = {"panel": name, "group": name, "name": country, "value": item.value}
            number = f"{whole(item.value)}" if item.value >= 1 else f"{item.value:g}"
            row["label"] = f"{'All others' if id == REST else country} {number}%"
            rows.append(row if id == REST else row | dict(zip(("lon", "lat"), centre(id), strict=True)))
        leaders[name] = next(row for row in rows if row["panel"] == name)
    half = {name: row for name, row in leaders.items() if row["value"] > 50}
    told = [f"{name.lower()} ({row['name']} {whole(row['value'])}%)" for name, row in half.items()]
    finding = f"In {span(items)} one country mined more than half of the world's {join_names(told)}." if half else ""
    for name, row in leaders.items():
        if name not in half:
            finding += (
                f" No country mined half of the {name.lower()}: {row['name']}, the first, had {whole(row['value'])}%."
            )
    countries = {item.key: atlas.entity(item.key).name for item in items if item.key != REST}
    return Drawing(
        form=partial(
            maps,
            rows=rows,
            panels=[{"name": name, "region": "world", "title": name, "width": [302, 326]} for name in names.values()],
            colours=colours(names),
            shapes=["circle"] * len(names),
            area=[24, 24],
        ),
        rows=rows,
        columns={"panel": "Mineral", "name": "Country", "value": "Share (%)"},
        finding=finding.strip(),
        inputs=tuple(items),
        processing="The shares are the agency's own. The area of a circle is in step with the share, in all four maps "
        "alike. 'All others' is what the source does not name.",
        note="A circle stands inside the largest part of its country, not at the mines, and neighbours are moved apart "
        "where they would cover one another. Graphite is natural graphite only. The outline of the land is simplified "
        "Natural Earth data (public domain); no borders are drawn.",
        names=names | countries,
    )
