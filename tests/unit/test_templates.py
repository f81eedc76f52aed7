"""The templates: each is sound, shows every key, and says of each what the model says."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Literal, get_args, get_origin

import pytest
import tiny
from pydantic import BaseModel

from macros import checks
from macros.checks import ids_resolve, measures_fit
from macros.load.yaml_reader import read_yaml_text
from macros.model import KINDS, REGISTERS, parse_period
from macros.model.kinds import CompanyKind
from macros.model.records import PlainBlock, SourceKind
from macros.new.template import FOLDER, MODELS, PATH, commented, owner, records, template, told_keys

NEVER_SHOWN = {(owner(PlainBlock, "by"), "by")}
"""A block with `by` is a broken-down one."""

WHERE = {name: f"data/{name}/example.yml" for name in KINDS}
WHERE |= {name: f"data/{name}.yml" for name in REGISTERS} | {"sources": "data/sources/example-agency.yml"}


def reachable(annotation: Any, found: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """Every record that a file of a model may hold, by walking the model alone."""
    found = set() if found is None else found
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in found:
        found.add(annotation)
        for info in annotation.model_fields.values():
            reachable(info.annotation, found)
    for part in get_args(annotation):
        reachable(part, found)
    return found


def keys_of_the_model(name: str) -> set[tuple[type, str]]:
    return {(owner(model, key), key) for model in reachable(MODELS[name]) for key in model.model_fields} - NEVER_SHOWN


def keys_shown(name: str, text: str) -> set[tuple[type, str]]:
    return {(model, key) for head, record in records(name, text) for _, model, key in told_keys(record, head)}


def comments(text: str) -> str:
    """All comments as one running text."""
    return " ".join(
        line.strip().removeprefix("#").strip() for line in text.splitlines() if line.strip().startswith("#")
    )


@pytest.fixture(params=MODELS)
def name(request):
    return request.param


def test_there_is_one_for_every_kind_of_file_and_no_other():
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.yml" for name in (*KINDS, *REGISTERS, "sources")}


def test_it_is_sound_and_in_form(name, tmp_path):
    tiny.write(tmp_path, {WHERE[name]: template(name)})
    rules = ["shape", "canonical-form", "native-names", "sources-complete", "sources-unique"]
    findings = checks.run(tmp_path, only=rules)[1]
    mine = [str(item) for item in findings if item.place.path == WHERE[name] and item.severity == "error"]
    assert not mine, "\n".join(mine)


def test_every_key_of_the_model_is_shown(name):
    missing = keys_of_the_model(name) - keys_shown(name, template(name))
    assert not missing, f"show in {PATH.format(name)}: {sorted(f'{model.__name__}.{key}' for model, key in missing)}"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("aliases: [EBC, Example Cells]\n", "aliases"),
        ("  ko: 예시전지\n", "ko"),
        ("        source: another-source-id\n", "source"),
        ("    outcome: In 2024 the date was put off to 2027.\n", "outcome"),
        ("    until: 2024-12\n", "until"),
    ],
)
def test_a_key_that_is_not_shown_is_noticed(line, key):
    text = template("companies")
    assert line in text
    text = text.replace(line, "")
    assert key in {missing for _, missing in keys_of_the_model("companies") - keys_shown("companies", text)}


def test_every_key_has_its_comment_in_the_models_own_words(name):
    assert commented(name, template(name)) == template(name), "run `python -m macros.new.renew`"


def test_the_first_showing_of_a_key_stands_under_a_comment(name):
    text = template(name)
    lines = text.splitlines()
    document, _ = read_yaml_text(text, name)
    first: dict[tuple[type, str], int] = {}
    for head, record in records(name, text):
        for trail, model, key in told_keys(record, head):
            line = document.keys[trail][0]
            first[model, key] = min(line, first.get((model, key), line))
    bare = [lines[line - 1] for line in first.values() if not lines[line - 2].lstrip().startswith("# ")]
    assert not bare, bare


def test_all_allowed_values_are_told_and_no_others(name):
    told = comments(template(name))
    for model in reachable(MODELS[name]):
        for key, info in model.model_fields.items():
            for words in literals(info.annotation):
                if words != ("n.d.",):
                    assert f"One of: {' | '.join(words)}." in told, (model.__name__, key)
    allowed = {
        words
        for model in reachable(MODELS[name])
        for info in model.model_fields.values()
        for words in literals(info.annotation)
    }
    allowed |= {("true", "false"), tuple(KINDS)}
    assert {tuple(found.split(" | ")) for found in re.findall(r"One of: ([\w.-]+(?: \| [\w.-]+)*)\.", told)} <= allowed


def literals(annotation: Any) -> list[tuple[str, ...]]:
    if get_origin(annotation) is Literal:
        return [get_args(annotation)]
    return [words for part in get_args(annotation) for words in literals(part)]


def test_required_keys_are_told_at_the_head_and_marked():
    text = template("plants")
    assert "Required: name, page, operator, country, place, products, status; with a page also summary." in comments(
        text
    )
    assert "# Required. Town and province or state.\nplace: " in text
    assert "# Its point on the map.\ncoordinates:" in text
    assert f"One of: {' | '.join(get_args(CompanyKind))}." in comments(template("companies"))
    assert f"One of: {' | '.join(get_args(SourceKind))}." in comments(template("sources"))


def test_the_dates_that_are_told_are_dates(name):
    line = re.search(r"A date or period is (.*?)\. Put text", comments(template(name)))[1]
    told = re.findall(r"(?:FY)?\d{4}(?:-[\dQH]+)*(?:/\d{4})?", re.sub(r"\(.*?\)", "", line))
    assert len(told) == 7
    assert [parse_period(text).text for text in told] == told


@pytest.mark.parametrize("kind", KINDS)
def test_the_ids_of_the_examples_are_ids_of_something(kind, real_atlas):
    """Sources apart: a real one would be cited for what it does not say."""
    real, path = real_atlas.loaded, WHERE[kind]
    document, _ = read_yaml_text(template(kind), path)
    [(_, entity)] = records(kind, template(kind))
    loaded = replace(
        real,
        entities={"example": entity},
        kinds={**real.kinds, "example": kind},
        documents={**real.documents, path: document},
        spots={**real.spots, "example": (path, ())},
    )
    workspace = SimpleNamespace(loaded=loaded, cited=[])
    found = [*ids_resolve.check(workspace), *measures_fit.check(workspace)]
    wrong = [str(item) for item in found if item.severity == "error" and "no source '" not in item.message]
    assert not wrong, "\n".join(wrong)
