"""Every chart, found by being there: valid, drawn, not empty, told in words, the same each time."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import altair
import pytest
import vl_convert
from jsonschema import Draft7Validator

from macros.charts import chart_ids
from macros.charts.base import draw_chart, spec_of
from macros.charts.forms import NARROW, WIDE
from macros.charts.style import SLOTS, palette
from macros.render.figure import picture

FRAMES = (WIDE, NARROW)
SCHEMA = Path(altair.__file__).parent / "vegalite" / "v6" / "schema" / "vega-lite-schema.json"


@cache
def validator():
    return Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture(params=chart_ids())
def drawn(request, real_atlas):
    return draw_chart(real_atlas, request.param)


def test_the_specification_is_valid_and_self_contained(drawn):
    module, drawing = drawn
    for frame in FRAMES:
        drawing.chart(frame).to_dict(validate=True)
        spec = spec_of(drawing, module, frame)
        assert not [error.message for error in validator().iter_errors(spec)]
        assert '"url"' not in json.dumps(spec)


def test_it_says_what_it_is(drawn):
    module, drawing = drawn
    assert module.title and module.subtitle.endswith(".")
    assert drawing.finding.endswith(".") and re.search(r"\d", drawing.finding)
    assert drawing.sources and drawing.period


def test_the_table_has_what_is_drawn(drawn):
    module, drawing = drawn
    assert len(drawing.rows) >= 4
    shown = json.dumps(spec_of(drawing, module), ensure_ascii=False)
    *_labels, number = drawing.columns
    for row in drawing.rows:
        assert isinstance(row[number], int | float)
        assert json.dumps(row[number]) in shown


@pytest.mark.parametrize("frame", FRAMES, ids=["wide", "narrow"])
def test_the_picture_is_named_quiet_and_themed(drawn, frame):
    svg = picture(*drawn, frame)
    assert float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1]) <= frame.width + 12
    assert svg.startswith('<svg role="img" aria-labelledby="chart-')
    assert svg.count("<svg") == 1
    assert "tabindex" not in svg and "aria-roledescription" not in svg
    assert "var(--aba-" in svg
    assert len(re.findall(r"<path|<line|<rect", svg)) >= len(drawn[1].rows) // 2
    assert len(svg) < 40_000
    bare = set(re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{6})"', svg))
    assert not bare, f"colours outside of the palette: {bare}"


def test_it_is_the_same_each_time(drawn, real_atlas):
    module, drawing = drawn
    again = module.make(real_atlas, None)
    first, second = (spec_of(each, module) for each in (drawing, again))
    assert first == second
    assert vl_convert.vegalite_to_svg(first) == vl_convert.vegalite_to_svg(second)


def test_the_finding_follows_the_data(real_atlas):
    _module, drawing = draw_chart(real_atlas, "ev-battery-share")
    leader = max(drawing.rows, key=lambda row: row["value"])
    assert leader["name"] in drawing.finding
    assert f"{leader['value']:.1f}%" in drawing.finding


def test_highlight_brings_one_forward(real_atlas):
    plain, lit = (picture(*draw_chart(real_atlas, "ev-battery-share", which), WIDE) for which in (None, "byd"))
    assert plain != lit


def test_shares_of_the_latest_year_make_a_whole(real_atlas):
    assert sum(row["value"] for row in draw_chart(real_atlas, "ev-battery-share")[1].rows) == pytest.approx(
        100, abs=0.1
    )


def test_every_colour_of_an_entity_is_in_the_palette():
    assert set(SLOTS.values()) <= set(palette())
    assert {"ink", "muted", "grid", "paper", "other"} <= set(palette())
