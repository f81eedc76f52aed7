"""The report of a change: as Markdown that obeys nothing, of a length that can be read."""

from __future__ import annotations

from differing import in_alpha, lines

EVIL = "</details><img src=x> | [x](http://y) ![z](w) `c` **b** @team #12 a_b_c <!-- & \\\\"


def test_markdown_shows_what_data_says_and_obeys_none_of_it(told):
    change = in_alpha("event: Alpha made its first cell.", f'event: "{EVIL}"')
    text = told(change, options=("--format", "markdown"))
    assert text.startswith(
        "### From before to the files as they are\n\n#### Milestones: 1 changed\n\n|  | Entity | Date | Key | Before | After |\n| ---"
    )
    row = text.split("\n")[6]
    assert row.count("|") == 7, "no end of a cell"
    cell = row.split(" | ")[-1]
    assert not set(cell.removesuffix(" |")) & set("<>`*[]_\\!@~"), cell
    assert "&#60;/details&#62;" in cell and "&#64;&#8203;team" in cell and "&#35;&#8203;12" in cell


def test_a_link_of_a_source_cannot_leave_its_place(told):
    source = "publisher: X Press\nsources:\n  - {id: x, title: News, date: 2024, url: 'https://x.example/a|b`c', kind: news, accessed: 2025}\n"
    text = told({"data/sources/x-press.yml": source}, options=("--format", "markdown"))
    assert "| + | `x` | X Press, 2024: News <https://x.example/a%7Cb%60c> |" in text


def test_long_sections_are_folded_and_cut(told):
    many = ", ".join(f"{year}: {year}" for year in range(1980, 2020))
    change = in_alpha("{2022: 50, ", f"{{{many}, 2022: 50, ")
    text = told(change, options=("--format", "markdown", "--limit", "20"))
    assert "<details><summary>Figures: 40 added</summary>\n\n|  | Entity" in text
    assert text.count("| + | `alpha`") == 20
    assert "\n\nand 20 more\n\n</details>\n" in text
    assert lines(told(options=("--limit", "3")), "Figures")[-1] == "and 37 more"


def test_the_report_fits_into_a_comment(told):
    note = "x" * 280
    many = ", ".join(f"{year}: {{value: {year}, note: {note}}}" for year in range(1500, 2020))
    text = told(in_alpha("{2022: 50, ", f"{{{many}, 2022: 50, "), options=("--format", "markdown", "--limit", "1000"))
    assert len(text) < 65_536
    assert text.count("| + | `alpha`") > 100
    assert " more\n" in text


def test_nothing_in_the_text_can_steer_a_terminal(told, repository):
    (repository / "docs/odd\x1b[2J.md").write_text("# Odd\n")
    text = told()
    assert "\x1b" not in text
    assert "+ docs/odd\\x1b[2J.md, a new page" in text
