"""The few forms of picture that several charts share. Data in, Altair out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from .style import palette


@dataclass(frozen=True)
class Frame:
    """The room a picture has: its width in px, and whether that is a phone's."""

    width: int
    narrow: bool

    def choose(self, wide: Any, narrow: Any) -> Any:
        """The setting that suits the frame."""
        return narrow if self.narrow else wide


REST = "Other"
"""What a source does not name, and what is too small to show."""

WIDE, NARROW = Frame(640, False), Frame(344, True)


def data(rows: list[dict[str, Any]]) -> alt.Data:
    """Rows as inline data, so that a spec needs no other file."""
    return alt.Data(values=rows)


def lines(frame: Frame, rows: list[dict[str, Any]], colours: dict[str, str], unit: str) -> alt.LayerChart:
    """Lines over years, each labelled at its end. Rows: year, name, value; `colours` by name."""
    height = frame.choose(360, 320)
    years = sorted({row["year"] for row in rows})
    base = alt.Chart(data(rows), width=frame.width - frame.choose(196, 180), height=height).encode(
        x=alt.X("year:Q", title=None, axis=alt.Axis(format="d", values=frame.choose(years, [years[0], years[-1]]))),
        y=alt.Y("value:Q", title=unit),
        color=alt.Color("name:N", legend=None, scale=alt.Scale(domain=list(colours), range=list(colours.values()))),
    )
    ends = _spread(
        {row["name"]: row for row in rows if row["year"] == max(years)}, height, max(row["value"] for row in rows)
    )
    labels = (
        alt.Chart(data(ends))
        .mark_text(align="left", dx=8, fontSize=13)
        .encode(x="year:Q", y="place:Q", text="name:N", color=alt.Color("name:N", legend=None))
    )
    return base.mark_line() + base.mark_point(filled=True, size=45, opacity=1) + labels


def _spread(last: dict[str, dict], height: int, top: float) -> list[dict[str, Any]]:
    """Label rows moved apart, 16 px a line of text, so that none covers another; a group keeps its middle."""
    step = top / height * 16
    groups: list[list[dict]] = []

    def places(group: list[dict]) -> list[float]:
        middle = sum(row["value"] for row in group) / len(group)
        lowest = max(middle - step * (len(group) - 1) / 2, 0)
        return [lowest + step * index for index in range(len(group))]

    for row in sorted(last.values(), key=lambda row: row["value"]):
        groups.append([row])
        while len(groups) > 1 and places(groups[-1])[0] < places(groups[-2])[-1] + step:
            groups[-2:] = [groups[-2] + groups[-1]]
    return [
        {"name": row["name"], "year": row["year"], "value": row["value"], "place": place}
        for group in groups
        for row, place in zip(group, places(group), strict=True)
    ]


def bars(
    frame: Frame, rows: list[dict[str, Any]], colours: dict[str, str], unit: str, label: str = ",.1f"
) -> alt.LayerChart:
    """Horizontal bars in the order of the rows, each with its number. Rows: name, value."""
    names = [row["name"] for row in rows]
    base = alt.Chart(data(rows), width=frame.width - frame.choose(200, 174), height=30 * len(rows)).encode(
        x=alt.X("value:Q", title=unit, axis=alt.Axis(grid=True, domain=False, tickCount=frame.choose(5, 3))),
        y=alt.Y("name:N", title=None, sort=names, axis=alt.Axis(domain=False, ticks=False, labelLimit=180)),
    )
    fill = alt.Color("name:N", legend=None, scale=alt.Scale(domain=list(colours), range=list(colours.values())))
    return base.mark_bar(height={"band": 0.7}).encode(color=fill) + base.mark_text(
        align="left", dx=5, color=palette()["ink"]
    ).encode(text=alt.Text("value:Q", format=label))


def stacked(
    frame: Frame, rows: list[dict[str, Any]], colours: dict[str, str], order: list[str], unit: str
) -> alt.LayerChart:
    """Horizontal bars of parts of a whole, each large part labelled. Rows: whole, name, value, in stacking order."""
    wholes = list(dict.fromkeys(row["whole"] for row in rows))
    placed, reached = [], dict.fromkeys(wholes, 0.0)
    for row in rows:
        start = reached[row["whole"]]
        reached[row["whole"]] = start + row["value"]
        placed.append(row | {"start": start, "end": reached[row["whole"]], "middle": start + row["value"] / 2})
    base = alt.Chart(data(placed), width=frame.width - frame.choose(130, 120), height=46 * len(wholes)).encode(
        y=alt.Y("whole:N", title=None, sort=wholes, axis=alt.Axis(domain=False, ticks=False))
    )
    scale = alt.Scale(domain=order, range=[colours[name] for name in order])
    marks = base.mark_bar(height={"band": 0.72}, stroke=palette()["paper"], strokeWidth=1).encode(
        x=alt.X(
            "start:Q",
            title=unit,
            scale=alt.Scale(domain=[0, 100], clamp=True),
            axis=alt.Axis(grid=True, domain=False, tickCount=frame.choose(10, 4)),
        ),
        x2="end:Q",
        color=alt.Color("name:N", scale=scale, legend=alt.Legend(columns=frame.choose(5, 3))),
    )
    large = f"datum.value >= {frame.choose(5, 10)} && datum.name != '{REST}'"
    labels = (
        base.transform_filter(large)
        .mark_text(fontSize=12, color=palette()["paper"])
        .encode(x="middle:Q", text=alt.Text("value:Q", format=".0f"))
    )
    return marks + labels


def shares_by_country(
    parts: dict[str, dict[str, Any]], names: dict[str, str], colour_of: Any, least: float = 4.0
) -> tuple[list[dict[str, Any]], dict[str, str], list[str]]:
    """Rows, colours and order for `stacked`, from whole -> country id -> observation of a share in per cent.

    Countries below `least` per cent everywhere, and what the sources do not name, are summed as `REST`.
    """
    large = {
        id for part in parts.values() for id, item in part.items() if item.value >= least and id != "rest-of-world"
    }
    weight = {id: sum(part[id].value for part in parts.values() if id in part) for id in large}
    order = sorted(large, key=lambda id: (id != "china", -weight[id]))
    rows = []
    for whole, part in parts.items():
        named = [id for id in order if id in part]
        rows += [{"whole": whole, "name": names[id], "value": part[id].value} for id in named]
        rest = round(100 - sum(part[id].value for id in named), 1)
        if rest > 0:
            rows.append({"whole": whole, "name": REST, "value": rest})
    colours = {names[id]: colour_of(id) for id in order} | {REST: palette()["other"]}
    return rows, colours, [*(names[id] for id in order), REST]
