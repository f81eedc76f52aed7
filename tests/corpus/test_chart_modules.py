"""Charts are contributed code: whatever goes wrong in one is a finding with its line, not a traceback."""

from __future__ import annotations

import sys

import pytest
import tiny
from hostile import HERE, assert_found, cases

from macros import charts
from macros.charts import chart_ids
from macros.charts.kit.drawing import chart_module
from macros.export import charts as exported_charts

SHOW = '---\ntitle: Show\ndescription: A page.\n---\n# Show\n\n{{ chart("gamma") }}\n'
FINE = """\
'''Gamma

Of cells, GWh a year.
'''

from functools import partial

from .kit.drawing import Drawing

TOPIC = "makers"


def form(frame, *, answer):
    {form}


def draw(atlas):
    items = atlas.series("output", "alpha")
    rows = [{{"year": item.period.year, "value": item.value}} for item in items]
    return Drawing(
        form=partial(form, answer={answer}), rows=rows, columns={{"year": "Year", "value": "GWh"}}, finding="So.",
        inputs=tuple(items), processing="None.",
    )
"""


@pytest.fixture
def chart(tmp_path, monkeypatch):
    """Puts a module in the place of all charts; the repository asks for it on a page."""
    (tmp_path / "code").mkdir()
    tiny.write(tmp_path, {"docs/show.md": SHOW, "macros/charts/gamma.py": ""})
    monkeypatch.setattr(charts, "__path__", [str(tmp_path / "code")])
    monkeypatch.setattr(exported_charts, "chart_ids", chart_ids)
    chart_ids.cache_clear()
    chart_module.cache_clear()

    def put(code: str) -> None:
        (tmp_path / "code" / "gamma.py").write_text(code, encoding="utf-8")

    yield put
    sys.modules.pop("macros.charts.gamma", None)
    vars(charts).pop("gamma", None)
    chart_ids.cache_clear()
    chart_module.cache_clear()


@pytest.mark.parametrize(("name", "told"), cases("charts"), ids=[name for name, _ in cases("charts")])
def test_a_broken_chart_gives_its_finding(tmp_path, run, chart, name, told):
    chart((HERE / "charts" / name).read_text(encoding="utf-8"))
    code, text = run("check", "--root", tmp_path)
    assert code == 1
    assert_found(text, told["to"], told["rule"], told["says"])
    assert "hello" not in text.replace(told["says"], ""), "what a chart prints is no part of the report"
    (tmp_path / "site").mkdir()
    code, text = run("export", tmp_path / "site", "--root", tmp_path)
    assert code == 1
    assert "gamma" in text or told["says"].removeprefix("chart(): ") in text
    run("check", "--fix", "--root", tmp_path)


@pytest.mark.parametrize(
    ("form", "answer", "says"),
    [
        ("raise RuntimeError('no')", "5", "the chart 'gamma' cannot be drawn: RuntimeError: no (gamma.py:14)"),
        ("return None", "5", "the chart 'gamma' cannot be drawn: AttributeError"),
        ("return answer", "object()", "the chart 'gamma' cannot be drawn: TypeError: Object of type object is not JSON"),
        ("print('hello')", "5", "the chart 'gamma' cannot be drawn: AttributeError"),
    ],
    ids=["raises", "draws nothing", "settings that are no data", "prints"],
)  # fmt: skip
def test_a_form_that_fails_is_told_where_pictures_are_made(tmp_path, run, chart, form, answer, says):
    chart(FINE.format(form=form, answer=answer))
    (tmp_path / "site").mkdir()
    code, text = run("export", tmp_path / "site", "--root", tmp_path)
    assert code == 1
    assert says in text and "hello" not in text
