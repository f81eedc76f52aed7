"""What a change does to the data, as a reviewer reads it."""

from __future__ import annotations

import pytest
import tiny
from differing import ALPHA, BETA, BUREAU, HOME, MEASURES, PAGE, WORLD, commit, git, in_alpha, lines

from macros.cli import main
from macros.diff.contrast import contrasted

PLANT = """\
name: Gamma works
page: none
operator: alpha
country: japan
place: Osaka
coordinates: {lat: 34.7, lon: 135.5, precision: city, source: bureau-2024}
products: [cells]
status: {value: operating, as_of: 2024-05, source: bureau-2024}
"""

CLAIM = (
    "lead:\n  claim: Alpha leads\n  pages: [companies/alpha.md]\n  evidence:\n"
    "    - {measure: output, of: alpha, at: 2024}\n  verdict: supported\n  why: It does.\n"
)
ROWS = {
    "a figure added": ("Figures", in_alpha("2024: 400}", "2024: 400, 2025: 500}"), ["+ alpha, output, counted, 2025: 500 GWh; reported; bureau-2025"]),
    "a figure beside another's": ("Figures", in_alpha("values: {2024: 380}", "values: {2023: 190, 2024: 380}"), ["+ alpha, output, counted, 2023: 190 GWh; estimate; institute-2024; beside 200 GWh of bureau-2025"]),
    "a figure changed": ("Figures", in_alpha("2024: 400}", "2024: 410}"), ["~ alpha, output, counted, 2024: 400 -> 410 GWh; reported; bureau-2025"]),
    "a figure removed": ("Figures", in_alpha("2022: 50, ", ""), ["- alpha, output, counted, 2022: 50 GWh; reported; bureau-2025"]),
    "a part changed": ("Figures", tiny.changed(WORLD, "china: 70", "china: 71"), ["~ world, part, 2024, china: 70 -> 71%; reported; bureau-2025"]),
    "a range changed": ("Figures", in_alpha("high: 12", "high: 13"), ["~ alpha, revenue, 2023: 10–12 -> CNY 10–13 billion; reported; bureau-2024"]),
    "standing and note": ("Figures", in_alpha("2022: 50", "2022: {value: 50, standing: estimate, note: About.}"), ["~ alpha, output, counted, 2022: 50; reported -> 50 GWh; estimate; bureau-2025; note: About."]),
    "one of two sources for a period": ("Figures", in_alpha("values: {2024: 380}", "values: {2024: 390}"), ["~ alpha, output, counted, 2024: 380 -> 390 GWh; estimate; institute-2024"]),
    "another source": ("Figures", in_alpha("source: bureau-2024\n    values", "source: bureau-2025\n    values"), ["~ alpha, revenue, 2023: 10–12; bureau-2024 -> CNY 10–12 billion; reported; bureau-2025"]),
    "a milestone reworded": ("Milestones", in_alpha("made its first cell.", "made a cell."), ["~ alpha, 2020-05, event: Alpha made its first cell. -> Alpha made a cell."]),
    "a milestone moved": ("Milestones", in_alpha("date: 2020-05", "date: 2020-06"), ["~ alpha, 2020-06, date: 2020-05 -> 2020-06"]),
    "a milestone removed": ("Milestones", in_alpha("milestones:\n  - {date: 2020-05, event: Alpha made its first cell., about: [beta], source: bureau-2024}\n", ""), ["- alpha, 2020-05: Alpha made its first cell. (bureau-2024)"]),
    "a status": ("Targets", in_alpha("status: met, outcome: It made more.", "status: missed, outcome: It made less."), ["~ alpha, output 350 GWh, due 2024, status: met -> missed", "~ alpha, output 350 GWh, due 2024, outcome: It made more. -> It made less."]),
    "a target added": ("Targets", in_alpha("targets:\n", "targets:\n  - {made: 2025, due: 2030, what: Double it, measure: output, basis: counted, value: {low: 700, high: 800}, status: open, source: bureau-2025}\n"), ["+ alpha, Double it: output 700–800 GWh (counted), due 2030: open (bureau-2025)"]),
    "a relation without dates": ("Relations", in_alpha("relations:\n", "relations:\n  - {to: beta, type: competes, source: institute-2024}\n"), ["+ alpha, competes, beta: institute-2024"]),
    "a relation removed": ("Relations", in_alpha("relations:\n  - {to: beta, type: supplies, since: 2021, source: institute-2024}\n", ""), ["- alpha, supplies, beta: since 2021 (institute-2024)"]),
    "a relation ended": ("Relations", in_alpha("since: 2021,", "since: 2021, until: 2024,"), ["+ alpha, supplies, beta, until: 2024"]),
    "a fact added": ("Entities", in_alpha("country: china\n", "country: china\nheadquarters: {value: Wuhan, source: bureau-2024}\n"), ["+ alpha, headquarters.value: Wuhan", "+ alpha, headquarters.source: bureau-2024"]),
    "a fact changed": ("Entities", in_alpha("country: china", "country: japan"), ["~ alpha, country: china -> japan"]),
    "an entity added": ("Entities", {"data/companies/gamma.yml": "name: Gamma\npage: none\nkind: miner\ncountry: japan\n"}, ["+ gamma: Gamma, company", "+ gamma, kind: miner", "+ gamma, country: japan"]),
    "an entity with facts": ("Entities", {"data/plants/gamma-works.yml": PLANT}, ["+ gamma-works: Gamma works, plant", "+ gamma-works, operator: alpha", "+ gamma-works, country: japan", "+ gamma-works, place: Osaka", "+ gamma-works, coordinates: lat 34.7, lon 135.5, precision city (bureau-2024)", "+ gamma-works, products: cells", "+ gamma-works, status: operating, as_of 2024-05 (bureau-2024)"]),
    "an entity in another folder": ("Entities", {"data/countries/japan.yml": None, "data/uses/japan.yml": "name: Japan\npage: none\n"}, ["~ japan, folder: countries -> uses", "- japan, type: country"]),
    "a source added": ("Sources", {"data/sources/x-press.yml": "publisher: X Press\nsources:\n  - {id: x, title: News, date: 2024, url: https://x.example/a_b, kind: news, accessed: 2025}\n"}, ["+ x: X Press, 2024: News https://x.example/a_b"]),
    "a source changed": ("Sources", tiny.changed(BUREAU, "date: 2024-06", "date: 2024-07"), ["~ bureau-2024, date: 2024-06 -> 2024-07"]),
    "a publisher renamed": ("Sources", tiny.changed(BUREAU, "publisher: The Bureau", "publisher: A Bureau"), ["~ bureau-2024, publisher: The Bureau -> A Bureau", "~ bureau-2025, publisher: The Bureau -> A Bureau"]),
    "a measure changed": ("Measures", tiny.changed(MEASURES, "label: Output", "label: Made"), ["~ output, label: Output -> Made"]),
    "a page rewritten": ("Pages", tiny.changed(HOME, "# Home", "# House"), ["~ docs/index.md, its text"]),
    "a page added": ("Pages", {"docs/more.md": "# More\n"}, ["+ docs/more.md, a new page"]),
    "a page removed": ("Pages", {PAGE: None}, ["- docs/companies/alpha.md, the page is gone"]),
    "a page whose data changed": ("Pages", in_alpha("2024: 400}", "2024: 410}"), ["~ docs/companies/alpha.md, the data it shows"]),
    "a claim": ("Claims", {"data/claims.yml": CLAIM}, ["+ lead: Alpha leads: supported"]),
    "a term": ("Terms", {"data/glossary.yml": "foil: {term: foil, meaning: A thin sheet.}\n"}, ["+ foil: foil: A thin sheet."]),
}  # fmt: skip


@pytest.mark.parametrize(("section", "change", "rows"), ROWS.values(), ids=ROWS)
def test_a_change_is_told_where_it_belongs(told, section, change, rows):
    assert lines(told(change), section) == rows


def test_the_counts_are_told_and_quiet_sections_left_out(told):
    text = told(in_alpha("2022: 50, 2023: 200, 2024: 400", "2022: 51, 2023: 200, 2025: 500"))
    assert text.startswith("From before to the files as they are\n")
    assert "\nFigures: 1 added, 1 changed, 1 removed\n" in text
    assert "Sources" not in text and "Charts" not in text


def test_form_alone_makes_no_difference(told):
    text = tiny.FILES[ALPHA].replace(
        "values: {2022: 50, 2023: 200, 2024: 400}",
        "# yes\n    values:\n      2024: 400.0\n      2023: 200\n      2022: 50",
    )
    assert text != tiny.FILES[ALPHA]
    assert told({ALPHA: text}).endswith("\nNo difference.\n")


def test_an_event_of_another_entity_touches_the_page_it_is_about(told):
    event = "milestones:\n  - {date: 2024, event: Beta bought cells., about: [alpha], source: bureau-2024}\n"
    quiet = tiny.FILES[PAGE].replace("{{ milestones() }}", "")
    assert "~ docs/companies/alpha.md, the data it shows" in lines(told({BETA: tiny.FILES[BETA] + event}), "Pages")
    both = told({BETA: tiny.FILES[BETA] + event, PAGE: quiet})
    assert "~ docs/companies/alpha.md, its text" in lines(both, "Pages"), (
        "a page that shows no milestones is not touched"
    )


PAGES = {
    "a milestone about its entity": ('{{ milestones(of="japan") }}', {BETA: tiny.FILES[BETA] + "milestones:\n  - {date: 2024, event: Beta bought cells., about: [japan], source: bureau-2024}\n"}),
    "an entity of its kind": ('{{ table("countries", columns=["type"]) }}', {"data/countries/korea.yml": "name: Korea\npage: standard\ntype: country\n"}),
    "an entity that relates to its own": ('{{ related(of="japan") }}', {"data/companies/gamma.yml": "name: Gamma\npage: none\nkind: miner\ncountry: japan\n"}),
    "a plant that its entity runs": ('{{ related(of="beta") }}', {"data/plants/gamma-works.yml": PLANT.replace("operator: alpha", "operator: beta")}),
    "a promise": ('{{ targets(of="alpha") }}', in_alpha("status: met, outcome: It made more.", "status: missed, outcome: It made less.")),
}  # fmt: skip


@pytest.mark.parametrize(("call", "change"), PAGES.values(), ids=PAGES)
def test_a_page_that_comes_to_show_something_is_told(repository, told, call, change):
    start = {"docs/shown.md": f"# Shown\n\n{call}\n", "docs/still.md": '# Still\n\n{{ value("output", of="alpha") }}\n'}
    start[BETA] = (
        tiny.FILES[BETA] + "milestones:\n  - {date: 2020, event: Beta began., about: [japan], source: bureau-2024}\n"
    )
    start["data/countries/japan.yml"] = tiny.FILES["data/countries/japan.yml"].replace("none", "standard")
    told(start)
    commit(repository, "shown")
    shown = lines(told(change, base="shown"), "Pages")
    assert "~ docs/shown.md, the data it shows" in shown and not any("still" in line for line in shown)


def test_a_chart_module_of_one_state_alone_is_told(repository, told):
    chart = {"macros/charts/pack_size.py": '"""How large a pack is\n\nIn kWh."""\n'}
    (repository / "macros").mkdir()
    told({"macros/charts/__init__.py": "", "docs/charts.md": "# All\n\n{{ gallery() }}\n"})
    commit(repository, "none")
    text = told(chart, base="none")
    assert "\nCharts: 1 added\n" in text
    assert lines(text, "Charts")[0].startswith("+ How large a pack is: there is no chart 'pack-size'")
    assert lines(text, "Pages") == ["~ docs/charts.md, the data it shows"]
    commit(repository, "one")
    text = told({"macros/charts/pack_size.py": None}, base="one")
    assert "\nCharts: 1 removed\n" in text
    assert lines(text, "Charts") == ["- How large a pack is"]
    told({"macros/charts/pack_size.py": "def ("})
    assert lines(told(base="none"), "Charts")[0].startswith("+ pack-size: ")


def test_what_others_did_since_is_not_shown(repository, told):
    git(repository, "switch", "--quiet", "--create", "topic")
    git(repository, "switch", "--quiet", "main")
    told(in_alpha("2022: 50", "2022: 55"))
    commit(repository, "others")
    git(repository, "switch", "--quiet", "topic")
    change = in_alpha("2024: 400}", "2024: 410}")
    text = told(change, base="main")
    assert text.startswith("From main, as it was at ") and " where the two part, to the files as they are\n" in text
    assert lines(text, "Figures") == ["~ alpha, output, counted, 2024: 400 -> 410 GWh; reported; bureau-2025"]
    text = told(base="main", options=["--no-merge-base"])
    assert text.startswith("From main to the files as they are\n")
    assert len(lines(text, "Figures")) == 2
    commit(repository, "mine")
    text = told(base="main", options=[])
    assert len(lines(text, "Figures")) == 1
    git(repository, "switch", "--quiet", "--orphan", "stranger")
    told(tiny.FILES)
    commit(repository, "strange")
    assert len(lines(told(base="main"), "Figures")) == 1, "without a common past, it is what it is now"


def test_of_two_findings_what_differs_is_told():
    old = "China made 70% of all the cells that were made in 2024, and Japan made most of the others, as before."
    assert contrasted(old, old.replace("70%", "71%").replace("before", "ever")) == (
        "China made 70% of all the ... the others, as before.",
        "China made 71% of all the ... the others, as ever.",
    )
    assert contrasted("No word is shared.", old) == ("No word is shared.", old)


def test_two_revisions_or_folders_are_compared_as_well(repository, told, tmp_path, capsys):
    told(in_alpha("2024: 400}", "2024: 410}"))
    commit(repository, "after")
    (repository / ALPHA).write_text(tiny.FILES[ALPHA].replace("2024: 400}", "2024: 999}"), encoding="utf-8")
    assert main(["diff", "before", "after", "--root", str(repository)]) == 0
    assert "-> 410 GWh" in capsys.readouterr().out
    folder = tiny.write(tmp_path / "elsewhere")
    assert main(["diff", str(folder), "HEAD", "--root", str(repository)]) == 0
    assert "400 -> 410 GWh; reported; bureau-2025" in capsys.readouterr().out


def test_the_atlas_may_be_a_folder_of_a_larger_repository(tmp_path, capsys):
    atlas = tiny.write(tmp_path / "larger/atlas")
    git(tmp_path / "larger", "init", "--quiet")
    commit(tmp_path / "larger", "before")
    (atlas / ALPHA).write_text(tiny.FILES[ALPHA].replace("2024: 400}", "2024: 410}"), encoding="utf-8")
    assert main(["diff", "before", "--root", str(atlas)]) == 0
    assert "-> 410 GWh" in capsys.readouterr().out


def test_wrong_calls_are_explained(repository, tmp_path, capsys):
    def refused(*arguments, root=repository):
        assert main(["diff", "--root", str(root), *arguments]) == 2
        return capsys.readouterr().err

    assert "no revision 'mian'; did you mean 'main'?" in refused("mian")
    assert "run `git fetch` first" in refused("before", "origin/topic")
    assert "no revision '--help'" in refused("--", "--help")
    assert "not a git repository" in refused("main", root=tiny.write(tmp_path / "bare"))
    git(repository, "switch", "--quiet", "--orphan", "empty")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "empty")
    git(repository, "switch", "--quiet", "main")
    assert "the revision 'empty' holds no data/ folder" in refused("empty")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(shallow))
    assert "git fetch --unshallow" in refused("before~1", root=shallow)
    for limit in ("0", "-1", "many"):
        with pytest.raises(SystemExit) as stop:
            main(["diff", "before", "--limit", limit, "--root", str(repository)])
        assert stop.value.code == 2


def test_git_may_be_missing(repository, monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert main(["diff", "before", "--root", str(repository)]) == 2
    assert "git is not installed" in capsys.readouterr().err


@pytest.mark.parametrize(("old", "new"), [("kind: cell-maker", "kind: baker"), ("name: Alpha", "name: [Alpha")])
def test_an_unsound_base_is_named_and_the_rest_compared(repository, told, old, new):
    told(in_alpha(old, new))
    commit(repository, "broken")
    change = tiny.changed(BETA, "values: {2024: 90}", "values: {2024: 95}")
    text = told({ALPHA: tiny.FILES[ALPHA]}, change, base="broken")
    assert (
        "The data of broken is not sound. These files are left out of the comparison:\n  data/companies/alpha.yml:"
        in text
    )
    assert lines(text, "Figures") == ["~ beta, output, guessed, 2024: 90 -> 95 GWh; reported; institute-2024"]
    assert "Entities" not in text, "what could not be read before is not new"


def test_an_unsound_head_is_named_too(told):
    text = told(in_alpha("kind: cell-maker", "kind: baker"))
    assert "The data of the files as they are is not sound." in text
    assert "found 'baker'" in text
    assert "- alpha" not in text


def test_a_measure_that_cannot_be_read_hides_its_figures_alone(told):
    text = told(tiny.changed(MEASURES, "unit: GWh", "unit: GWhh"), tiny.changed(WORLD, "china: 70", "china: 71"))
    assert [row[:20] for row in lines(text, "Figures")] == ["~ world, part, 2024,"]
    assert "Measures" not in text


def test_links_of_a_revision_are_not_followed(repository, told, tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text("name: Secret\npage: none\ntype: country\n")
    link = repository / "data/countries/secret.yml"
    link.symlink_to(secret)
    commit(repository, "linked")
    link.unlink()
    assert told(base="linked").endswith("\nNo difference.\n")
