"""What the atlas covers and what it does not, counted from its data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from markupsafe import Markup

from ..atlas import Atlas, Observation, QueryError
from ..model import KINDS, STANDINGS
from .grid import grid
from .words import kind_label, words
from .writer import Writer

SECOND_HAND = frozenset({"news", "encyclopedia"})
"""Kinds of source that tell what others have found."""

_EXPECTED: dict[str, tuple[str, ...]] = {
    "companies": ("founded", "headquarters", "revenue"),
    "technologies": ("chemistry", "first_commercialised", "cell-energy-density", "cycle-life", "nominal-voltage"),
    "minerals": ("mine-production", "reserves", "refining-share", "mineral-price"),
    "policies": ("in_force", "figures", "targets"),
    "challenges": ("figures", "milestones"),
    "plants": ("coordinates", "plant-capacity"),
    "ventures": ("figures", "milestones"),
}
"""By kind, the keys and measures that each of its entities should have."""


def coverage(writer: Writer, what: str) -> Markup:
    """A table of what is covered: by `kinds`, `measures`, `standings`, `sources`, or what is missing: `gaps`."""
    tables: dict[str, Callable[[Writer], Markup]] = {
        "kinds": _kinds,
        "measures": _measures,
        "standings": _standings,
        "sources": _sources,
        "gaps": _gaps,
    }
    if what not in tables:
        raise QueryError(f'coverage("{what}"): there are {", ".join(tables)}')
    return tables[what](writer)


def _table(what: str, rows: list[list[Markup | str]], texts: int = 1) -> Markup:
    labels = words()["coverage"][what]
    numeric = [column >= texts for column in range(len(labels["head"]))]
    return grid(labels["title"], labels["head"], rows, numeric=numeric, sortable=True)


def _kinds(writer: Writer) -> Markup:
    figures = Counter(writer.atlas.kind(item.subject) for item in writer.atlas.observations)
    rows = []
    for kind in KINDS:
        entities = writer.atlas.of_kind(kind).values()
        pages = sum(entity.page != "none" for entity in entities)
        lists = (sum(len(getattr(entity, key)) for entity in entities) for key in ("milestones", "targets"))
        rows.append([words()["kinds"][kind], *map(_count, (len(entities), pages, figures[kind], *lists))])
    return _table("kinds", rows)


def _measures(writer: Writer) -> Markup:
    found: dict[str, list[Observation]] = defaultdict(list)
    for item in writer.atlas.observations:
        found[item.measure].append(item)
    rows = []
    for measure, items in sorted(found.items(), key=lambda pair: writer.atlas.measure(pair[0]).label.casefold()):
        years = sorted(item.period.year for item in items)
        sources = {source for item in items for source in item.sources}
        second = sum(writer.atlas.source(source).kind in SECOND_HAND for source in sources)
        soft = sum(item.standing not in ("reported", "law") for item in items)
        subjects = len({item.key or item.subject for item in items})
        span = f"{years[0]}–{years[-1]}" if years[0] != years[-1] else str(years[0])
        numbers = map(_count, (len(items), subjects, len(sources), second, soft))
        rows.append([writer.atlas.measure(measure).label, span, *numbers])
    return _table("measures", rows, texts=2)


def _standings(writer: Writer) -> Markup:
    counts = Counter(item.standing for item in writer.atlas.observations)
    rows = [[words()["standing"][it], *_part(counts[it], counts.total())] for it in STANDINGS if counts[it]]
    return _table("standings", rows)


def _sources(writer: Writer) -> Markup:
    sources = writer.atlas.loaded.sources
    uses = Counter(source for item in writer.atlas.observations for source in item.sources)
    by_kind: dict[str, list[str]] = defaultdict(list)
    for id, source in sources.items():
        by_kind[source.kind].append(id)
    rows = []
    for kind, ids in sorted(by_kind.items(), key=lambda pair: -len(pair[1])):
        carried = sum(uses[id] for id in ids)
        undated = sum(sources[id].date == "n.d." for id in ids)
        copies = sum(sources[id].read_through is not None for id in ids)
        rows.append([kind_label(kind), *_part(len(ids), len(sources)), *map(_count, (carried, undated, copies))])
    return _table("sources", rows)


def _gaps(writer: Writer) -> Markup:
    rows = []
    for kind, expected in _EXPECTED.items():
        entities = writer.atlas.of_kind(kind)
        due = {id: entity for id, entity in entities.items() if entity.page != "none"} or entities
        for key in (key for key in expected if key in KINDS[kind].model_fields or key in writer.atlas.loaded.measures):
            missing = [id for id in due if not _has(writer.atlas, id, key)]
            what = f"{words()['kinds'][kind]}: {_label(writer.atlas, key)}"
            rows.append([what, f"{len(due) - len(missing)} / {len(due)}", _named(writer, missing)])
    labels = words()["coverage"]["gaps"]
    return grid(labels["title"], labels["head"], rows, numeric=[False, True, False], stacked=True)


def _has(atlas: Atlas, id: str, key: str) -> bool:
    if key in KINDS[atlas.kind(id)].model_fields:
        return getattr(atlas.entity(id), key) not in (None, [])
    return bool(atlas.find(key, id) or atlas.parts(key, id))


def _label(atlas: Atlas, key: str) -> str:
    if key in atlas.loaded.measures:
        return atlas.measure(key).label.lower()
    return words()["facts"].get(key, key).lower()


def _named(writer: Writer, ids: Iterable[str]) -> Markup:
    return Markup(", ").join(writer.anchor(id) for id in ids) or Markup("–")


def _part(count: int, whole: int) -> tuple[str, str]:
    return _count(count), f"{100 * count / whole:.0f}%"


def _count(number: int) -> str:
    return f"{number:,}"
