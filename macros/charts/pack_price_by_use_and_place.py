"""What a pack costs, by use, place and cathode

Average price of a lithium-ion pack, US dollars a kWh, in the two latest surveys of BloombergNEF.
"""

from __future__ import annotations

from functools import partial

from ..atlas import Atlas, Observation
from .kit.drawing import Drawing, whole
from .kit.forms import dots
from .kit.style import colour, palette

TOPIC = "prices"
MEASURE, PREMIUM, BASIS = "pack-price", "pack-price-premium", "by-survey"
CATHODES = ("lfp", "nmc")
ALL = "All packs"


def draw(atlas: Atlas) -> Drawing:
    """A line of one or two dots for each use, place and cathode; places known by their premium are computed."""
    latest = atlas.series(MEASURE, "world", basis=BASIS)[-1].period.year
    marks = {f"Survey of {latest}": "full", f"Survey of {latest - 1}": "open"}
    rows, inputs, names = [], [], {}

    def add(group: str, id: str, name: str, price: float, year: int, how: str, *items: Observation) -> None:
        row = {"group": group, "name": name, "mark": f"Survey of {year}", "value": price, "year": year, "how": how}
        rows.append(row)
        inputs.extend(items)
        names[id] = name

    for year in (latest - 1, latest):
        for item in atlas.find(MEASURE, "world", basis=BASIS, at=year):
            add("", "world", ALL, item.value, year, "stated", item)
        for id, item in atlas.breakdown(MEASURE, "world", year, by="uses", basis=BASIS).items():
            add("By use", id, atlas.entity(id).name, item.value, year, "stated", item)
        china = atlas.breakdown(MEASURE, "world", year, by="countries", basis=BASIS)["china"]
        add("By place", "china", atlas.entity("china").name, china.value, year, "stated", china)
        for id, more in atlas.breakdown(PREMIUM, "world", year, by="countries").items():
            price = round(china.value * (1 + more.value / 100))
            add("By place", id, f"{atlas.entity(id).name}, computed", price, year, "computed", china, more)
        for id in CATHODES:
            for item in atlas.find(MEASURE, id, basis=BASIS, at=year):
                add("By cathode", id, atlas.entity(id).name, item.value, year, "stated", item)
    now = {row["name"]: row["value"] for row in rows if row["year"] == latest}
    groups = ["", "By use", "By place", "By cathode"]
    rows = [row for row in rows if row["name"] in now]
    rows.sort(key=lambda row: (groups.index(row["group"]), now[row["name"]], -row["year"]))
    price = {id: now[name] for id, name in names.items() if name in now}
    finding = (
        f"In the survey of {latest} a pack for storage cost {whole(price['storage'])} dollars a kWh and one for "
        f"electric cars {whole(price['ev'])}; a pack bought in China {whole(price['china'])}, one in Europe about "
        f"{whole(price['europe'])}; one with LFP {whole(price['lfp'])}, one with NMC {whole(price['nmc'])}."
    )
    return Drawing(
        form=partial(
            dots,
            rows=rows,
            colours={name: palette()["other"] if id == "world" else colour(id) for id, name in names.items()},
            key="name",
            marks=marks,
            unit="US dollars a kWh",
        ),
        rows=rows,
        columns={
            "group": "Compared",
            "name": "Pack",
            "year": "Survey",
            "value": "US dollars a kWh",
            "how": "Known how",
        },
        finding=finding,
        inputs=tuple(dict.fromkeys(inputs)),
        processing="Prices are those of the surveys. For regions the surveys tell how much dearer a pack is than in "
        "China; the price there is China's with this part added, rounded to a dollar.",
        note="Each survey is in the money of its own year. Electric cars are battery-electric ones. A pack counts in "
        "every group, so the groups overlap. Where the earlier survey gave no figure for the same thing, only the "
        "later dot is drawn.",
        names={id: name for id, name in names.items() if name in now},
    )
