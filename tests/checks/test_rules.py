"""Every rule has a case that passes and cases that fail, each with the place and the words of its finding."""

from __future__ import annotations

import re

import pytest
import tiny
from changes import (
    ALPHA,
    BETA,
    BUREAU,
    CODE,
    HOME,
    PAGE,
    PRICE,
    TODAY,
    company,
    explaining,
    in_alpha,
    measured,
    on_page,
    plant,
    source,
)

from macros import checks

CLAIM = (
    "lead:\n  claim: Alpha leads\n  pages: [companies/alpha.md]\n  evidence:\n"
    "    - {measure: output, of: alpha, at: 2024}\n  verdict: supported\n  why: It does.\n"
)
TOLD = {PAGE: tiny.FILES[PAGE].replace("{{ sources() }}", "{{ claims() }}\n\n{{ sources() }}")}
TERM = "foil:\n  term: foil\n  also: [foils]\n  meaning: A thin sheet of metal.\n  see: [alpha]\n"
GAMMA, PLANT = "data/companies/gamma.yml", "data/plants/alpha-town.yml"

FAILING = [
    ("shape", in_alpha("kind: cell-maker", "kind: baker"), f"{ALPHA}:6:7", "expected one of"),
    ("shape", {PAGE: "---\nentity: [alpha\n---\n"}, f"{PAGE}:3:1", "not valid YAML"),
    ("shape", in_alpha("2023: 200", "2023: 2,000"), f"{ALPHA}:12:30", "write 2000 without a comma"),
    ("shape", in_alpha("2023: 200", "2023: -1,234,567.5"), f"{ALPHA}:12:30", "write -1234567.5 without a comma"),
    ("shape", in_alpha("unit: CNY billion", "unit: JPY"), f"{ALPHA}:19:11", "did you mean 'JPY million'?"),
    ("shape", in_alpha("unit: CNY billion", "unit: GWH"), f"{ALPHA}:19:11", "figures.unit: 'GWH' is not a unit; did you mean 'GWh'?"),
    ("shape", in_alpha("country: china\n", "country: china\ncolour: red\n"), f"{ALPHA}:8:1", "unknown key 'colour'; keys here are name"),
    ("shape", in_alpha("unit: CNY billion", "colour: red"), f"{ALPHA}:19:5", "keys here are measure, basis, unit"),
    ("shape", in_alpha("2023: 200", "2023: {value: 200, colour: red}"), f"{ALPHA}:12:43", "keys here are value, low, high"),
    ("ids-resolve", in_alpha("country: china", "country: chian"), f"{ALPHA}:7:10", "did you mean 'china'"),
    ("ids-resolve", in_alpha("measure: revenue", "measure: revenues"), f"{ALPHA}:18:14", "did you mean 'revenue'"),
    ("ids-resolve", in_alpha("about: [beta]", "about: [betta]"), f"{ALPHA}:24:64", "did you mean 'beta'"),
    ("ids-resolve", in_alpha("source: institute-2024\n    values", "source: institut-2024\n    values"), f"{ALPHA}:16:13", "no source"),
    ("ids-resolve", in_alpha("{to: beta", "{to: alpha"), f"{ALPHA}:28:10", "names itself"),
    ("ids-resolve", tiny.changed("data/countries/world.yml", "japan: 10", "japn: 10"), "data/countries/world.yml:13:25", "no country"),
    ("ids-resolve", tiny.changed("data/countries/world.yml", "by: countries", "by: nations"), "data/countries/world.yml:10:9", "no kind"),
    ("measures-fit", in_alpha("    basis: counted\n    source: bureau-2025", "    source: bureau-2025"), f"{ALPHA}:9:14", "add basis: counted (The Bureau, counted), guessed ("),
    ("measures-fit", in_alpha("basis: counted", "basis: weighed"), f"{ALPHA}:10:12", "it has counted, guessed"),
    ("measures-fit", in_alpha("    unit: CNY billion\n", ""), f"{ALPHA}:18:14", "add unit"),
    ("measures-fit", in_alpha("unit: CNY billion", "unit: JPY billion"), f"{ALPHA}:19:11", "not in JPY billion"),
    ("measures-fit", {"data/measures.yml": tiny.FILES["data/measures.yml"] + "spare:\n  label: Spare\n  unit: t\n  definition: Nobody asks.\n"}, "data/measures.yml:18:1", "no figure uses"),
    ("claims-told", {"data/claims.yml": CLAIM}, f"{PAGE}:24:1", "the claim 'lead' is to be told here; write {{ claims() }}"),
    ("claims-told", {**TOLD, "data/claims.yml": CLAIM.replace("at: 2024", "at: 2019")}, "data/claims.yml:5:7", "there is counted 2022"),
    ("claims-told", {**TOLD, "data/claims.yml": CLAIM.replace("of: alpha", "of: alfa")}, "data/claims.yml:5:7", "did you mean 'alpha'?"),
    ("claims-told", {**TOLD, "data/claims.yml": CLAIM.replace("[companies/", "[firms/")}, "data/claims.yml:3:11", "there is no page docs/firms/alpha.md"),
    ("glossary-terms", {"data/glossary.yml": TERM.replace("[alpha]", "[alfa]")}, "data/glossary.yml:5:9", "did you mean 'alpha'?"),
    ("glossary-terms", {"data/glossary.yml": TERM.replace("[foils]", "['[f]']")}, "data/glossary.yml:3:10", "cannot be found in a text"),
    ("glossary-terms", {"data/glossary.yml": TERM + TERM.replace("foil:", "leaf:", 1)}, "data/glossary.yml:7:9", "under 'foil'"),
    ("pages-exist", {HOME: tiny.FILES[HOME].replace("{{ sources() }}", '{{ cite("bureau-2024") }}')}, f"{HOME}:10:1", "the page cites sources, so it must end with"),
    ("lists-shown", tiny.changed(PAGE, "{{ targets() }}", ""), f"{PAGE}:24:1", "'alpha' has something to list; add {{ targets() }}"),
    ("shape", {"data/claims.yml": CLAIM.replace("measure: output, of: alpha, at: 2024", "of: alpha")}, "data/claims.yml:5:7", "give either a figure"),
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
    ("pages-exist", tiny.changed(PAGE, "title: Alpha", "title: Omega"), f"{PAGE}:3:8", "run `make fix`"),
    ("pages-exist", tiny.changed(PAGE, "entity: alpha", "entity: alfa"), f"{PAGE}:2:9", "did you mean 'alpha'"),
    ("pages-exist", tiny.changed(PAGE, "# Alpha\n", "# Omega\n"), f"{PAGE}:6:1", "must begin with the heading"),
    ("pages-exist", tiny.changed(PAGE, "{{ sources() }}", ""), f"{PAGE}:24:1", "must end with"),
    ("pages-exist", tiny.changed(HOME, "title: Home\n", ""), f"{HOME}:1:1", "no `title`"),
    ("pages-exist", tiny.changed(HOME, "title: Home\n", "title: Home\nchart: pack-price\n"), f"{HOME}:3:1", "hides the macro"),
    ("charts-explained", explaining("pack-pric"), f"{PRICE}:2:11", "did you mean 'pack-price'"),
    ("charts-explained", CODE, "macros/charts/pack_price.py:1:1", "write docs/charts/pack-price.md"),
    ("charts-explained", CODE, "macros/charts/pack_price.py:1:1", "no page but its own shows the chart"),
    ("charts-explained", {**CODE, **explaining("pack-price", at="docs/price.md")}, "docs/price.md:2:11", f"belongs at {PRICE}"),
    ("charts-explained", {**CODE, **explaining("pack-price", title="Prices")}, f"{PRICE}:4:8", "run `make fix`"),
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
    ("freshness", {**measured("monthly"), **tiny.changed(BUREAU, "2025-06-01", "2025-05-20")}, "data/measures.yml:6:11", "newest source is of May 2025 and its latest figure of 2024"),
    ("freshness", plant("construction", "2024-01"), f"{PLANT}:7:38", "'construction' is of January 2024"),
    ("near-duplicates", company("ALPHA Co., Ltd."), f"{GAMMA}:1:7", "the same as 'Alpha', a name of 'alpha'"),
    ("near-duplicates", company("Gamma", aliases="[Betas]"), f"{GAMMA}:2:11", "the same as 'Beta', a name of 'beta'"),
    ("near-duplicates", {**company("Gammatronic"), "data/companies/delta.yml": company("Gamatronic")[GAMMA]}, f"{GAMMA}:1:7", "one letter away from 'Gamatronic'"),
    ("near-duplicates", {BUREAU: tiny.FILES[BUREAU].replace("Batteries in figures, next edition", "Batteries in Figures!").replace("2025-06-01", "2024-06-30")}, f"{BUREAU}:10:12", "'bureau-2024' has this title"),
    ("sources-unique", source(url="https://bureau.example/2024?utm_source=a&fbclid=b#part"), "data/sources/x-press.yml:6:10", "'bureau-2024' has this address"),
    ("weak-sources", {**source(kind="encyclopedia"), **in_alpha("source: bureau-2024\n    values", "source: extra\n    values")}, "data/sources/x-press.yml:3:9", "carries 1 figure (alpha)"),
    ("weak-sources", {**source(confidence="medium"), **in_alpha("values: {2024: 380}", "values: {2024: {value: 380, source: extra}}")}, "data/sources/x-press.yml:3:9", "find what it took them from"),
    ("told-twice", {BETA: tiny.FILES[BETA] + "milestones:\n  - {date: 2020, event: Alpha made its first cell there., source: bureau-2024}\n"}, f"{ALPHA}:24:", "'beta' tells this too"),
    ("orphans", {"docs/more.md": tiny.FILES[HOME].replace("# Home", "# More")}, "docs/more.md:5:1", "no other page leads here"),
    ("orphans", tiny.changed(HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', ""), f"{PAGE}:6:1", "no other page leads here"),
    ("unlinked-names", tiny.changed(HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', "Read of\nBeta and Alpha."), f"{HOME}:8:10", "'Alpha' has a page"),
    ("spelling", on_page("It stored a kwh for each LG Energy Solutions."), f"{PAGE}:12:13", "write 'kWh', not 'kwh'"),
    ("spelling", {**company("Gamma Energy"), **on_page("It buys from Gamma-energy.")}, f"{PAGE}:12:14", "write 'Gamma Energy'"),
    ("spelling", in_alpha("event: Alpha made its first cell.", "event: It made a lithium ion battery."), f"{ALPHA}:24:38", "write 'lithium-ion battery'"),
    ("spelling", {**company("Gamma", native_name="{ko: 감마SDI}"), **on_page("It is called 감마 SDI.")}, f"{PAGE}:12:14", "write '감마SDI'"),
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


def test_a_page_without_its_description_has_one_finding(tmp_path):
    text = tiny.FILES[PAGE]
    line = next(line for line in text.splitlines(keepends=True) if line.startswith("description:"))
    findings = checks.run(tiny.write(tmp_path, {PAGE: text.replace(line, "")}), only=["pages-exist"], today=TODAY)[1]
    assert [finding.message for finding in findings] == [f"`description` is not what {ALPHA} says; run `make fix`"]


def test_a_number_with_commas_gives_one_finding(tmp_path):
    findings = checks.run(tiny.write(tmp_path, in_alpha("2023: 200", "2023: 2,000")), today=TODAY)[1]
    assert len([finding for finding in findings if finding.severity == "error"]) == 1


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


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("freshness", measured("half-yearly")),
        ("freshness", plant("operating", "2018-01")),
        ("freshness", plant("construction", "2024-03")),
        ("near-duplicates", company("Gamma", aliases="[Alphabet]")),
        ("spelling", {**company("RISING"), **on_page("The price kept rising.")}),
        ("told-twice", {BETA: tiny.FILES[BETA] + "milestones:\n  - {date: 2021, event: Alpha made its first cell there., source: bureau-2024}\n"}),
        ("near-duplicates", {**company("NMC 5322 X"), "data/companies/delta.yml": company("NMC 5323 X")[GAMMA]}),
        ("near-duplicates", {"data/stages/gamma.yml": "name: Gamma\naliases: [Beta]\npage: none\norder: 1\n"}),
        ("near-duplicates", {BUREAU: tiny.FILES[BUREAU].replace("Batteries in figures, next edition", "Batteries in figures")}),
        ("sources-unique", source(url="https://bureau.example/2024#/other")),
        ("sources-unique", source(url="https://bureau.example/2024?page=2")),
        ("weak-sources", {**source(kind="encyclopedia"), **in_alpha("source: bureau-2024\n    values", "source: [extra, bureau-2024]\n    values")}),
        ("weak-sources", {**source(confidence="low"), **in_alpha("source: bureau-2024\n    values", "source: extra\n    values")}),
        ("orphans", tiny.changed(HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', '<a href="companies/alpha/">Alpha</a>')),
        ("orphans", tiny.changed(HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', '{{ table("companies", columns=["kind"]) }}')),
        ("orphans", tiny.changed(HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', '{{ table("companeis", columns=["kind"]) }}')),
        ("unlinked-names", tiny.changed(HOME, "See {{", "Alpha and Alpha again: {{")),
        ("unlinked-names", tiny.changed(HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', "## Alpha\n\n| Alpha |\n\n`Alpha`, Alphas, Alpha-like, alpha.")),
        ("unlinked-names", {**company("Alpha Works"), **tiny.changed(HOME, 'See {{ link("alpha") }} and [its page](companies/alpha.md).', "Alpha Works is another.")}),
        ("spelling", on_page("A lithium ion moves. Its [page](../companies/ALPHA.md) has kWh, sulfide and Lithium-ion batteries.")),
        ("spelling", {**source(title="Lithium ion battery of LG Energy Solutions")}),
    ],
)  # fmt: skip
def test_a_rule_lets_pass_what_is_right(tmp_path, rule, changes):
    assert checks.run(tiny.write(tmp_path, changes), only=[rule], today=TODAY)[1] == []


def test_the_guide_names_every_rule(root):
    guide = (root / "docs/contributing/index.md").read_text(encoding="utf-8")
    told = re.findall(r"^- `([a-z-]+)`", guide, re.MULTILINE)
    assert sorted(told) == sorted(checks.rules())


TEN = [
    ("zh: 阿尔法", "zh: Alfa", "3:7", "'Alfa' (zh) has no Chinese characters"),
    ("country: china", "country: chine", "7:10", "no country 'chine'; did you mean 'china'?"),
    ("basis: counted\n    source", "basis: weighed\n    source", "10:12", "it has counted, guessed"),
    ("source: bureau-2025", "source: bureau-2026", "11:13", "no source 'bureau-2026'; did you mean 'bureau-2025'?"),
    ("measure: revenue", "measure: revenu", "18:14", "no measure 'revenu'; did you mean 'revenue'?"),
    ("date: 2020-05", "date: 2030-05", "24:12", "what is still to come is a target, not a milestone"),
    ("about: [beta]", "about: [betta]", "24:64", "no entity 'betta'; did you mean 'beta'?"),
    ("due: 2024", "due: 2019", "26:23", "due before it was made: 2021, then 2019"),
    ("outcome: It made more., ", "", "26:66", "needs an `outcome`: what happened, in one sentence"),
    ("{to: beta", "{to: betta", "28:10", "no entity 'betta'; did you mean 'beta'?"),
]  # fmt: skip

TEN_OF_SHAPE = [
    ("name: Alpha", "name: 2024", "1:7", "found 2024, expected text; put it in quotes"),
    ("  zh:", "  cn:", "3:3", "unknown key 'cn'"),
    ("page: standard", "page: standart", "4:7", "expected one of 'major', 'standard', 'short' or 'none'; did you mean 'standard'?"),
    ("country: china\n", "country: China\n", "7:10", "'China' is no id; ids are lower-case ASCII words joined by hyphens"),
    ("{2022: 50,", "{20222: 50,", "12:14", "'20222' is no period; expected a period such as 2024"),
    ("2023: 200", "2023: two hundred", "12:31", "found two hundred, expected a number alone, without unit, commas or quotes"),
    ("{low: 10, high: 12}", "{low: 12, high: 10}", "22:13", "`low` 12 is above `high` 10"),
    ("event: Alpha made its first cell., ", "", "24:5", "the required key 'event' is missing in milestones"),
    ("source: [bureau-2024, bureau-2025]", "source: []", "26:103", "found 0 items, expected at least 1; add some"),
    ("type: supplies", "type: suplies", "28:22", "did you mean 'supplies'?"),
]  # fmt: skip


@pytest.mark.parametrize("mistakes", [TEN, TEN_OF_SHAPE], ids=["of sense", "of shape"])
def test_ten_mistakes_give_ten_findings_in_one_run(tmp_path, mistakes):
    text = tiny.FILES[ALPHA]
    for old, new, _, _ in mistakes:
        assert old in text
        text = text.replace(old, new, 1)
    findings = checks.run(tiny.write(tmp_path, {ALPHA: text}), today=TODAY)[1]
    found = [item for item in findings if item.place.path == ALPHA and item.severity == "error"]
    assert len(found) == len(mistakes) == 10, "\n".join(map(str, found))
    for item, (_, _, place, remedy) in zip(found, mistakes, strict=True):
        assert str(item.place) == f"{ALPHA}:{place}", str(item)
        assert remedy in item.message
