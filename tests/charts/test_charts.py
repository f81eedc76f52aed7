"""Every chart, found by being there: valid, drawn, not empty, told in words, the same each time."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import altair
import pytest
import vl_convert
from jsonschema import Draft7Validator

from macros.atlas import Atlas, QueryError
from macros.charts import chart_ids
from macros.charts.kit import cache as pictures
from macros.charts.kit import picture
from macros.charts.kit.drawing import chart_module, draw_chart, lit_name, whole
from macros.charts.kit.frame import FRAMES, NARROW, WIDE
from macros.charts.kit.spec import spec_of
from macros.charts.kit.style import grounded, palette
from macros.render.chartfiles import bibtex, rows_csv

SCHEMA = Path(altair.__file__).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json"


@cache
def validator():
    return Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture(params=chart_ids())
def drawn(request, real_atlas):
    return draw_chart(real_atlas, request.param)


def test_there_are_thirty_or_more():
    assert len(chart_ids()) >= 30


def test_the_specification_is_valid_and_self_contained(drawn):
    module, drawing = drawn
    for frame in FRAMES:
        drawing.form(frame).to_dict(validate=True)
        spec = spec_of(module, drawing, frame)
        assert not [error.message for error in validator().iter_errors(spec)]
        assert '"url"' not in json.dumps(spec)
        assert {param["name"]: param["value"] for param in spec["params"]} == {"lit": None, "hidden": []}


def test_it_says_what_it_is(drawn):
    module, drawing = drawn
    assert module.title and module.subtitle.endswith(".")
    assert drawing.finding.endswith(".") and re.search(r"\d", drawing.finding)
    assert "nan" not in drawing.finding and "None" not in drawing.finding
    assert drawing.processing.endswith(".")
    assert drawing.sources and drawing.period


def test_the_table_has_what_is_drawn(drawn):
    module, drawing = drawn
    assert len(drawing.rows) >= 4
    numbers = [key for key in drawing.columns if drawing.is_number(key)]
    for frame in FRAMES:
        shown = json.dumps(spec_of(module, drawing, frame), ensure_ascii=False)
        for row in drawing.rows:
            for key in numbers:
                if row.get(key) is not None:
                    assert json.dumps(row[key]) in shown, (key, row)


def test_the_file_holds_the_table(drawn):
    _module, drawing = drawn
    head, *rows = csv.reader(io.StringIO(rows_csv(drawing)))
    assert head == list(drawing.columns.values())
    assert rows == [["" if row.get(key) is None else str(row[key]) for key in drawing.columns] for row in drawing.rows]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_the_picture_is_named_quiet_and_themed(drawn, frame):
    svg = picture.inline(*drawn, frame)
    assert float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1]) <= frame.width + 12
    assert svg.startswith('<svg role="img" aria-labelledby="chart-')
    assert svg.count("<svg") == 1
    assert "tabindex" not in svg and "aria-roledescription" not in svg
    assert "var(--aba-" in svg
    first = next(iter(drawn[1].columns))
    assert len(re.findall(r"<path|<line|<rect", svg)) >= len({row.get(first) for row in drawn[1].rows})
    assert len(svg) < 80_000
    bare = set(re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{6})"', svg))
    assert not bare, f"colours outside of the palette: {bare}"
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)(?:px)?"', svg)]
    assert min(sizes) >= 10.5, "text too small to read"


def test_it_can_be_taken_away(drawn, real_atlas):
    module, drawing = drawn
    alone = picture.standalone(module, drawing, "Source: somebody.")
    assert alone.startswith("<svg xmlns=") and "var(" not in alone
    assert f"<title>{module.title}".replace("&", "&amp;").replace("'", "&#x27;") in alone
    assert picture.png(alone).startswith(b"\x89PNG")
    assert bibtex(real_atlas, module, drawing, "https://x.example/").count("@misc{") == len(drawing.sources) + 1


def test_both_grounds_have_their_own_colours(drawn):
    light, dark = (picture.thumbnail(*drawn, scheme) for scheme in ("light", "dark"))
    assert light != dark
    assert palette("dark")["muted"] in dark and palette("dark")["muted"] not in light


def test_it_is_the_same_each_time(drawn, real_atlas):
    module, drawing = drawn
    again = chart_module(module.id).make(Atlas(real_atlas.loaded))
    first, second = (picture.canonical(spec_of(module, each)) for each in (drawing, again))
    assert first == second
    assert vl_convert.vegalite_to_svg(json.loads(first)) == vl_convert.vegalite_to_svg(json.loads(second))


_DRAW_ALL = """
from pathlib import Path
from macros.atlas import open_atlas
from macros.charts import chart_ids
from macros.charts.kit.drawing import draw_chart
atlas = open_atlas(Path("."))
for id in chart_ids():
    drawing = draw_chart(atlas, id)[1]
    print(id, drawing.rows, drawing.finding, drawing.form.keywords)
"""


def test_no_chart_hangs_on_the_order_in_which_sets_are_walked(root):
    """Python walks a set in another order in each process, so that two builds of one commit would differ."""
    told = [
        subprocess.run(
            [sys.executable, "-c", _DRAW_ALL],
            cwd=root, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout.splitlines()
        for seed in ("1", "3")
    ]  # fmt: skip
    assert len(told[0]) == len(chart_ids())
    assert [first.split()[0] for first, second in zip(*told, strict=True) if first != second] == []


def test_settings_are_plain(drawn):
    """Pictures are kept by the settings of their form, so these must say everything, as JSON."""
    form = drawn[1].form
    assert not form.args, "settings are bound by keyword"
    assert json.loads(json.dumps(form.keywords)) == json.loads(picture.canonical(form.keywords))
    assert form.func.__closure__ is None


def test_every_mark_of_the_table_has_a_tooltip(drawn):
    module, drawing = drawn
    found = re.findall(r'"tooltip":\[', picture.spec_text(module, drawing))
    assert found, "no mark of the picture draws rows with all columns of the table"


def test_names_that_can_stand_out_are_drawn(drawn):
    _module, drawing = drawn
    cells = {str(cell) for row in drawing.rows for cell in row.values()}
    assert set(drawing.names.values()) <= cells, set(drawing.names.values()) - cells
    assert set(drawing.toggles) <= cells


def test_the_finding_follows_the_data(real_atlas):
    _module, drawing = draw_chart(real_atlas, "ev-battery-share")
    leader = max(drawing.rows, key=lambda row: row["value"])
    assert leader["name"] in drawing.finding
    assert f"{leader['value']:.1f}%" in drawing.finding


def test_highlight_brings_one_forward(real_atlas):
    module, drawing = draw_chart(real_atlas, "ev-battery-share")
    assert picture.inline(module, drawing, WIDE) != picture.inline(module, drawing, WIDE, "BYD")
    assert lit_name(real_atlas, module, drawing, "byd") == "BYD"
    with pytest.raises(QueryError, match="does not show 'toshiba'; it can highlight"):
        lit_name(real_atlas, module, drawing, "toshiba")


def test_shares_of_the_latest_year_make_a_whole(real_atlas):
    rows = draw_chart(real_atlas, "ev-battery-share")[1].rows
    assert sum(row["value"] for row in rows) == pytest.approx(100, abs=0.1)


def test_a_chart_that_stumbles_says_where(real_atlas, monkeypatch):
    monkeypatch.setattr("macros.charts.pack_price.BASIS", "no-such-basis")
    chart_module.cache_clear()
    draw_chart.cache_clear()
    with pytest.raises(QueryError, match="'pack-price' has no basis 'no-such-basis'"):
        draw_chart(real_atlas, "pack-price")
    monkeypatch.setattr("macros.charts.pack_price.BASIS", "by-survey")
    monkeypatch.setattr("macros.charts.pack_price.change", lambda first, last: 1 / 0)
    with pytest.raises(QueryError, match=r"cannot be drawn: ZeroDivisionError: .*(pack_price|test_charts)\.py"):
        draw_chart(real_atlas, "pack-price")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """An empty cache of pictures, and a counter of what is rendered."""
    rendered = []
    monkeypatch.setattr(pictures, "_FOLDER", tmp_path)
    real = vl_convert.vegalite_to_svg
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda *args, **more: rendered.append(1) or real(*args, **more))
    for function in (picture.svg, picture.spec_text):
        function.cache_clear()
    yield rendered
    for function in (picture.svg, picture.spec_text):
        function.cache_clear()


def again(real_atlas, frame=NARROW):
    """The picture drawn as a new process would: nothing remembered but what lies on the disk."""
    for function in (picture.svg, picture.spec_text, pictures.code_of, pictures.engine):
        function.cache_clear()
    return picture.svg(*draw_chart(real_atlas, "pack-price"), frame)


def test_a_picture_is_rendered_once(kept, real_atlas):
    first = again(real_atlas)
    assert again(real_atlas) == first
    assert len(kept) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda patch, folder: patch.setattr(pictures, "version", lambda name: "99"),
        lambda patch, folder: patch.setattr(pictures, "PALETTE", folder / "palette.css"),
    ],
    ids=["another vl-convert or Altair", "another palette"],
)
def test_what_draws_is_part_of_what_a_picture_is_kept_by(kept, real_atlas, monkeypatch, tmp_path, change):
    again(real_atlas)
    (tmp_path / "palette.css").write_text("/* other colours */")
    change(monkeypatch, tmp_path)
    again(real_atlas)
    assert len(kept) == 2


def test_grounded_changes_palette_colours_alone():
    light = palette("light")
    assert grounded(f'<a fill="{light["c1"]}" stroke="#123456"/>', "dark") == (
        f'<a fill="{palette("dark")["c1"]}" stroke="#123456"/>'
    )


def test_sentences_round_as_pictures_do(root):
    assert [whole(value) for value in (66.5, 0.4, -2.5, 1234.5)] == ["67", "0", "-3", "1,235"]
    for file in (root / "macros" / "charts").glob("*.py"):
        assert ".0f}" not in file.read_text(encoding="utf-8"), f"{file.name}: use whole(), which rounds halves up"
