"""Every rule has a case that passes and cases that fail, each with the place and the words of its finding."""

from __future__ import annotations

import datetime as dt

import pytest
import tiny

from macros import checks

TODAY = dt.date(2025, 8, 1)
ALPHA, BETA = "data/companies/alpha.yml", "data/companies/beta.yml"
BUREAU, PAGE, HOME = "data/sources/the-bureau.yml", "docs/companies/alpha.md", "docs/index.md"


def in_alpha(old, new):
    return tiny.changed(ALPHA, old, new)


def on_page(text):
    return tiny.changed(PAGE, "## In brief\n", f"## In brief\n\n{text}\n")


def source(**changes):
    fields = {
        "id": "extra",
        "title": "More",
        "date": 2024,
        "url": "https://x.example/a",
        "kind": "news",
        "accessed": "2025-01",
    }
    lines = [f"{key}: {value}" for key, value in {**fields, **changes}.items()]
    return {"data/sources/x-press.yml": "publisher: X Press\nsources:\n  - " + "\n    ".join(lines) + "\n"}


PRICE = "docs/charts/pack-price.md"
CODE = {"macros/charts/pack_price.py": "# a repository with charts of its own\n"}


def explaining(chart, title="What a battery pack costs", at=PRICE):
    front = f"explains: {chart}\ntemplate: chart.html\ntitle: {title}\ndescription: Of a chart.\n"
    return {at: f"---\n{front}---\n# {title}\n\n{{{{ sources() }}}}\n"}


FAILING = [
    ("shape", in_alpha("kind: cell-maker", "kind: baker"), f"{ALPHA}:6:7", "expected one of"),
    ("shape", {PAGE: "---\nentity: [alpha\n---\n"}, f"{PAGE}:3:1", "not valid YAML"),
    ("ids-resolve", in_alpha("country: china", "country: chian"), f"{ALPHA}:7:10", "did you mean 'china'"),
    ("ids-resolve", in_alpha("measure: revenue", "measure: revenues"), f"{ALPHA}:18:14", "did you mean 'revenue'"),
    ("ids-resolve", in_alpha("about: [beta]", "about: [betta]"), f"{ALPHA}:24:64", "did you mean 'beta'"),
    ("ids-resolve", in_alpha("source: institute-2024\n    values", "source: institut-2024\n    values"), f"{ALPHA}:16:13", "no source"),
    ("ids-resolve", in_alpha("{to: beta", "{to: alpha"), f"{ALPHA}:28:10", "names itself"),
    ("ids-resolve", tiny.changed("data/countries/world.yml", "japan: 10", "japn: 10"), "data/countries/world.yml:13:25", "no country"),
    ("ids-resolve", tiny.changed("data/countries/world.yml", "by: countries", "by: nations"), "data/countries/world.yml:10:9", "no kind"),
    ("measures-fit", in_alpha("    basis: counted\n    source: bureau-2025", "    source: bureau-2025"), f"{ALPHA}:9:14", "add basis"),
    ("measures-fit", in_alpha("basis: counted", "basis: weighed"), f"{ALPHA}:10:12", "it has counted, guessed"),
    ("measures-fit", in_alpha("    unit: CNY billion\n", ""), f"{ALPHA}:18:14", "add unit"),
    ("measures-fit", in_alpha("unit: CNY billion", "unit: JPY billion"), f"{ALPHA}:19:11", "not in JPY billion"),
    ("measures-fit", {"data/measures.yml": tiny.FILES["data/measures.yml"] + "spare:\n  label: Spare\n  unit: t\n  definition: Nobody asks.\n"}, "data/measures.yml:18:1", "no figure uses"),
    ("sourced", {**source(confidence="low"), **in_alpha("source: bureau-2024\n    values", "source: extra\n    values")}, f"{ALPHA}:22:13", "a weak source"),
    ("sourced", in_alpha("outcome: It made more., ", ""), f"{ALPHA}:26:66", "needs an `outcome`"),
    ("sources-used", source(), "data/sources/x-press.yml:3:9", "nothing cites"),
    ("sources-unique", source(url="http://www.bureau.example/2024/"), "data/sources/x-press.yml:6:10", "'bureau-2024' has this address"),
    ("sources-complete", source(title="X Press"), "data/sources/x-press.yml:4:12", "only repeats the publisher"),
    ("sources-complete", source(url="https://x.example/a?utm_source=b"), "data/sources/x-press.yml:6:10", "tracking"),
    ("sources-complete", source(date="n.d."), "data/sources/x-press.yml:5:11", "has no date"),
    ("sources-complete", tiny.changed(BUREAU, "publisher: The Bureau", "publisher: The Office"), f"{BUREAU}:1:12", "the-office.yml"),
    ("dates", source(date=2026), "data/sources/x-press.yml:5:11", "published after it was read"),
    ("dates", source(accessed="2025-09"), "data/sources/x-press.yml:8:15", "still to come"),
    ("dates", in_alpha("date: 2020-05", "date: 2026-05"), f"{ALPHA}:24:12", "a target, not a milestone"),
    ("dates", in_alpha("made: 2021, due: 2024", "made: 2021, due: 2019"), f"{ALPHA}:26:23", "due before it was made"),
    ("dates", in_alpha("since: 2021,", "since: 2021, until: 2018,"), f"{ALPHA}:28:52", "ends before it begins"),
    ("shares-sum", tiny.changed("data/countries/world.yml", "japan: 10", "japan: 40"), "data/countries/world.yml:13:32", "add up to 110%"),
    ("outliers", in_alpha("2023: 200", "2023: 20000"), f"{ALPHA}:12:30", "ten times away"),
    ("status-dates", in_alpha("2024: 400}", "2024: 400, 2027: 500}"), f"{ALPHA}:12:52", "cannot be reported yet"),
    ("status-dates", in_alpha("status: met, outcome: It made more.", "status: open"), f"{ALPHA}:26:66", "has passed"),
    ("status-dates", in_alpha("due: 2024, measure: output, value: 350, status: met", "due: 2027, measure: output, value: 350, status: missed"), f"{ALPHA}:26:66", "cannot be missed yet"),
    ("native-names", in_alpha("zh: 阿尔法", "zh: Alpha"), f"{ALPHA}:3:7", "no Chinese characters"),
    ("native-names", in_alpha("zh: 阿尔法", "ja: 알파알파"), f"{ALPHA}:3:7", "no kanji or kana"),
    ("native-names", in_alpha("zh: 阿尔法", "zh: 阿ルファ"), f"{ALPHA}:3:7", "holds kana"),
    ("pages-exist", {PAGE: None}, f"{ALPHA}:4:7", "needs a page"),
    ("pages-exist", tiny.changed(PAGE, "title: Alpha", "title: Omega"), f"{PAGE}:3:8", "run check --fix"),
    ("pages-exist", tiny.changed(PAGE, "entity: alpha", "entity: alfa"), f"{PAGE}:2:9", "did you mean 'alpha'"),
    ("pages-exist", tiny.changed(PAGE, "# Alpha\n", "# Omega\n"), f"{PAGE}:6:1", "must begin with the heading"),
    ("pages-exist", tiny.changed(PAGE, "{{ sources() }}", ""), f"{PAGE}:18:1", "must end with"),
    ("pages-exist", tiny.changed(HOME, "title: Home\n", ""), f"{HOME}:1:1", "no `title`"),
    ("pages-exist", tiny.changed(HOME, "title: Home\n", "title: Home\nchart: pack-price\n"), f"{HOME}:3:1", "hides the macro"),
    ("charts-explained", explaining("pack-pric"), f"{PRICE}:2:11", "did you mean 'pack-price'"),
    ("charts-explained", CODE, "macros/charts/pack_price.py:1:1", "write docs/charts/pack-price.md"),
    ("charts-explained", CODE, "macros/charts/pack_price.py:1:1", "no page but its own shows the chart"),
    ("charts-explained", {**CODE, **explaining("pack-price", at="docs/price.md")}, "docs/price.md:2:11", f"belongs at {PRICE}"),
    ("charts-explained", {**CODE, **explaining("pack-price", title="Prices")}, f"{PRICE}:4:8", "run check --fix"),
    ("charts-explained", {**CODE, **explaining("pack-price", title="Prices")}, f"{PRICE}:7:1", "must begin with the heading"),
    ("charts-explained", {**CODE, **explaining("pack-price")}, f"{PRICE}:7:1", "must call chart, chart_part"),
    ("charts-explained", {**CODE, **explaining("pack-price")}, f"{PRICE}:7:1", "explain how to read it"),
    ("page-depth", {PAGE: tiny.FILES[PAGE].replace("Cells are made", "No")[:900] + "\n{{ sources() }}\n"}, f"{PAGE}:6:1", "words of prose"),
    ("page-depth", tiny.changed(PAGE, '{{ value("output", at=2024) }}', "much"), f"{PAGE}:6:1", "3 cited figures"),
    ("bare-digits", on_page("It has 12 plants."), f"{PAGE}:12:8", "'12' stands without a source"),
    ("bare-digits", on_page("It began in 2011."), f"{PAGE}:12:13", "put a citing macro into the sentence"),
    ("bare-digits", on_page('It has 12 plants, as {{ value("output", at=2024) }} shows.'), f"{PAGE}:12:8", "'12' stands"),
    ("bare-digits", on_page("- One thing.\n- Up 5%."), f"{PAGE}:13:6", "'5%' stands"),
    ("macro-calls", on_page('{{ value("output", at=1999) }}'), f"{PAGE}:12:1", "there is counted 2022"),
    ("macro-calls", on_page('{{ valeu("output") }}'), f"{PAGE}:12:1", "did you mean 'value'"),
    ("macro-calls", on_page('{{ value("output", year=1, colour=2) }}'), f"{PAGE}:12:1", "it takes measure"),
    ("macro-calls", on_page('{{ chart("pack-pricee") }}'), f"{PAGE}:12:1", "did you mean 'pack-price'"),
    ("macro-calls", on_page('{{ value("output" }}'), f"{PAGE}:12:1", "value"),
    ("links", tiny.changed(HOME, "companies/alpha.md", "companies/alhpa.md"), f"{HOME}:7:40", "leads nowhere"),
    ("links", tiny.changed(HOME, "companies/alpha.md", "companies/alpha.md#in-breif"), f"{HOME}:7:40", "did you mean 'in-brief'"),
    ("links", tiny.changed(HOME, "companies/alpha.md", "/companies/alpha/"), f"{HOME}:7:40", "no relative link"),
    ("links", tiny.changed(HOME, "companies/alpha.md", "https://alpha.example"), f"{HOME}:7:40", "cite()"),
    ("canonical-form", in_alpha("kind: cell-maker\ncountry: china\n", "country: china\nkind: cell-maker\n"), f"{ALPHA}:6:1", "keys out of order"),
    ("canonical-form", in_alpha("country: china\n", "country: china  \n"), f"{ALPHA}:7:15", "spaces at the end"),
    ("canonical-form", in_alpha("  zh:", "   zh:"), f"{ALPHA}:3:4", "indent by two spaces"),
    ("canonical-form", {BETA: tiny.FILES[BETA] + "\n"}, f"{BETA}:15", "one line break"),
]  # fmt: skip


def test_a_sound_repository_has_no_findings(tmp_path):
    assert checks.run(tiny.write(tmp_path), today=TODAY)[1] == []


@pytest.mark.parametrize(
    ("rule", "changes", "place", "words"), FAILING, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_rule_finds_what_breaks_it(tmp_path, rule, changes, place, words):
    findings = checks.run(tiny.write(tmp_path, changes), only=[rule], today=TODAY)[1]
    assert findings, "nothing was found"
    assert all(finding.rule in (rule, "yaml", "files", "ids") for finding in findings)
    matching = [finding for finding in findings if words in finding.message]
    assert matching, [str(finding) for finding in findings]
    assert any(str(finding.place).startswith(place) for finding in matching), [str(finding) for finding in matching]


def test_every_rule_has_a_failing_case():
    assert {case[0] for case in FAILING} == set(checks.rules())


def test_every_rule_says_what_it_ensures():
    for name, rule in checks.rules().items():
        assert rule.__doc__ and rule.__doc__.splitlines()[0].endswith((".", '."')), name


@pytest.mark.parametrize(
    "text",
    [
        'It began in 2011{{ cite("bureau-2024") }}.',
        'In 2024 it made {{ value("output", at=2024) }} of cells.',
        'It has 12 plants{{ cite("bureau-2024") }}.',
        "It is made in steps:\n\n1. Mix.\n2. Coat.",
        "See `make 42` and [a page](../index.md).",
        "It gives off CO2 when burnt.",
    ],
)
def test_covered_digits_pass(tmp_path, text):
    assert checks.run(tiny.write(tmp_path, on_page(text)), only=["bare-digits"], today=TODAY)[1] == []


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
    assert checks.fix(tmp_path, today=TODAY) == [ALPHA, PAGE]
    assert checks.run(tmp_path, today=TODAY)[1] == []
    text = (tmp_path / ALPHA).read_text()
    assert "# where it sits" in text
    assert text.index("kind: cell-maker") < text.index("country: china")
    assert "hide: [toc]" in (tmp_path / PAGE).read_text()
    assert checks.fix(tmp_path, today=TODAY) == []


def test_fix_writes_the_head_of_a_chart_page(tmp_path):
    tiny.write(tmp_path, explaining("pack-price", title="Wrong"))
    assert checks.fix(tmp_path, today=TODAY) == [PRICE]
    text = (tmp_path / PRICE).read_text()
    assert "title: What a battery pack costs\n" in text and "BloombergNEF survey stated it.\n" in text


def test_ten_mistakes_give_ten_findings_in_one_run(tmp_path):
    text = tiny.FILES[ALPHA]
    for old, new in [
        ("zh: 阿尔法", "zh: Alfa"), ("country: china", "country: chine"), ("measure: revenue", "measure: revenu"),
        ("basis: counted\n    source: bureau-2025", "basis: weighed\n    source: bureau-2026"), ("about: [beta]", "about: [gamma]"),
        ("{to: beta", "{to: betta"), ("outcome: It made more., ", ""), ("due: 2024", "due: 2019"), ("date: 2020-05", "date: 2030-05"),
    ]:  # fmt: skip
        assert old in text
        text = text.replace(old, new, 1)
    findings = [
        item for item in checks.run(tiny.write(tmp_path, {ALPHA: text}), today=TODAY)[1] if item.place.path == ALPHA
    ]
    assert len([item for item in findings if item.severity == "error"]) >= 10, [str(item) for item in findings]
