"""Who supplies the world's EV batteries

Share of the EV battery energy installed worldwide, by supplier, in the latest full year counted by SNE Research.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, share
from .kit.drawing import Drawing, whole
from .kit.forms import bars
from .kit.style import colours, palette

TOPIC = "makers"
MEASURE, BASIS = "ev-batteries-installed", "sne-first"
REST = "All others"


def draw(atlas: Atlas) -> Drawing:
    """Bars of the ten largest, and of all others together."""
    world = max(
        (item for item in atlas.find(MEASURE, "world", basis=BASIS) if item.period.text.isdigit()),
        key=lambda item: item.period,
    )
    makers = list(atlas.across(MEASURE, world.period.text, kind="companies", basis=BASIS).values())[:10]
    names = {item.subject: atlas.entity(item.subject).name for item in makers}
    rows = [{"name": names[item.subject], "value": round(share(item, [world]).value, 1)} for item in makers]
    chinese = [
        row["value"] for row, item in zip(rows, makers, strict=True) if atlas.entity(item.subject).country == "china"
    ]
    finding = (
        f"In {world.period.label} {rows[0]['name']} alone supplied {rows[0]['value']:.1f}% of all EV batteries; "
        f"{len(chinese)} of the ten largest suppliers are Chinese and supplied {whole(sum(chinese))}% together."
    )
    rows.append({"name": REST, "value": round(100 - sum(row["value"] for row in rows), 1)})
    return Drawing(
        form=partial(
            bars,
            rows=rows,
            colours=colours(names) | {REST: palette()["other"]},
            unit="% of the world's EV batteries installed",
        ),
        rows=rows,
        columns={"name": "Supplier", "value": "Share (%)"},
        finding=finding,
        inputs=(world, *makers),
        processing="Each share is the supplier's GWh divided by the GWh of the world, rounded to a tenth of a per "
        "cent; all others are what is left to a hundred.",
        note="The tracker counts batteries in newly registered vehicles, not cells shipped.",
        names=names,
    )
