"""What Europe asks of recycling

Two rules of the EU Battery Regulation by metal, per cent: what must be won back, and what new cells must hold.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, join_names, whole
from .kit.forms.parts import chart, lit, shades
from .kit.frame import Frame
from .kit.lazy import alt
from .kit.style import colours, palette

TOPIC = "policy"
LAW, METALS = "eu-battery-regulation", ("lithium", "nickel", "cobalt")
RULES = {
    "recovery-target": "Won back from waste batteries",
    "recycled-content-target": "Recycled metal in new batteries",
}
SHAPES = ("circle", "diamond")
"""The mark of a rule's first step, and of its second."""


def draw(atlas: Atlas) -> Drawing:
    """A panel a rule, a row a metal, a mark a step."""
    parts = {rule: {metal: atlas.series(rule, LAW, by=metal) for metal in METALS} for rule in RULES}
    items = [item for part in parts.values() for series in part.values() for item in series]
    names = {metal: atlas.entity(metal).name for metal in METALS}
    rows = [
        {
            "panel": RULES[rule],
            "name": names[metal],
            "step": _steps(part)[item.period.text],
            "year": _due(item),
            "value": item.value,
        }
        for rule, part in parts.items()
        for metal, series in part.items()
        for item in series
    ]
    legends = {
        RULES[rule]: " · ".join(
            f"{step}: {next(_due(item) for series in part.values() for item in series if item.period.text == period)}"
            for period, step in _steps(part).items()
        )
        for rule, part in parts.items()
    }
    back, held = (part["lithium"] for part in parts.values())
    single = [
        f"{names[metal].lower()} ({RULES[rule].lower()})"
        for rule, part in parts.items()
        for metal, series in part.items()
        if len(series) < len(_steps(part))
    ]
    finding = (
        f"Of the lithium in waste batteries {whole(back[0].value)}% must be won back by the {_due(back[0])} and "
        f"{whole(back[-1].value)}% by the {_due(back[-1])}; new batteries need {whole(held[0].value)}% recycled "
        f"lithium from {_due(held[0])} and {whole(held[-1].value)}% from {_due(held[-1])}."
    )
    note = "The two rules measure different things: one looks at waste, the other at new batteries. No result against "
    note += "either is drawn, for none was due when the data were collected."
    return Drawing(
        form=partial(rules, rows=rows, colours=colours(names), legends=legends),
        rows=rows,
        columns={"panel": "Rule", "name": "Metal", "year": "Due", "value": "Least part (%)"},
        finding=finding,
        inputs=tuple(items),
        processing="The figures are those of the law.",
        note=note + (f" For {join_names(single)} the data hold the first step alone." if single else ""),
        names=names,
        told_period=f"{min(item.period.year for item in items)}–{max(item.period.year for item in items)}",
    )


def rules(
    frame: Frame, *, rows: list[dict[str, Any]], colours: dict[str, str], legends: dict[str, str]
) -> alt.VConcatChart:
    """Marks joined by lines, on one scale to a hundred per cent. `legends` tells each panel's dates."""
    ink, muted = palette()["ink"], palette()["muted"]
    drawn = []
    for panel, told in legends.items():
        mine = [row for row in rows if row["panel"] == panel]
        base = chart(mine).encode(
            x=alt.X(
                "value:Q",
                title="per cent" if panel == list(legends)[-1] else None,
                scale=alt.Scale(domain=[0, 100]),
                axis=alt.Axis(grid=True, domain=False, tickCount=frame.choose(10, 5)),
            ),
            y=alt.Y(
                "name:N",
                title=None,
                sort=list(colours),
                axis=alt.Axis(domain=False, ticks=False, minExtent=54, maxExtent=54, labelPadding=12),
            ),
            color=alt.Color("name:N", legend=None, scale=shades(colours)),
            opacity=lit("name"),
        )
        shape = alt.Shape("step:N", legend=None, scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES)))
        numbers = [
            base.transform_filter(f"datum.step {test} '{SHAPES[0]}'")
            .mark_text(align=align, dx=away)
            .encode(text=alt.Text("value:Q", format=".0f"), color=alt.value(ink))
            for test, align, away in (("===", "right", -10), ("!==", "left", 10))
        ]
        title = alt.Title(
            panel, subtitle=told, anchor="start", frame="group", dx=-60, fontSize=13, color=ink, offset=10
        )
        title.subtitleFontSize, title.subtitleColor, title.subtitlePadding = 12, muted, 4
        drawn.append(
            alt.layer(
                base.mark_line(strokeWidth=2),
                base.mark_point(filled=True, size=110, opacity=1).encode(shape=shape),
                *numbers,
            ).properties(width=frame.width - 100, height=32 * len(colours), title=title)
        )
    return alt.vconcat(*drawn, spacing=22)


def _steps(part: dict[str, list[Observation]]) -> dict[str, str]:
    """The dates of a rule, in their order, and which step each is."""
    periods = sorted({item.period for series in part.values() for item in series})
    return dict(zip((period.text for period in periods), SHAPES, strict=True))


def _due(item: Observation) -> str:
    """When a step is due: a year without a day means its end."""
    return f"end of {item.period.label}" if item.period.text.isdigit() else item.period.label
