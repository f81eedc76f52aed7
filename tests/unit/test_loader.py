"""From files to models: all mistakes at once, each with its place and remedy."""

import pytest
import tiny

from macros.load import LoadError, load, read

ALPHA = "data/companies/alpha.yml"


def findings(tmp_path, changes):
    return [str(finding) for finding in read(tiny.write(tmp_path, changes))[1]]


def test_a_sound_repository_loads(tmp_path):
    loaded = load(tiny.write(tmp_path))
    assert set(loaded.entities) == {"world", "china", "japan", "alpha", "beta"}
    assert loaded.publishers["bureau-2025"] == "The Bureau"
    assert str(loaded.place("alpha", "figures", 0, "values", 2024)) == f"{ALPHA}:12:41"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("country: china", "county: china", "unknown key 'county'; did you mean 'country'?"),
        ("kind: cell-maker", "kind: cell-makr", "did you mean 'cell-maker'?"),
        ("country: china\n", "", "the required key 'country' is missing in the file"),
        ("source: bureau-2024\n    values:\n      2023", "values:\n      2023", "the required key 'source' is missing"),
        ("{2022: 50,", "{20222: 50,", "'20222' is no period"),
        ("2024: 400", "2024: four hundred", "found four hundred"),
        ("2024: 400", "2024: .inf", "found .inf"),
        ("{low: 10, high: 12}", "{low: 12, high: 10}", "`low` 12 is above `high` 10"),
        ("{low: 10, high: 12}", "{low: 10}", "both `low` and `high`"),
        ("{low: 10, high: 12}", "{value: 10, high: 12}", "not both"),
        ("unit: CNY billion", "unit: CNY zillion", "is not a unit"),
        ("standing: estimate", "standing: guess", "expected one of"),
        ("measure: output, value: 350, ", "", "say what is promised"),
        ("name: Alpha", "name: 2024", "put it in quotes"),
        ("name: Alpha", 'name: "A\\u200blpha"', "U+200B"),
    ],
)
def test_each_mistake_has_place_and_remedy(tmp_path, old, new, expected):
    found = findings(tmp_path, tiny.changed(ALPHA, old, new))
    assert any(expected in finding for finding in found), found
    assert all(finding.startswith(f"{ALPHA}:") for finding in found)


def test_all_mistakes_of_all_files_in_one_run(tmp_path):
    changes = {
        **tiny.changed(ALPHA, "kind: cell-maker", "kind: baker\ncolour: red"),
        **tiny.changed("data/sources/the-bureau.yml", "kind: agency", "kind: rumour"),
        **tiny.changed("data/measures.yml", "unit: GWh", "unit: parsec"),
        "data/planets/mars.yml": "name: Mars\n",
        "data/companies/Bad_Name.yml": tiny.FILES["data/companies/beta.yml"],
        "data/companies/china.yml": tiny.FILES["data/companies/beta.yml"],
        "data/companies/notes.txt": "hello",
    }
    with pytest.raises(LoadError) as error:
        load(tiny.write(tmp_path, changes))
    text = str(error.value)
    for part in ("baker", "unknown key 'colour'", "rumour", "parsec", "'planets' is no kind", "'Bad_Name' is no id",
                 "the id 'china' is taken", "only files ending in .yml"):  # fmt: skip
        assert part in text


def test_unchanged_files_are_not_read_again(tmp_path):
    tiny.write(tmp_path)
    first = read(tmp_path)[0]
    assert read(tmp_path)[0] is first
    (tmp_path / "data/countries/japan.yml").write_text("name: Nippon\npage: none\ntype: country\n")
    second = read(tmp_path)[0]
    assert second.entities["japan"].name == "Nippon"
    assert second.entities["alpha"] is first.entities["alpha"]


def test_a_source_stands_once(tmp_path):
    text = tiny.FILES["data/sources/the-institute.yml"].replace("institute-2024", "bureau-2024")
    found = findings(tmp_path, {"data/sources/the-institute.yml": text})
    assert any("the source 'bureau-2024' stands already" in finding for finding in found)
