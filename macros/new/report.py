"""What is to be said of new files: sound, or what waits and what is wrong, by place and in plain words."""

from __future__ import annotations

import datetime as dt
import importlib
from dataclasses import dataclass, field
from pathlib import Path

from .. import checks
from ..atlas import Atlas, QueryError
from ..charts import chart_ids
from ..charts.kit.drawing import draw_chart
from ..charts.kit.frame import FRAMES
from ..charts.kit.spec import spec_of
from ..load import Finding, Loaded, Place
from ..load.page import parse_page
from ..load.yaml_reader import Document, read_yaml_text
from .keys import keys_of, told
from .thing import Draft, Thing

_LEFT_TO_DO = {"page-depth", "charts-explained", "sources-used"}
"""Rules whose findings only say that the writing is still to be done, which the next steps tell."""
_OF_THE_WHOLE = {"pages-exist", "macro-calls"}
"""Rules that look at a page together with its data or chart, and are of no use while one of them cannot be read."""


@dataclass
class Report:
    """`waiting` fields with what they hold, `wrong` findings, `drawn` the finding of a new chart."""

    waiting: list[tuple[Place, str, str]] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)
    drawn: str = ""

    @property
    def failed(self) -> bool:
        """Whether something has to be mended, not only filled in."""
        return any(finding.severity == "error" for finding in self.wrong)


def report(thing: Thing, id: str, draft: Draft, today: dt.date | None = None) -> Report:
    """Run the checks, and say what they find in the files that were written."""
    pages_and_data = [path for path in draft.files if not path.endswith(".py")]
    made = Report([item for path in pages_and_data for item in _waiting(thing, path)])
    if is_chart := pages_and_data != list(draft.files):
        importlib.invalidate_caches()
        chart_ids.cache_clear()
    workspace, findings = checks.run(thing.root, today=today)
    first = {**dict.fromkeys(draft.files, 1), **{path: line for path, (_, line) in draft.grown.items()}}
    empty = {(place.path, place.line) for place, _, _ in made.waiting}
    alone = bool(empty) or (is_chart and id not in chart_ids())
    skipped = _LEFT_TO_DO | (_OF_THE_WHOLE if alone else set())
    for finding in findings:
        path, line = finding.place.path, finding.place.line
        mine = path in first and line >= first[path]
        if mine and finding.rule not in skipped and (path, line) not in empty:
            made.wrong.append(finding)
    if is_chart and id in chart_ids():
        made.drawn = _drawn(workspace.loaded, id, made)
    return made


def _waiting(thing: Thing, path: str) -> list[tuple[Place, str, str]]:
    """The keys of a data file, or of the head of a page, that were left empty."""
    text = (thing.root / path).read_text(encoding="utf-8")
    document = parse_page(text, path).meta if path.endswith(".md") else read_yaml_text(text, path)[0]
    return [
        (document.place(key.trail, key=True), str(key), told(key.info)[0])
        for key in keys_of(thing.model)
        if key.trail in document.values and _at(document, key.trail) is None
    ]


def _at(document: Document, trail: tuple[str, ...]) -> object:
    part = document.data
    for key in trail:
        part = part[key]
    return part


def _drawn(loaded: Loaded, id: str, made: Report) -> str:
    """Draw a new chart, wide and narrow; what it stumbles over is added to what is wrong."""
    try:
        module, drawing = draw_chart(Atlas(loaded), id)
        for frame in FRAMES:
            spec_of(module, drawing, frame)
    except QueryError as error:
        place = Place(f"macros/charts/{id.replace('-', '_')}.py")
        made.wrong.append(Finding(place, "charts-explained", str(error)))
        return ""
    return f"{len(drawing.rows)} points. {drawing.finding}"


def printed(made: Report, draft: Draft, root: Path) -> list[str]:
    """The report in lines."""
    lines = [f"written: {path}" for path in draft.files] + [f"one entry added: {path}" for path in draft.grown]
    lines += draft.told
    if made.drawn:
        lines.append(f"it draws: {made.drawn}")
    if made.waiting:
        many = len(made.waiting) > 1
        some, them = (f"{len(made.waiting)} fields wait", "them") if many else ("One field waits", "it")
        lines += ["", f"{some} for a value or a source; `make check` will ask for {them}:"]
        lines += [f"  {place}: {key}: {text}" for place, key, text in made.waiting]
    for heading, severity in (("to mend:", "error"), ("to look at:", "warning")):
        found = [f"  {finding}" for finding in made.wrong if finding.severity == severity]
        lines += ["", heading, *found] if found else []
    if not made.waiting and not made.failed:
        prose = any(path.endswith(".md") for path in draft.files)
        lines.append(f"sound: the checks find nothing wrong{', but that its text is still to be written' * prose}")
    steps = list(draft.next)
    if any(key.split(".")[-1] == "source" for _, key, _ in made.waiting):
        steps.insert(0, 'Give a source that is not there yet its entry: python -m macros new source "Its name"')
    if (root / "schemas").is_dir() and any(path.startswith("data/") for path in (*draft.files, *draft.grown)):
        steps.append("Run `make fix` before you commit: it brings the new id into the editors' schemas.")
    return [*lines, *(["", "next:", *(f"  {step}" for step in steps)] if steps else [])]
