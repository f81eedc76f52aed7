"""What the macros print: text, citations, escaping, and errors that help."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import tiny

from macros.charts.kit.drawing import draw_chart
from macros.load import Book
from macros.load.page import parse_page
from macros.render import MACROS, MacroError, Writer, call, rehearse
from macros.render.chartfiles import bibtex

EVIL = "<script>alert(1)</script> {{ 7*7 }} [x](javascript:y) **b**"


def unpainted(*_):
    return ""


def writer_of(atlas, name, front=""):
    """The writer of a page with that front matter, without pictures."""
    page = parse_page(f"---\n{front}title: A page\n---\n", f"docs/{name}")
    return Writer(atlas, page, Book([page]), picture=unpainted)


@pytest.fixture
def writer(tmp_path):
    return writer_of(tiny.atlas(tmp_path), "companies/alpha.md", "entity: alpha\n")


def text_of(html):
    return re.sub(r"<[^>]+>", "", str(html)).replace("\xa0", " ").strip()


@pytest.mark.parametrize(
    ("name", "arguments", "options", "text"),
    [
        ("value", ["output"], {"at": 2023}, "200 GWh1"),
        ("value", ["output"], {"at": 2023, "unit": False}, "2001"),
        ("value", ["output"], {"at": 2023, "year": True}, "200 GWh in 20231"),
        ("value", ["output"], {}, "400 GWh≠1, 2"),
        ("value", ["output"], {"source": "institute-2024"}, "380 GWh (estimate)1"),
        ("value", ["revenue"], {}, "CNY 10–12 billion1"),
        ("value", ["output"], {"at": 2023, "unit": "TWh"}, "0.20 TWh1"),
        ("value", ["part"], {"of": "world", "by": "china"}, "70%1"),
        ("change", ["output"], {"since": 2022, "until": 2023}, "+300%1"),
        ("change", ["output"], {"since": 2022, "until": 2023, "how": "absolute"}, "+150 GWh1"),
        ("change", ["output"], {"since": 2022, "until": 2023, "how": "times"}, "4.0 times1"),
        ("share", ["output"], {}, "40.0%1"),
        ("share", ["part"], {"of": "world", "by": "china", "whole": "sum"}, "87.5%1"),
        ("rank", ["output"], {"at": 2024}, "first1"),
        ("rank", ["output"], {"of": "beta"}, "second1"),
        ("cite", ["bureau-2024", "bureau-2025"], {}, "1, 2"),
        ("link", ["alpha"], {}, "Alpha"),
        ("link", ["beta", "the buyer"], {}, "the buyer"),
    ],
)
def test_inline_macros(writer, name, arguments, options, text):
    assert text_of(call(writer, name, *arguments, **options)) == text


def test_a_source_keeps_its_number_and_is_listed_once(writer):
    first = call(writer, "cite", "bureau-2024")
    second = call(writer, "value", "output", at=2023)
    again = call(writer, "cite", "bureau-2024")
    assert ">1</a>" in first and ">2</a>" in second and ">1</a>" in again
    listing = call(writer, "sources")
    assert [match for match in re.findall(r'<li id="fn:([\w-]+)"', listing)] == ["bureau-2024", "bureau-2025"]
    assert "The Bureau, June 2024" in text_of(listing)
    assert "CC BY 4.0" in listing


def test_nothing_may_follow_the_sources(writer):
    call(writer, "sources")
    with pytest.raises(MacroError, match="must be the page's last call"):
        call(writer, "value", "output")


def test_links_are_relative_to_the_page(writer):
    elsewhere = writer_of(writer.atlas, "index.md")
    assert 'href="companies/alpha/"' in call(elsewhere, "link", "alpha")
    deeper = writer_of(writer.atlas, "supply-chain.md")
    assert 'href="../companies/alpha/"' in call(deeper, "link", "alpha")
    assert "<a" not in call(writer, "link", "alpha"), "a page does not link to itself"
    assert "<a" not in call(writer, "link", "beta"), "an entity without a page is no link"


def test_profile_shows_names_figures_and_facts(writer):
    card = call(writer, "profile")
    assert '<span lang="zh">阿尔法</span>' in card
    text = text_of(card)
    for part in ("A maker of cells", "400", "GWh", "2024 · reported", "Country", "China", "cell maker"):
        assert part in text


def test_table_of_one_measure(writer):
    table = call(writer, "table", "output", of=["alpha", "beta"], basis="counted")
    assert '<th scope="row">Alpha</th>' in table
    assert re.findall(r'<td class="num">.*?>([^<]+)</span>', table) == ["50", "200", "400", "100"]
    assert text_of(table).count("–") == 2, "periods without a figure show a dash"


def test_table_of_parts_and_of_a_kind(writer):
    assert text_of(call(writer, "table", "part", of="world", by="countries")).endswith("China70Japan10")
    table = text_of(call(writer, "table", "companies", columns=["country", "output"]))
    assert "Alpha" in table and "400 GWh 2024" in table
    assert "Beta" not in table, "entities without a page stay out"
    assert "Alpha" in call(writer, "table", "companies", columns=["country"], where="kind=miner|cell-maker")


def test_lists(writer):
    assert "Alpha made its first cell." in call(writer, "milestones")
    assert "Alpha made its first cell." in call(writer, "milestones", of="beta")
    assert "aba-status--met" in call(writer, "targets")
    assert "Supplies" in call(writer, "related") and "Is supplied by" in call(writer, "related", of="beta")


@pytest.mark.parametrize(
    ("name", "arguments", "options", "words"),
    [
        ("value", ["outptu"], {}, "did you mean 'output'"),
        ("value", ["output"], {"at": "last year"}, "no period"),
        ("value", [], {}, "it takes measure, of"),
        ("value", ["output"], {"unit": "t LCE"}, "no conversion from GWh to t LCE"),
        ("change", ["output"], {"since": 2022, "how": "sideways"}, "one of percent"),
        ("change", ["revenue"], {"since": 2023, "until": 2023}, "not before"),
        ("share", ["output"], {"whole": "moon"}, "one of world, sum"),
        ("cite", [], {}, "at least one source"),
        ("cite", ["bureau"], {}, "there is no source 'bureau'"),
        ("link", ["alhpa"], {}, "did you mean 'alpha'"),
        ("table", ["companies"], {}, "needs columns"),
        ("table", ["companies"], {"columns": ["colour"]}, "no key of companies and no measure"),
        ("table", ["output"], {"of": ["alpha", "beta"], "basis": "counted", "periods": [1990]}, "no figure for 1990"),
        (
            "table",
            ["companies"],
            {"columns": ["country"], "where": "knd=miner"},
            "no key of companies; did you mean 'kind'",
        ),
        ("table", ["companies"], {"columns": ["country"], "where": "kind=miner"}, "kind is one of cell-maker"),
        ("targets", [], {"of": "beta"}, "has no targets"),
        ("related", [], {"of": "world"}, "related to nothing"),
        ("profile", [], {"of": "beta"}, "has no summary"),
    ],
)
def test_wrong_calls_say_what_would_do(writer, name, arguments, options, words):
    with pytest.raises(MacroError, match=words):
        call(writer, name, *arguments, **options)


def test_a_page_without_entity_must_say_which(writer):
    with pytest.raises(MacroError, match="say which is meant"):
        call(writer_of(writer.atlas, "index.md"), "profile")


def test_text_of_the_data_is_escaped_everywhere(tmp_path):
    changes = {
        "data/companies/alpha.yml": tiny.FILES["data/companies/alpha.yml"]
        .replace("Alpha made its first cell.", f"'{EVIL}'")
        .replace("name: Alpha", f"name: '{EVIL}'")
        .replace("It made more.", f"'{EVIL}'")
        .replace("summary: A maker", f"summary: '{EVIL}, so that it is long enough to be a summary.' #"),
        "data/sources/the-bureau.yml": tiny.FILES["data/sources/the-bureau.yml"].replace(
            "Batteries in figures\n", f"'{EVIL}'\n"
        ),
    }
    writer = writer_of(tiny.atlas(tmp_path, changes), "companies/alpha.md", "entity: alpha\n")
    printed = [
        call(writer, name, *arguments)
        for name, arguments in [
            ("profile", []), ("link", ["alpha"]), ("milestones", []), ("targets", []), ("related", []),
            ("table", ["companies", ]), ("cite", ["bureau-2024"]), ("sources", []),
        ]
        if name != "table"
    ]  # fmt: skip
    for html in printed:
        assert "<script" not in html
    assert sum("&lt;script&gt;" in html for html in printed) >= 5


def test_rehearsal_finds_every_wrong_call_of_a_page(tmp_path):
    atlas = tiny.atlas(tmp_path)
    page = parse_page(
        '---\nentity: alpha\n---\n{{ value("outptu") }}\nText {{ cite("nobody") }} {{ nothing }}\n',
        "docs/companies/alpha.md",
    )
    findings = rehearse(page, atlas, Book([page]))[1]
    assert [str(finding.place) for finding in findings] == [
        "docs/companies/alpha.md:4:1", "docs/companies/alpha.md:5:6", "docs/companies/alpha.md:5:27",
    ]  # fmt: skip


def test_every_macro_is_documented_with_a_live_example(root):
    page = parse_page((root / "docs/contributing/macros.md").read_text(encoding="utf-8"), "docs/contributing/macros.md")
    pages_of_their_own = {"chart_part", "claims", "ledger", "timeline", "tracker", "directory", "glossary"}
    assert {found.macro for found in page.calls} == set(MACROS) - pages_of_their_own
    for name, macro in MACROS.items():
        assert f"### {name}\n" in page.body
        assert macro.__doc__, name


@pytest.fixture
def explaining(real_atlas):
    return writer_of(real_atlas, "charts/pack-price.md", "explains: pack-price\n")


def test_a_figure_can_be_read_taken_away_cited_and_framed(real_atlas):
    figure = str(call(writer_of(real_atlas, "countries/china.md"), "chart", "ev-battery-share", highlight="byd"))
    assert 'id="chart-ev-battery-share"' in figure and 'data-lit="BYD"' in figure
    for target in (
        'href="../../charts/ev-battery-share/"',
        'href="../../charts/ev-battery-share.csv"',
        'href="../../charts/ev-battery-share.png"',
        'href="../../api/v1/measures/ev-batteries-installed.csv"',
        'data-spec="../../charts/ev-battery-share.narrow.vl.json"',
        'data-runtime="../../assets/javascripts/vega.',
    ):
        assert target in figure
    text = text_of(figure)
    assert "with processing by Asia Battery Atlas. “Who supplies the world's EV batteries”" in text.replace(
        "&#39;", "'"
    )
    assert text.index("JW Insights (2026)") < text.index("with processing by")
    assert figure.count("<details") == 4 and "<tbody>" in figure


def test_the_parts_of_a_chart_page(explaining):
    assert "US dollars a kWh" in call(explaining, "chart_part", "data")
    measures = text_of(call(explaining, "chart_part", "measures"))
    for words in (
        "USD/kWh",
        "BloombergNEF",
        "Newest source",
        "December 2025",
        "Next expected",
        "December 2026 (yearly)",
    ):
        assert words in measures
    assert "9 reported" in text_of(call(explaining, "chart_part", "making"))
    assert 'href="../"' in call(explaining, "chart_part", "pages")
    assert "aba-figure--large" in call(explaining, "chart") and "<table" not in call(explaining, "chart")


def test_pages_that_show_a_chart_are_told(real_atlas):
    text = "---\ntitle: {}\n---\n{{{{ chart({}) }}}}\n"
    pages = [
        parse_page("---\nexplains: pack-price\ntitle: Price\n---\n{{ chart() }}\n", "docs/charts/pack-price.md"),
        parse_page(text.format("Outlook", '"pack-price"'), "docs/outlook.md"),
        parse_page(text.format("Cobalt", '"mining-shares", highlight="cobalt"'), "docs/minerals/cobalt.md"),
    ]
    assert Book(pages).showing("pack-price") == [("outlook/", "Outlook")]
    told = call(Writer(real_atlas, pages[0], Book(pages), picture=unpainted), "chart_part", "pages")
    assert '<a href="../../outlook/">Outlook</a>' in told and "Cobalt" not in told


@pytest.mark.parametrize(
    ("name", "arguments", "options", "words"),
    [
        ("chart", ["pack-pric"], {}, "did you mean 'pack-price'"),
        ("chart", [], {}, "explains no chart of its own"),
        ("chart", ["ev-battery-share"], {"highlight": "catll"}, "did you mean 'catl'"),
        ("chart", ["ev-battery-share"], {"highlight": "toshiba"}, "does not show 'toshiba'"),
        ("chart_part", ["tabel"], {}, "there are data, measures, making, pages"),
        ("chart_part", ["data"], {}, "explains no chart of its own"),
        ("gallery", ["money"], {}, "there are makers, demand"),
    ],
)
def test_wrong_calls_about_charts_say_what_would_do(real_atlas, name, arguments, options, words):
    with pytest.raises(MacroError, match=words):
        call(writer_of(real_atlas, "outlook.md"), name, *arguments, **options)


def test_bibtex_is_escaped(real_atlas):
    module, drawing = draw_chart(real_atlas, "pack-price")
    loud = replace(module, title="100 % {sure} & more_or_less")
    entry = bibtex(real_atlas, loud, drawing, "https://x.example/charts/pack-price/").rpartition("@misc")[2]
    assert r"title = {100 \% sure \& more\_or\_less}" in entry
