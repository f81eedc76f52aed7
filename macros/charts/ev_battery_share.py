"""Who supplies the world's EV batteries

Share of the EV battery energy installed worldwide, by supplier, in the latest full year counted by SNE Research.
"""

from __future__ import annotations

from ..atlas import Atlas, share
from .base import Drawing, span
from .forms import bars
from .style import colour, palette

MEASURE, BASIS = "ev-batteries-installed", "sne-first"


def draw(atlas: Atlas, highlight: str | None) -> Drawing:
    """Bars of the ten largest, and of all others together."""
    world = max(
        (item for item in atlas.find(MEASURE, "world", basis=BASIS) if item.period.text.isdigit()),
        key=lambda item: item.period,
    )
    makers = list(atlas.across(MEASURE, world.period.text, kind="companies", basis=BASIS).values())[:10]
    rows = [{"name": atlas.entity(item.subject).name, "value": round(share(item, [world]).value, 1)} for item in makers]
    colours = {
        row["name"]: colour(item.subject) if highlight in (None, item.subject) else palette()["other"]
        for row, item in zip(rows, makers, strict=True)
    }
    others = round(100 - sum(row["value"] for row in rows), 1)
    rows.append({"name": "All others", "value": others})
    colours["All others"] = palette()["other"]
    chinese = sum(
        row["value"] for row, item in zip(rows, makers, strict=False) if atlas.entity(item.subject).country == "china"
    )
    count = sum(atlas.entity(item.subject).country == "china" for item in makers)
    finding = (
        f"In {world.period.label} {rows[0]['name']} alone supplied {rows[0]['value']:.1f}% of all EV batteries; "
        f"{count} of the ten largest suppliers are Chinese and supplied {chinese:.0f}% together."
    )
    return Drawing(
        chart=lambda frame: bars(frame, rows, colours, "% of the world's EV batteries installed"),
        rows=rows,
        columns={"name": "Supplier", "value": "Share (%)"},
        finding=finding,
        inputs=(world, *makers),
        note="Shares are computed from the GWh of each supplier and of the world.",
        period=span([world]),
    )
