"""The schemas that editors read: current, true to the data, and strict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tiny
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from macros.cli import main
from macros.load import Loaded, read, read_yaml
from macros.model import KINDS, REGISTERS
from macros.schema import outdated, schemas

ALPHA, WORLD, BUREAU = "data/companies/alpha.yml", "data/countries/world.yml", "data/sources/the-bureau.yml"
MEASURES = "data/measures.yml"


def validators(texts: dict[str, str]) -> dict[str, Draft7Validator]:
    """One for each schema, by the name of what it is for."""
    files = {Path(path).name: json.loads(text) for path, text in texts.items()}
    registry = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in files.items())
    return {name.split(".")[0]: Draft7Validator({"$ref": name}, registry=registry) for name in files}


def as_json(data):
    """Data as JSON has it: the keys of maps are text."""
    return json.loads(json.dumps(data))


def kind_of(path: str) -> str:
    return path.split("/")[1].removesuffix(".yml")


def where(error) -> str:
    return ".".join(map(str, error.absolute_path))


def mistakes(found: dict[str, Draft7Validator], loaded: Loaded) -> list[str]:
    return [
        f"{path}: {where(error)}: {error.message[:200]}"
        for path, document in loaded.documents.items()
        for error in found[kind_of(path)].iter_errors(as_json(document.data))
    ]


def test_the_schemas_in_the_repository_are_current(root):
    assert not outdated(root), "run `make fix` and commit what it changes under schemas/"


def test_every_data_file_is_valid_by_its_schema(root):
    found = validators({path.name: path.read_text("utf-8") for path in (root / "schemas").glob("*.schema.json")})
    loaded, _ = read(root)
    assert len(loaded.documents) > 500
    assert mistakes(found, loaded) == []


def test_the_schemas_are_schemas_with_a_word_on_every_key(root):
    def keys(part):
        yield from part.get("properties", {}).items()
        for schema in filter(None, (*part.get("definitions", {}).values(), part.get("additionalProperties"))):
            yield from keys(schema)

    for path, text in schemas(root).items():
        Draft7Validator.check_schema(json.loads(text))
        if "ids." not in path:
            silent = [name for name, key in keys(json.loads(text)) if not key.get("description")]
            assert not silent, f"{path}: a text under the field in macros/model must tell what {silent} are"


def test_visual_studio_code_knows_which_schema_is_for_which_file(root):
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    folders = {f"./schemas/{kind}.schema.json": f"data/{kind}/*.yml" for kind in (*KINDS, "sources")}
    registers = {f"./schemas/{name}.schema.json": f"data/{name}.yml" for name in REGISTERS}
    assert settings["yaml.schemas"] == folders | registers
    assert all((root / schema).is_file() for schema in settings["yaml.schemas"])


BROKEN = {
    "unknown key": (ALPHA, "summary: A", "sumary: A", "", "'sumary' was unexpected"),
    "wrong word": (ALPHA, "kind: cell-maker", "kind: baker", "kind", "'baker' is not one of"),
    "missing key": (ALPHA, "country: china\n", "", "", "'country' is a required property"),
    "empty key": (ALPHA, "country: china\n", "country:\n", "country", "None is not one of ['china'"),
    "unknown country": (ALPHA, "country: china", "country: chian", "country", "'chian' is not one of"),
    "entity of another kind": (ALPHA, "country: china", "country: beta", "country", "'beta' is not one of"),
    "unknown entity": (ALPHA, "about: [beta]", "about: [betta]", "milestones.0.about.0", "'betta' is not one of"),
    "unknown source": (ALPHA, "source: bureau-2024}", "source: bureau-2042}", "milestones.0.source", "'bureau-2042'"),
    "unknown measure": (ALPHA, "measure: revenue", "measure: revenu", "figures.2.measure", "'revenu' is not one of"),
    "basis of another measure": (ALPHA, "basis: counted", "basis: weighed", "figures.0.basis", "['counted', 'guessed']"),
    "unit of another measure": (ALPHA, "unit: CNY billion", "unit: GWh", "figures.2.unit", "'CNY billion'"),
    "a number as text": (ALPHA, "2023: 200", "2023: about 200", "figures.0.values.2023", "'about 200' is not valid"),
    "no period": (ALPHA, "2023: 200", "20x3: 200", "figures.0.values", "'20x3' does not match"),
    "no list of parts": (WORLD, "{china: 70, japan: 10}", "70", "figures.1.values.2024", "70 is not of type 'object'"),
    "unknown part": (WORLD, "japan: 10", "japn: 10", "figures.1.values.2024", "'japn' was unexpected"),
    "unknown kind of part": (WORLD, "by: countries", "by: nations", "figures.1.by", "'nations' is not one of"),
    "no address": (BUREAU, "url: https://bureau.example/2024", "url: bureau.example", "sources.0.url", "does not match"),
    "no date": (BUREAU, "accessed: 2025-01", "accessed: January", "sources.0.accessed", "is not valid under any"),
    "no unit": (MEASURES, "unit: GWh", "unit: GWhh", "output.unit", "'GWhh' is not one of"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_fails_where_it_is_broken(tmp_path, path, old, new, place, words):
    tiny.write(tmp_path)
    found = validators(schemas(tmp_path))
    assert mistakes(found, read(tmp_path)[0]) == []
    file = tmp_path / path
    file.write_text(tiny.changed(path, old, new)[path], encoding="utf-8")
    errors = list(found[kind_of(path)].iter_errors(as_json(read_yaml(file, path)[0].data)))
    assert [where(error) for error in errors] == [place]
    assert words in errors[0].message


def test_ids_carry_what_they_are_the_ids_of(tmp_path):
    known = json.loads(schemas(tiny.write(tmp_path))["schemas/ids.schema.json"])["definitions"]
    offered = {
        name: dict(zip(part["enum"], part["enumDescriptions"], strict=True))
        for name, part in known.items()
        if "errorMessage" in part
    }
    assert offered["sources"]["bureau-2025"] == "The Bureau, 2025-06-01: Batteries in figures, next edition"
    assert offered["measures"]["output"] == "Output, GWh: Energy of the batteries made in a year."
    assert offered["countries"] == {"china": "China", "japan": "Japan", "world": "World"}
    assert offered["entities"]["alpha"] == "Alpha (company)"
    assert "make fix" in known["sources"]["errorMessage"]


def test_a_new_source_changes_the_file_of_ids_alone(tmp_path, capsys):
    tiny.write(tmp_path)
    assert main(["schema", "--root", str(tmp_path)]) == 0
    assert main(["schema", "--check", "--root", str(tmp_path)]) == 0
    file = tmp_path / BUREAU
    file.write_text(file.read_text("utf-8").replace("id: bureau-2025", "id: bureau-2026"), encoding="utf-8")
    assert list(outdated(tmp_path)) == ["schemas/ids.schema.json"]


def test_the_check_says_what_to_do_and_writing_does_it(tmp_path, capsys):
    root = str(tiny.write(tmp_path))
    assert main(["schema", "--check", "--root", root]) == 1
    out = capsys.readouterr().out
    assert "schemas/companies.schema.json: error [schema] not current; run `make fix`" in out
    assert not (tmp_path / "schemas").exists(), "a check writes nothing"
    assert main(["schema", "--root", root]) == 0
    stray = tmp_path / "schemas/bakers.schema.json"
    stray.write_text("{}")
    assert main(["schema", "--check", "--root", root]) == 1
    assert "schemas/bakers.schema.json" in capsys.readouterr().out
    assert main(["schema", "--root", root]) == 0
    assert not stray.exists()
    text = (tmp_path / "schemas/companies.schema.json").read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert main(["schema", "--check", "--root", root]) == 0


def test_unsound_data_leaves_the_schemas_as_they_are(tmp_path, capsys):
    changes = tiny.changed(ALPHA, "kind: cell-maker", "kind: baker")
    assert main(["schema", "--root", str(tiny.write(tmp_path, changes))]) == 1
    assert "`make check` names what to mend (1)" in capsys.readouterr().err
    assert not (tmp_path / "schemas").exists()
