"""`python -m macros new` as a contributor meets it: entities with their pages, and sources."""

from __future__ import annotations

import datetime as dt

import pytest
import tiny
from making import MORE, SOURCE, SUMMARY, new, tree

from macros import checks
from macros.load import load, read
from macros.model import KINDS
from macros.new import thing_of, words

STATUS = ["status.value=commercial", "status.source=bureau-2025", "status.as_of=2025"]
COMPLETE = {
    "country": ["type=country"],
    "company": ["kind=cell-maker", "country=china"],
    "technology": ["family=cathode", *STATUS[:2]],
    "mineral": [],
    "policy": [
        "country=japan",
        "instrument=plan",
        "issued=2024-06-30",
        "issuer=A ministry",
        "source=bureau-2024, bureau-2025",
    ],
    "challenge": ["affects=china, alpha"],
    "stage": ["order=3"],
    "use": [],
    "plant": [
        "operator=alpha",
        "country=china",
        "place=Ningde: north",
        "products=cells,packs",
        "status.value=operating",
        *STATUS[1:],
    ],
    "venture": ["partners=alpha, Gamma Motors", "announced=2024-05", *STATUS],
    "programme": ["form=programme", "country=japan"],
}
"""What each kind of entity requires beside its name, with each form of value once."""


@pytest.fixture
def root(tmp_path):
    return tiny.write(tmp_path, MORE)


def test_every_kind_has_a_case():
    assert set(COMPLETE) == {kind.singular for kind in KINDS.values()}
    assert words() == (*COMPLETE, "source", "chart", "page")


@pytest.mark.parametrize("word", COMPLETE)
def test_an_entity_with_all_that_is_required_is_sound(root, capsys, word):
    before = tree(root)
    assert new(root, word, "Gamma Thing", sets=COMPLETE[word]) == 0
    kind = next(kind for kind, model in KINDS.items() if model.singular == word)
    path = f"data/{kind}/gamma-thing.yml"
    out = capsys.readouterr().out
    assert out.startswith(f"written: {path}\nsound: the checks find nothing wrong\n")
    assert {name: text for name, text in tree(root).items() if name != path} == before
    assert load(root).kinds["gamma-thing"] == kind
    text = (root / path).read_text()
    assert text.startswith(
        f"# Every key with its meaning and an example: macros/new/templates/{kind}.yml\nname: Gamma Thing\n"
    )
    assert "page: none\n" in text
    assert not checks.fix(root), "the file is in canonical form"


def test_values_are_written_as_the_files_have_them(root):
    new(
        root,
        "plant",
        "Gamma",
        sets=[*COMPLETE["plant"], "coordinates.lat=26.6", "coordinates.lon=119", "coordinates.precision=city"],
    )
    assert (root / "data/plants/gamma.yml").read_text().split("\n", 1)[1] == (
        "name: Gamma\npage: none\noperator: alpha\ncountry: china\nplace: 'Ningde: north'\n"
        "coordinates:\n  lat: 26.6\n  lon: 119\n  precision: city\nproducts: [cells, packs]\n"
        "status:\n  value: operating\n  source: bureau-2025\n  as_of: 2025\n"
    )
    new(root, "venture", "Delta", sets=[*COMPLETE["venture"], 'aliases=[One, "Two, or so"]', "native_name.zh=合资"])
    text = (root / "data/ventures/delta.yml").read_text()
    assert "native_name:\n  zh: 合资\naliases: [One, 'Two, or so']\n" in text
    assert "partners:\n  - id: alpha\n  - name: Gamma Motors\nannounced: 2024-05\n" in text
    new(root, "policy", "Epsilon", sets=COMPLETE["policy"])
    assert "issued: 2024-06-30\n" in (root / "data/policies/epsilon.yml").read_text()


def test_what_is_left_out_waits_and_is_told_by_place(root, capsys):
    assert new(root, "plant", "Gamma", sets=["operator=alpha"]) == 0
    out = capsys.readouterr().out
    path = "data/plants/gamma.yml"
    for place, key in [
        ("5:1", "country"),
        ("6:1", "place"),
        ("7:1", "products"),
        ("9:3", "status.value"),
        ("10:3", "status.source"),
        ("11:3", "status.as_of"),
    ]:
        assert f"  {path}:{place}: {key}: " in out
    assert "6 fields wait for a value or a source; `make check` will ask for them:" in out and "sound" not in out
    assert 'python -m macros new source "Its name"' in out
    assert (root / path).read_text().endswith("place:\nproducts:\nstatus:\n  value:\n  source:\n  as_of:\n")
    asked = {(item.place.line, item.message.split(";")[0]) for item in checks.run(root, only=["shape"])[1]}
    assert (5, "country: nothing stands here") in asked and len(asked) == 6


def test_a_record_that_is_begun_needs_its_source(root, capsys):
    new(root, "company", "Gamma", sets=[*COMPLETE["company"], "founded.value=2011"])
    assert "data/companies/gamma.yml:8:3: founded.source: " in capsys.readouterr().out


def test_a_page_has_the_right_skeleton(root, capsys):
    assert (
        new(root, "company", "Gamma: cells", "--page", "standard", sets=[*COMPLETE["company"], f"summary={SUMMARY}"])
        == 0
    )
    out = capsys.readouterr().out
    page = (root / "docs/companies/gamma-cells.md").read_text()
    assert page.startswith(
        f'---\nentity: gamma-cells\ntitle: "Gamma: cells"\ndescription: {SUMMARY}\n---\n# Gamma: cells\n\n{{{{ profile() }}}}\n\n## In brief\n'
    )
    assert page.endswith("## Related\n\n{{ related() }}\n\n{{ sources() }}\n")
    wrong = [
        item for item in checks.run(root)[1] if item.place.path.endswith("gamma-cells.md") and item.severity == "error"
    ]
    assert {item.rule for item in wrong} == {"page-depth"}, [str(item) for item in wrong]
    assert "a standard page has at least 250 words and 4 cited figures" in out
    assert (
        "Put `- companies/gamma-cells.md` under `nav:` in mkdocs.yml, after line 4 (`- companies/alpha.md`, under 'Companies:')"
        in out
    )
    assert "sound: the checks find nothing wrong, but that its text is still to be written" in out


@pytest.mark.parametrize("word", COMPLETE)
def test_the_page_of_every_kind_runs(root, word):
    new(root, word, "Gamma", "--page", "major", sets=[*COMPLETE[word], f"summary={SUMMARY}"])
    wrong = [item for item in checks.run(root)[1] if "gamma" in item.place.path and item.severity == "error"]
    assert {item.rule for item in wrong} == {"page-depth"}, [str(item) for item in wrong]


def test_a_page_waits_for_the_summary(root, capsys):
    new(root, "mineral", "Gamma", "--page", "standard")
    assert (
        "One field waits for a value or a source; `make check` will ask for it:\n  data/minerals/gamma.yml:4:1: summary: Two plain"
        in capsys.readouterr().out
    )
    assert "description" not in (root / "docs/minerals/gamma.md").read_text()


def test_what_the_checks_find_wrong_is_told(root, capsys):
    assert new(root, "mineral", "Gamma", sets=["native_name.zh=Gamma"]) == 1
    out = capsys.readouterr().out
    assert "to mend:\n  data/minerals/gamma.yml:4:7: error [native-names]" in out and "sound" not in out


def test_a_source_is_added_to_its_publisher_and_comments_stay(root, capsys):
    path = root / "data/sources/the-bureau.yml"
    before = path.read_text().replace("sources:\n", "sources:  # newest last\n") + "# the end\n"
    path.write_text(before)
    assert new(root, "source", "Bureau 2026", "--publisher", "the bureau", "--title", "Figures: 2026", *SOURCE) == 0
    entry = (
        "  - id: bureau-2026\n    title: 'Figures: 2026'\n    date: 2026-01-31\n    url: https://bureau.example/2026\n"
        f"    kind: agency\n    accessed: {dt.date.today():%Y-%m}\n"
    )
    assert path.read_text().replace(entry, "") == before and entry in path.read_text()
    assert [file.name for file in path.parent.iterdir() if file.name.startswith(".")] == []
    out = capsys.readouterr().out
    assert out.startswith("one entry added: data/sources/the-bureau.yml\nsound")
    assert '`source: bureau-2026` in a data file, or {{ cite("bureau-2026") }} on a page' in out


def test_a_source_of_a_new_publisher_gets_a_file(root, capsys):
    assert new(root, "source", "Łódź News 2026", "--publisher", "Łódź News", *SOURCE) == 0
    text = (root / "data/sources/lodz-news.yml").read_text()
    assert text.startswith("publisher: Łódź News\nsources:\n  - id: lodz-news-2026\n    title: Łódź News 2026\n")
    assert load(root).publishers["lodz-news-2026"] == "Łódź News"
    assert "is new" not in capsys.readouterr().out
    new(
        root,
        "source",
        "Extra",
        "--publisher",
        "The Bureaux",
        "--url",
        "https://x.example/",
        "--kind",
        "news",
        "--date",
        "2026",
    )
    assert "'The Bureaux' is new; if the-bureau.yml is meant" in capsys.readouterr().out


def test_an_undated_source_is_warned_of(root, capsys):
    assert new(root, "source", "Extra", "--publisher", "X Press", "--url", "https://x.example/", "--kind", "news") == 0
    out = capsys.readouterr().out
    assert "to look at:\n  data/sources/x-press.yml:5:11: warning [sources-complete] 'extra' has no date" in out


def test_every_publishers_file_can_be_added_to(root, real_atlas):
    paths = [path for path in real_atlas.loaded.documents if path.startswith("data/sources/")]
    for path in paths[::40]:
        thing = thing_of("source", real_atlas.loaded.root, "Extra")
        data = {
            "publisher": real_atlas.loaded.documents[path].data["publisher"],
            "id": "extra-of-tests",
            "url": "https://x.example/",
        }
        text, line = thing.draft("extra-of-tests", data).grown[path]
        before = real_atlas.loaded.documents[path].text
        assert text == before + "  - id: extra-of-tests\n    url: https://x.example/\n"
        assert line == before.count("\n") + 1


def test_a_repository_with_mistakes_can_be_added_to(root, capsys):
    path = root / "data/companies/beta.yml"
    path.write_text(path.read_text().replace("kind: vehicle-maker", "kind: baker"))
    assert new(root, "use", "Gamma") == 0
    assert "baker" not in capsys.readouterr().out
    assert "gamma" in read(root)[0].entities
