"""The rules that data and prose keep: one a module, found by being there.

A rule module has a docstring whose first line says what it ensures, a `check(workspace)` that
yields findings, and, where a machine can mend what it finds, a `fix(workspace)` that returns
the paths it changed.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

from ..load import Finding
from .workspace import Workspace

_NOT_RULES = {"workspace"}


def rules() -> dict[str, ModuleType]:
    """Every rule by its name, which is that of its module with hyphens."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if module.name not in _NOT_RULES]
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in sorted(names)}


def run(root: Path, only: list[str] | None = None, today: dt.date | None = None) -> tuple[Workspace, list[Finding]]:
    """Run all rules (or `only` some) over a repository; findings come sorted by place."""
    workspace = Workspace(root.resolve(), today or dt.date.today())
    chosen = {name: rule for name, rule in rules().items() if not only or name in only}
    findings = {finding for rule in chosen.values() for finding in rule.check(workspace)}
    return workspace, sorted(findings)


def fix(root: Path, only: list[str] | None = None, today: dt.date | None = None) -> list[str]:
    """Mend what the rules can mend; return the paths of the files changed."""
    changed = []
    for name, rule in rules().items():
        if hasattr(rule, "fix") and (not only or name in only):
            changed += rule.fix(Workspace(root.resolve(), today or dt.date.today()))
    return sorted(set(changed))
