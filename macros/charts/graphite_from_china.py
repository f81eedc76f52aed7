"""How much comes from China

Share of the imports of two battery materials that comes from China, per cent of value, by importing country.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation, change
from .kit.drawing import Drawing, whole
from .kit.forms import panels
from .kit.style import colours

TOPIC = "trade"
MEASURE = "import-share-from-china"
PANELS = {"graphite": "graphite", "lithium-hydroxide": "lithium"}
BUYERS = ("south-korea", "japan")


def draw(atlas: Atlas) -> Drawing:
    """A panel a material. What a source counts in its own way is an open point, joined to nothing."""
    bases = atlas.measure(MEASURE).bases
    parts = {
        (basis, buyer): series
        for basis, mineral in PANELS.items()
        for buyer in BUYERS
        if (series := atlas.series(MEASURE, mineral, by=buyer, basis=basis))
    }
    names = {id: atlas.entity(id).name for id in BUYERS}
    rows = [
        {
            "panel": bases[basis],
            "name": names[buyer],
            "year": item.period.year,
            "told": item.note or "",
            "ahead": _apart(item),
            "value": item.value,
        }
        for (basis, buyer), items in parts.items()
        for item in items
    ]
    graphite = [item for item in parts["graphite", "south-korea"] if not _apart(item)]
    lithium = parts["lithium-hydroxide", "south-korea"]
    peak = max(lithium, key=lambda item: item.value)
    points = change(graphite[0], graphite[-1], "points").value
    finding = (
        f"South Korea bought {whole(graphite[-1].value)}% of its imported graphite from China in "
        f"{graphite[-1].period.label}, {whole(abs(points))} percentage points {'more' if points > 0 else 'less'} than "
        f"in {graphite[0].period.label}. "
        f"Its share for lithium hydroxide was highest in {peak.period.label}, at {whole(peak.value)}%."
    )
    apart = [
        f"{names[buyer]} in {item.period.label}, '{item.note}'"
        for (_basis, buyer), items in parts.items()
        for item in items
        if _apart(item)
    ]
    note = "The points come from several sources, and years between them are bridged by the line."
    return Drawing(
        form=partial(panels, rows=rows, colours=colours(names), unit="%", top=100, number=".0f", height=190),
        rows=rows,
        columns={"panel": "Material", "name": "Buyer", "year": "Year", "told": "Note", "value": "Share (%)"},
        finding=finding,
        inputs=tuple(item for items in parts.values() for item in items),
        processing="The shares are those of the sources. Nothing is computed but differences.",
        note=f"{note} An open point stands for a figure that its source qualifies ({'; '.join(apart)})."
        if apart
        else note,
        names=names,
    )


def _apart(item: Observation) -> bool:
    """Whether the source qualifies its figure: 'over', or a scope of its own."""
    return item.note is not None
