"""New charts, which draw from the start, and new pages that cross entities."""

from __future__ import annotations

import datetime as dt
import importlib
import json
import subprocess
import sys

import pytest
import tiny
import vl_convert
from making import MORE, new

from macros import charts, checks
from macros.charts import chart_ids
from macros.charts.kit.drawing import chart_module, draw_chart
from macros.charts.kit.frame import FRAMES
from macros.charts.kit.spec import spec_of
from macros.new import thing_of


@pytest.fixture
def root(tmp_path):
    return tiny.write(tmp_path, MORE)


@pytest.fixture
def gallery(root, monkeypatch):
    """A small repository whose charts are found beside the real ones."""
    (root / "macros/charts").mkdir(parents=True)
    monkeypatch.setattr(charts, "__path__", [*charts.__path__, str(root / "macros/charts")])
    yield root
    for function in (chart_ids, chart_module, draw_chart):
        function.cache_clear()
    for name in [name for name in sys.modules if name.startswith("macros.charts.gamma")]:
        del sys.modules[name]


def drawn_in(atlas, id):
    """A chart found, drawn and rendered."""
    importlib.invalidate_caches()
    for function in (chart_ids, chart_module):
        function.cache_clear()
    module, drawing = draw_chart(atlas, id)
    for frame in FRAMES:
        drawing.form(frame).to_dict(validate=True)
        assert "<path" in vl_convert.vegalite_to_svg(json.dumps(spec_of(module, drawing, frame)))
    return module, drawing


FOUR = tiny.changed("data/companies/alpha.yml", "{2022: 50,", "{2020: 10, 2021: 20, 2022: 50,")


def test_a_chart_draws_from_the_start(gallery, capsys):
    tiny.write(gallery, FOUR)
    assert new(gallery, "chart", 'Gamma "and" more', sets=["topic=makers", "measure=output"]) == 0
    out = capsys.readouterr().out
    assert "it draws: 5 points. Output, Alpha: from 2020 to 2024 the figure went from 10 to 400 GWh.\n" in out
    assert "You named no entity or basis: alpha, basis counted, was taken." in out
    module, drawing = drawn_in(checks.Workspace(gallery, dt.date.today()).atlas, "gamma-and-more")
    assert (module.title, module.subtitle) == ("Gamma 'and' more", "Output, Alpha, in GWh (The Bureau, counted).")
    assert drawing.names == {"alpha": "Alpha"} and len(drawing.rows) == 5
    page = (gallery / "docs/charts/gamma-and-more.md").read_text()
    assert page.startswith("---\nexplains: gamma-and-more\ntemplate: chart.html\n") and "## How to read it\n" in page
    found = [str(item) for item in checks.run(gallery)[1] if "gamma" in item.place.path and item.severity == "error"]
    assert sorted(message.split("] ")[1][:20] for message in found) == ["0 words of prose; ex", "no page but its own "]


@pytest.mark.parametrize(
    "sets",
    [
        ["measure=pack-price"],
        ["measure=mine-production", "of=lithium", "by=australia"],
        ["measure=revenue"],
        ["measure=ev-sales-share"],
    ],
    ids=lambda sets: sets[0],
)
def test_charts_draw_from_real_figures_and_keep_the_style(gallery, real_atlas, sets):
    thing = thing_of("chart", real_atlas.loaded.root, "Gamma")
    data = {"title": "Gamma", "topic": "prices", "subtitle": "Of a test.", **dict(item.split("=") for item in sets)}
    code = thing.draft("gamma", data).files["macros/charts/gamma.py"]
    file = gallery / "macros/charts/gamma.py"
    file.write_text(code)
    _, drawing = drawn_in(real_atlas, "gamma")
    assert len(drawing.rows) >= 4 and len({item.unit for item in drawing.observations}) == 1
    assert not any(item.is_ahead for item in drawing.observations)
    for command in (["check"], ["format", "--check"]):
        result = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "--config", str(thing.root / "pyproject.toml"), str(file)],
            capture_output=True,
            text=True,
        )
        assert result.returncode == 0, result.stdout + code


def test_a_chart_says_what_it_took_and_what_else_there_is(real_atlas):
    thing = thing_of("chart", real_atlas.loaded.root, "Gamma")
    data = {"title": "Gamma", "topic": "materials", "subtitle": "Of a test.", "measure": "mine-production"}
    told = thing.draft("gamma", data).told[0]
    assert told.startswith("You named no entity, part or basis: ") and "was taken. Others: --set by=" in told
    assert "--set of=nickel" in thing.draft("gamma", {**data, "measure": "mining-share"}).told[0]
    named = {**data, "of": "lithium", "by": "australia"}
    assert "You named no basis: lithium by australia, basis" in thing.draft("gamma", named).told[0]


def test_a_page_says_where_it_belongs(root, capsys):
    assert new(root, "page", "Recycling in Asia", sets=["description=How batteries come back."]) == 0
    out = capsys.readouterr().out
    assert (
        "Put `- Recycling in Asia: recycling-in-asia.md` under `nav:` in mkdocs.yml, after line 5 (`- Outlook: outlook.md`)"
        in out
    )
    text = (root / "docs/recycling-in-asia.md").read_text()
    assert text.startswith(
        "---\ntitle: Recycling in Asia\ndescription: How batteries come back.\n---\n# Recycling in Asia\n"
    )
    wrong = [str(item) for item in checks.run(root)[1] if "recycling" in item.place.path and item.severity == "error"]
    assert not wrong, wrong
    new(root, "page", "Undescribed")
    assert "docs/undescribed.md:3:1: description: What the page tells" in capsys.readouterr().out
