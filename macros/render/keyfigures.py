"""Which four figures stand on the card of an entity."""

from __future__ import annotations

from ..atlas import Atlas, Observation, QueryError

# By kind, in order of preference: measures of the entity itself, and `world:MEASURE` for its part
# in a breakdown that the world's file keeps.
_PREFERRED: dict[str, tuple[str, ...]] = {
    "countries": (
        "world:ev-battery-share-by-nationality",
        "world:cell-capacity",
        "world:liion-battery-exports",
        "world:ev-sales-share",
    ),
    "companies": ("ev-batteries-installed", "ev-battery-share", "revenue", "employees"),
    "technologies": ("cell-energy-density", "pack-energy-density", "cycle-life", "nominal-voltage"),
    "minerals": ("mine-production", "mining-share", "refining-share", "reserves"),
}
COUNT = 4


def key_figures(atlas: Atlas, subject: str, ahead: bool = False) -> list[Observation]:
    """Up to four latest figures: those preferred for the kind, then others of the entity's file.

    What is only announced or projected is left out, unless `ahead` asks for it.
    A broken-down figure is shown by its largest part (the whole, where the breakdown has one).
    """
    chosen: list[Observation] = []
    preferred = _PREFERRED.get(atlas.kind(subject), ())
    own = list(dict.fromkeys(block.measure for block in atlas.entity(subject).figures))
    for name in [*preferred, *own]:
        scope, _, measure = name.rpartition(":")
        if len(chosen) == COUNT or measure not in atlas.loaded.measures or measure in [it.measure for it in chosen]:
            continue
        item = _part(atlas, measure, subject) if scope else _own(atlas, measure, subject)
        if item is not None and (ahead or not item.is_ahead):
            chosen.append(item)
    return chosen


def _part(atlas: Atlas, measure: str, subject: str) -> Observation | None:
    try:
        return atlas.figure(measure, "world", by=subject)[0]
    except QueryError:
        return None


def _own(atlas: Atlas, measure: str, subject: str) -> Observation | None:
    try:
        return atlas.figure(measure, subject)[0]
    except QueryError:
        pass
    counted = [item for item in atlas.parts(measure, subject) if not item.is_ahead]
    if not counted:
        return None
    last = counted[-1]
    parts = atlas.breakdown(measure, subject, last.period.text, by=last.by, basis=last.basis)
    return parts.get("world") or max(parts.values(), key=lambda item: item.value)
