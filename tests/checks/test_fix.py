"""What a machine can mend is mended, shown as a diff, and nothing else is touched."""

from __future__ import annotations

import tiny
from changes import ALPHA, HOME, PAGE, PRICE, TODAY, explaining, in_alpha, on_page, source

from macros import checks


def test_fix_mends_form_and_heads_and_then_finds_nothing(tmp_path):
    messy = tiny.FILES[ALPHA].replace(
        "kind: cell-maker\ncountry: china\n", "country: china\n# where it sits\nkind: cell-maker   \n"
    )
    messy = messy.replace(
        "  - measure: revenue\n    unit: CNY billion\n    source: bureau-2024\n",
        "  - source: bureau-2024\n    measure: revenue\n    unit: CNY billion\n",
    )
    changes = {ALPHA: messy, PAGE: tiny.FILES[PAGE].replace("title: Alpha\n", "title: Wrong\nhide: [toc]\n")}
    tiny.write(tmp_path, changes)
    assert list(checks.fix(tmp_path, today=TODAY)) == [ALPHA, PAGE]
    assert checks.run(tmp_path, today=TODAY)[1] == []
    text = (tmp_path / ALPHA).read_text()
    assert "# where it sits" in text
    assert text.index("kind: cell-maker") < text.index("country: china")
    assert "hide: [toc]" in (tmp_path / PAGE).read_text()
    assert checks.fix(tmp_path, today=TODAY) == {}


def test_fix_writes_the_head_of_a_chart_page(tmp_path):
    tiny.write(tmp_path, explaining("pack-price", title="Wrong"))
    assert list(checks.fix(tmp_path, today=TODAY)) == [PRICE]
    text = (tmp_path / PRICE).read_text()
    assert "title: What a battery pack costs\n" in text and "BloombergNEF survey stated it.\n" in text


def test_fix_links_the_first_mention_and_no_other(tmp_path):
    text = tiny.FILES[HOME].replace(
        'See {{ link("alpha") }} and [its page](companies/alpha.md).', "**Alpha**, and Alpha's."
    )
    tiny.write(tmp_path, {HOME: text})
    assert list(checks.fix(tmp_path, only=["unlinked-names"], today=TODAY)) == [HOME]
    assert (tmp_path / HOME).read_text() == text.replace("**Alpha**", '**{{ link("alpha") }}**')
    assert checks.fix(tmp_path, today=TODAY) == {}


def test_fix_leaves_a_name_alone_that_markup_touches(tmp_path):
    changes = tiny.changed(
        HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', "See [Alpha], or <b>Alpha</b>."
    )
    tiny.write(tmp_path, changes)
    assert checks.fix(tmp_path, only=["unlinked-names"], today=TODAY) == {}


def test_fix_writes_names_and_terms_as_they_are_written(tmp_path):
    data = tiny.FILES[ALPHA].replace(
        "event: Alpha made its first cell.", "event: 'Car makers of LG Energy Solutions: kwh and kwh.'"
    )
    page = on_page("Sulphides, li-ion cells and GWH.")[PAGE]
    tiny.write(tmp_path, {ALPHA: data, PAGE: page})
    assert list(checks.fix(tmp_path, only=["spelling"], today=TODAY)) == [ALPHA, PAGE]
    assert "event: 'Carmakers of LG Energy Solution: kWh and kWh.'" in (tmp_path / ALPHA).read_text()
    assert "Sulfides, lithium-ion cells and GWh." in (tmp_path / PAGE).read_text()


def test_what_one_rule_mends_another_follows(tmp_path):
    tiny.write(tmp_path, in_alpha("by the thousand", "by the kwh"))
    assert list(checks.fix(tmp_path, today=TODAY)) == [ALPHA, PAGE]
    assert "by the kWh" in (tmp_path / PAGE).read_text()


def test_fix_takes_tracking_out_of_addresses(tmp_path):
    tiny.write(tmp_path, source(url="https://x.example/a?id=1&utm_source=b&fbclid=c#part"))
    checks.fix(tmp_path, only=["sources-complete"], today=TODAY)
    assert "url: https://x.example/a?id=1#part\n" in (tmp_path / "data/sources/x-press.yml").read_text()


def test_a_dry_run_shows_the_same_change_and_writes_nothing(tmp_path):
    tiny.write(tmp_path, in_alpha("country: china\n", "country: china   \n"))
    before = (tmp_path / ALPHA).read_text()
    shown = checks.fix(tmp_path, today=TODAY, dry=True)
    assert (tmp_path / ALPHA).read_text() == before
    assert "-country: china   \n+country: china\n" in shown[ALPHA]
    assert checks.fix(tmp_path, today=TODAY) == shown
