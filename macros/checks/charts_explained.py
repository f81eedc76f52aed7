"""Every chart has a page that explains it, at its address, and some other page asks for the chart."""

from __future__ import annotations

from collections.abc import Iterator

from ..atlas import QueryError
from ..charts import chart_ids
from ..charts.kit.drawing import ChartModule, chart_module
from ..load import Finding, Place, nearest
from ..load.page import Page
from . import heads
from .workspace import Workspace

RULE = "charts-explained"
TEMPLATE = "chart.html"
WORDS = 60
CALLS = ("chart", "chart_part", "chart_part", "chart_part", "chart_part", "sources")
"""What such a page calls, in this order; other macros may stand between."""


def check(workspace: Workspace) -> Iterator[Finding]:
    """Charts against pages, both ways, and the front matter that `fix` writes."""
    explained = {page.chart: page for page in workspace.pages if page.chart}
    for page in explained.values():
        if page.chart not in chart_ids():
            message = f"no chart '{page.chart}'{nearest(page.chart, chart_ids())}"
            yield Finding(page.meta.place(("explains",)), RULE, message)
    if not (workspace.root / "macros" / "charts").is_dir():
        return
    for id in chart_ids():
        file = f"macros/charts/{id.replace('-', '_')}.py"
        try:
            module = chart_module(id)
        except QueryError as error:
            yield Finding(Place(file), RULE, str(error))
            continue
        if id in explained:
            yield from _page(explained[id], module)
        else:
            yield Finding(Place(file), RULE, f"the chart has no page; write docs/charts/{id}.md with `explains: {id}`")
        if not workspace.book.showing(id):
            yield Finding(Place(file), RULE, f'no page but its own shows the chart; call chart("{id}") where it helps')


def _page(page: Page, module: ChartModule) -> Iterator[Finding]:
    path = f"docs/charts/{module.id}.md"
    if page.name != path:
        yield Finding(page.meta.place(("explains",)), RULE, f"the page of the chart '{module.id}' belongs at {path}")
    yield from heads.differing(page, RULE, _front(module), "the chart's module")
    called = [call.macro for call in page.calls if call.macro in CALLS]
    if called != list(CALLS):
        yield Finding(page.place(0), RULE, f"the page must call {', '.join(CALLS)}, in this order, each once")
    if page.words < WORDS:
        yield Finding(page.place(0), RULE, f"{page.words} words of prose; explain how to read it in at least {WORDS}")


def _front(module: ChartModule) -> dict[str, str]:
    return {"template": TEMPLATE, "title": module.title, "description": module.subtitle}


def fix(workspace: Workspace) -> list[str]:
    """Write template, title and description into the front matter, from the chart's module."""
    changed = []
    for page in workspace.pages:
        try:
            front = _front(chart_module(page.chart or ""))
        except QueryError:
            continue
        changed += heads.write(workspace, page, f"explains: {page.chart}", front)
    return changed
