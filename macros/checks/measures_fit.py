"""Every figure has the basis and the unit that its measure asks for, and every measure is used."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Finding, nearest
from ..model import Measure
from .workspace import Workspace

_ANOTHER_WAY = "if your source counts in another way, add a basis to data/measures.yml"


def check(workspace: Workspace) -> Iterator[Finding]:
    """Blocks of figures and targets against measures.yml; unused measures are warned of."""
    loaded, used = workspace.loaded, set()
    for id, entity in loaded.entities.items():
        for key in ("figures", "targets"):
            for index, item in enumerate(getattr(entity, key)):
                measure = loaded.measures.get(item.measure or "")
                if measure:
                    used.add(item.measure)
                    needs_basis = key == "figures"
                    for field, message in _misfits(item, measure, needs_basis):
                        place = loaded.place(id, key, index, field)
                        yield Finding(place, "measures-fit", message)
    for id in sorted(loaded.measures.keys() - used) if not loaded.unsound else []:
        message = f"no figure uses the measure '{id}'; remove it or enter what it is for"
        yield Finding(loaded.place(f"measure:{id}", key=True), "measures-fit", message, "warning")


def _misfits(item: object, measure: Measure, needs_basis: bool) -> Iterator[tuple[str, str]]:
    bases = measure.bases or {}
    if bases and item.basis is None and needs_basis:
        yield "measure", f"'{item.measure}' is counted in several ways; add basis: {_labelled(bases)}; {_ANOTHER_WAY}"
    elif item.basis is not None and item.basis not in bases:
        known = ", ".join(bases) or "none: remove the key"
        yield "basis", f"'{item.measure}' has no basis '{item.basis}'{nearest(item.basis, bases)}; it has {known}"
    if measure.units and item.unit is None and getattr(item, "value", True) is not None:
        yield "measure", f"'{item.measure}' has several units; add unit: one of {', '.join(measure.units)}"
    elif item.unit is not None and item.unit not in (measure.units or [measure.unit]):
        known = ", ".join(measure.units or [measure.unit])
        yield "unit", f"'{item.measure}' is measured in {known}, not in {item.unit}"


def _labelled(bases: dict[str, str]) -> str:
    return ", ".join(f"{id} ({label})" for id, label in bases.items())
