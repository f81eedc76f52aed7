"""The long lists: time line, tracker, directories, claims, glossary, coverage; each item anchored and narrowed."""

from __future__ import annotations

import re

import pytest
import tiny
from test_macros import EVIL, text_of, writer_of

from macros.render import MacroError, call

PLANT = """\
name: Alpha Town
page: none
operator: alpha
country: japan
place: Alpha Town
products: [cells]
status: {value: operating, as_of: 2024, source: bureau-2024}
figures:
  - {measure: revenue, unit: CNY billion, standing: announced, source: institute-2024, values: {2026: 7}}
"""
VENTURE = """\
name: Alpha and Beta
page: none
partners: [{id: alpha, stake: 60}, {name: Somebody}]
announced: 2022
status: {value: ended, as_of: 2024, source: bureau-2024}
"""
CLAIMS = """\
alpha-leads:
  claim: Alpha leads
  pages: [companies/alpha.md]
  evidence:
    - {measure: output, of: alpha, at: 2023}
    - {fact: Everybody says so., source: institute-2024}
  verdict: partly-supported
  why: It led for a time.
"""
GLOSSARY = """\
cell:
  term: cell
  meaning: The smallest part that stores energy.
  everyday: true
foil:
  term: foil
  also: [foils, FL]
  native_name: {zh: 箔}
  meaning: A thin sheet of metal.
  see: [alpha]
"""
EXTRA = {
    "data/stages/cells.yml": "name: Cells\npage: none\norder: 1\n",
    "data/plants/alpha-town.yml": PLANT,
    "data/ventures/alpha-beta.yml": VENTURE,
    "data/claims.yml": CLAIMS,
    "data/glossary.yml": GLOSSARY,
}


@pytest.fixture
def atlas(tmp_path):
    return tiny.atlas(tmp_path, EXTRA)


def printed(atlas, page, name, *arguments, **options):
    return str(call(writer_of(atlas, page), name, *arguments, **options))


def test_the_time_line_anchors_dates_and_sources_every_event(atlas):
    shown = printed(atlas, "timeline.md", "timeline")
    assert "## 2020 {: #y2020 }" in shown
    assert 'id="event-alpha-2020-05" data-country="china japan" data-company="alpha beta" data-topic=""' in shown
    assert '<a class="aba-day" href="#event-alpha-2020-05">' in shown
    assert 'href="https://bureau.example/2024"' in shown and 'href="../companies/alpha/"' in shown
    assert '<option value="china">China (1)</option>' in shown
    assert "1 shown" in text_of(shown)


def test_events_of_one_day_have_anchors_of_their_own(tmp_path):
    again = "  - {date: 2020-05, event: It made a second., source: bureau-2024}\ntargets:"
    atlas = tiny.atlas(tmp_path, tiny.changed("data/companies/alpha.yml", "targets:", again))
    assert [event.anchor for event in atlas.events] == ["event-alpha-2020-05", "event-alpha-2020-05-2"]


def test_the_tracker_tells_promise_outcome_and_both_sources(atlas):
    shown = printed(atlas, "targets.md", "tracker")
    assert 'id="promise-alpha-2024" data-country="china" data-company="alpha" data-topic="" data-status="met"' in shown
    text = text_of(shown)
    assert "Output: 350 GWh" in text and "It made more." in text
    assert shown.count("https://bureau.example/202") == 2


def test_an_open_promise_past_its_day_is_told_apart(tmp_path):
    promises = "".join(
        f"  - {{made: 2021, due: {due}, what: More cells, status: open, source: bureau-2024}}\n" for due in (2023, 2030)
    )
    atlas = tiny.atlas(tmp_path, tiny.changed("data/companies/alpha.yml", "relations:", promises + "relations:"))
    shown = printed(atlas, "targets.md", "tracker")
    assert re.search(r'id="promise-alpha-2023"[^>]*data-status="overdue"', shown)
    assert re.search(r'id="promise-alpha-2030"[^>]*data-status="open"', shown)
    assert "day past" in text_of(printed(atlas, "companies/alpha.md", "targets", of="alpha"))


@pytest.mark.parametrize(("by", "who"), [("companies", "Alpha"), ("countries", "China")])
def test_a_rate_is_told_from_three_settled_promises(tmp_path, by, who):
    few = tiny.atlas(tmp_path / "few")
    assert re.search(
        rf"{who}.*–.*1.*0.*0.*0.*0.*0", text_of(printed(few, "targets.md", "scoreboard", by=by)), re.DOTALL
    )
    missed = "  - {made: 2021, due: 2022, what: More, status: missed, outcome: No., source: bureau-2024}\n"
    more = tiny.changed("data/companies/alpha.yml", "relations:", missed * 2 + "relations:")
    rated = text_of(printed(tiny.atlas(tmp_path / "more", more), "targets.md", "scoreboard", by=by))
    assert re.search(rf"{who}.*33%.*1.*0.*2.*0.*0.*0", rated, re.DOTALL)


def test_a_directory_lists_a_kind_by_country(atlas):
    shown = printed(atlas, "plants.md", "directory", "plants")
    assert "## Japan" in shown
    assert '<tr id="alpha-town" data-country="china japan" data-company="alpha" data-status="operating">' in shown
    text = text_of(shown)
    assert "Revenue: CNY 7 billion 2026 (announced)" in text
    assert "operating 2024" in text and "The Bureau, June 2024" in text
    ventures = text_of(printed(atlas, "ventures.md", "directory", "ventures"))
    assert "Alpha 60%, Somebody" in ventures and "No one country" in ventures


def test_links_to_what_has_no_page_lead_to_the_list_of_its_kind(atlas):
    from macros.load import Book
    from macros.load.page import parse_page

    pages = [parse_page("---\ntitle: A\n---\n", f"docs/{name}") for name in ("plants.md", "companies/alpha.md")]
    writer = writer_of(atlas, "companies/alpha.md")
    assert str(call(writer, "link", "alpha-town")) == "Alpha Town", "nothing lists it here"
    writer.book = Book(pages)
    assert str(call(writer, "link", "alpha-town")) == '<a href="../../plants/#alpha-town">Alpha Town</a>'
    on_the_list = writer_of(atlas, "plants.md")
    on_the_list.book = Book(pages)
    assert str(call(on_the_list, "link", "alpha-town")) == '<a href="#alpha-town">Alpha Town</a>'


def test_a_claim_stands_on_its_page_and_in_the_ledger(atlas):
    here = printed(atlas, "companies/alpha.md", "claims")
    assert 'href="../../claims/#claim-alpha-leads"' in here
    assert "Alpha leads.partly supported It led for a time. The figures" in text_of(here)
    writer = writer_of(atlas, "claims.md")
    writer.book.pages += writer_of(atlas, "companies/alpha.md").book.pages
    ledger = str(call(writer, "ledger"))
    assert '<tr id="claim-alpha-leads" data-verdict="partly-supported">' in ledger
    assert "Output: 200 GWh 2023" in text_of(ledger) and "Everybody says so." in ledger
    assert str(call(writer, "verdicts")) == "1 claims: 1 partly supported"


def test_the_glossary_explains_terms_where_they_occur(atlas):
    shown = printed(atlas, "glossary.md", "glossary")
    assert '<div id="term-foil"><dt>foil<br><span lang="zh">箔</span></dt>' in shown
    assert "Also: foils, FL" in text_of(shown) and 'href="../companies/alpha/"' in shown
    writer = writer_of(atlas, "about.md")
    writer.page = type(writer.page)("docs/about.md", "Foils and cells, FL.")
    told = str(call(writer, "sources"))
    assert told.strip().splitlines() == ["*[FL]: A thin sheet of metal.", "*[Foils]: A thin sheet of metal."]


def test_coverage_counts_what_there_is_and_names_what_is_missing(atlas):
    kinds = text_of(printed(atlas, "coverage.md", "coverage", "kinds"))
    assert re.search(r"Companies\s*2\s*1\s*7\s*1\s*1", kinds)
    standings = text_of(printed(atlas, "coverage.md", "coverage", "standings"))
    assert re.search(r"announced\s*1\s*8%", standings)
    gaps = printed(atlas, "coverage.md", "coverage", "gaps")
    assert re.search(r"Plants: point on the map</th><td[^>]*>0 / 1</td>", gaps.replace(' class="num"', ""))
    assert "Alpha Town" in gaps


@pytest.mark.parametrize(
    ("name", "arguments", "options", "words"),
    [
        ("scoreboard", [], {"by": "luck"}, "there are companies, countries, topics"),
        ("directory", ["countries"], {}, "there are directories of plants, ventures, programmes"),
        ("coverage", ["holes"], {}, "there are kinds, measures, standings"),
        ("claims", [], {}, "no claim in data/claims.yml names other.md among its pages"),
    ],
)
def test_wrong_calls_say_what_would_do(atlas, name, arguments, options, words):
    with pytest.raises(MacroError, match=re.escape(words)):
        call(writer_of(atlas, "other.md"), name, *arguments, **options)


def test_text_of_claims_and_terms_is_escaped(tmp_path):
    hostile = {
        "data/claims.yml": CLAIMS.replace("Alpha leads", f"'{EVIL}'").replace("It led for a time.", f"'{EVIL}'"),
        "data/glossary.yml": GLOSSARY.replace("A thin sheet of metal.", f"'{EVIL}'"),
    }
    atlas = tiny.atlas(tmp_path, {**EXTRA, **hostile})
    for page, name in (("companies/alpha.md", "claims"), ("glossary.md", "glossary")):
        assert "<script" not in printed(atlas, page, name)
