"""The rules that data and prose keep: one a module, found by being there.

A rule module has a docstring whose first line says what it ensures, a `check(workspace)` that
yields findings, and, where a machine can mend what it finds, a `fix(workspace)` that rewrites
files under the workspace's root and returns the paths it changed.
"""

from __future__ import annotations

import datetime as dt
import difflib
import importlib
import pkgutil
import shutil
import tempfile
from pathlib import Path
from types import ModuleType

from ..load import Finding
from .workspace import Workspace

_NOT_RULES = {"heads", "names", "workspace"}
_MENDED = ("data", "docs")
"""The folders in which rules mend."""

_ROUNDS = 3
"""What one rule mends may give another something to mend: a summary that the page's head repeats."""


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


def fix(root: Path, only: list[str] | None = None, today: dt.date | None = None, dry: bool = False) -> dict[str, str]:
    """Mend what the rules can mend; return what changed, by path, as a unified diff.

    The rules work on a copy until none finds more to mend. It is brought back at the end, unless the run is `dry`.
    """
    mending = [rule for name, rule in rules().items() if hasattr(rule, "fix") and (not only or name in only)]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder).resolve()
        for name in _MENDED:
            if (root / name).is_dir():
                shutil.copytree(root / name, draft / name, symlinks=True)
        touched: set[str] = set()
        for _ in range(_ROUNDS):
            found = {path for rule in mending for path in rule.fix(Workspace(draft, today or dt.date.today()))}
            touched |= found
            if not found:
                break
        changes = {path: _difference(path, root / path, draft / path) for path in sorted(touched)}
        for path in changes if not dry else ():
            (root / path).write_bytes((draft / path).read_bytes())
    return changes


def _difference(path: str, old: Path, new: Path) -> str:
    before, after = (file.read_text(encoding="utf-8").splitlines(keepends=True) for file in (old, new))
    return "".join(difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"))
