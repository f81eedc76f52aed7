"""What a change does to the charts."""

from __future__ import annotations

import shutil
from functools import partial

import pytest
import tiny
from differing import ALPHA, commit, in_alpha, lines

from macros.atlas import QueryError
from macros.charts.kit.drawing import Drawing
from macros.cli import main
from macros.diff import charts


def drawn(atlas, id):
    """A chart of the tiny repository, instead of the one of that id."""
    if id != "pack-price":
        raise QueryError("not of this repository")
    items = atlas.find("output", "alpha", basis="counted", source="bureau-2025")
    if not items:
        raise QueryError("there is no output to draw")
    rows = [{"year": item.period.year, "value": item.value} for item in items]
    return None, Drawing(partial(dict), rows, {}, f"{len(rows)} years, {rows[0]['value']} at first.", tuple(items), "")


@pytest.fixture
def tiny_chart(monkeypatch):
    monkeypatch.setattr(charts, "draw_chart", drawn)


TITLE = "What a battery pack costs"


def test_a_chart_with_another_finding_tells_both(told, tiny_chart):
    text = told(in_alpha("2022: 50, ", ""))
    assert lines(text, "Charts") == [
        f"~ {TITLE}: 3 years, 50 at first. -> 2 years, 200 at first. (rows: 0 new, 1 gone)"
    ]


def test_a_chart_with_other_rows_alone_says_that_the_finding_stays(told, tiny_chart):
    text = told(in_alpha("2024: 400}", "2024: 410}"))
    assert lines(text, "Charts") == [f"~ {TITLE}: rows: 1 new, 1 gone; the finding stays: 3 years, 50 at first."]


def test_a_chart_that_only_one_of_two_states_can_draw(repository, told, tiny_chart):
    figures = "figures:\n  - measure: output\n    basis: counted\n    source: bureau-2025\n    values: {2022: 50, 2023: 200, 2024: 400}\n"
    without = in_alpha(figures, "figures:\n")
    assert lines(told(without), "Charts") == [f"- {TITLE}: 3 years, 50 at first. -> there is no output to draw"]
    commit(repository, "without")
    rows = lines(told({ALPHA: tiny.FILES[ALPHA]}, base="without"), "Charts")
    assert rows == [f"~ {TITLE}: could not be drawn from the old data -> 3 years, 50 at first. (rows: 3 new, 0 gone)"]


def test_the_real_charts_are_drawn_from_both_states(root, real_atlas, tmp_path, capsys):
    shutil.copytree(root / "data", tmp_path / "data")
    item = real_atlas.series("pack-price", "world", basis="by-survey")[-1]
    place = real_atlas.loaded.place("world", *item.trail)
    file = tmp_path / place.path
    texts = file.read_text("utf-8").split("\n")
    line = texts[place.line - 1]
    texts[place.line - 1] = line[: place.column - 1] + line[place.column - 1 :].replace(f"{item.low:g}", "1000", 1)
    file.write_text("\n".join(texts), encoding="utf-8")
    assert main(["diff", str(tmp_path), str(root)]) == 0
    text = capsys.readouterr().out
    assert "~ world, pack-price, by-survey" in text and "1,000" in text
    assert any(row.startswith(f"~ {TITLE}: ") and " ... " in row and " -> " in row for row in lines(text, "Charts"))
