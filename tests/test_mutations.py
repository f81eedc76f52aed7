"""Real files with something taken away: whatever required key is missing, the check names its file, its record and it."""

from __future__ import annotations

import copy
import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from macros.cli import main
from macros.load.shape import validate
from macros.load.yaml_reader import Document, Trail, read_yaml, read_yaml_text
from macros.model import KINDS, Measure, Period, SourceFile

ROOT = Path(__file__).resolve().parent.parent
SEED, FILES = 2026, 40
SAMPLE = random.Random(SEED).sample(
    sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("data/*/*.yml")), FILES
)


def model(path: str) -> type[BaseModel]:
    """What the file holds."""
    kind = path.split("/")[1]
    return SourceFile if kind == "sources" else KINDS[kind]


@cache
def original(path: str) -> Document:
    """The file as it is."""
    return read_yaml(ROOT / path, path)[0]


def required(record: Any, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Every required key of a record and of those in it, with the place of its record."""
    if isinstance(record, BaseModel):
        for key, field in type(record).model_fields.items():
            if field.is_required():
                yield trail, key
            yield from required(getattr(record, key), (*trail, key))
    elif isinstance(record, dict):
        for key, item in record.items():
            text = key.text if isinstance(key, Period) else key
            yield from required(item, (*trail, int(text) if text.isdigit() else text))
    elif isinstance(record, list):
        for index, item in enumerate(record):
            yield from required(item, (*trail, index))


def without(data: Any, trail: Trail, key: str) -> str:
    """The file as text, with one key taken out of the record at that place."""
    data = part = copy.deepcopy(data)
    for step in trail:
        part = part[step]
    del part[key]
    return yaml.dump(data, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("path", SAMPLE)
def test_any_required_key_that_is_missing_is_found_where_it_should_be(path):
    document = original(path)
    record, findings = validate(model(path), document)
    assert not findings
    keys = list(required(record))
    for trail, key in random.Random(SEED).sample(keys, min(len(keys), 25)):
        changed, _ = read_yaml_text(without(document.data, trail, key), path)
        findings = validate(model(path), changed)[1]
        assert findings, (trail, key)
        assert {found.place.path for found in findings} == {path}
        if key != "by":  # a breakdown without it is read as figures that are not broken down
            told = [found for found in findings if f"the required key '{key}' is missing" in found.message]
            assert [found.place for found in told] == [changed.place(trail)], (trail, key)


def test_any_required_key_of_a_measure_that_is_missing_is_found():
    document = original("data/measures.yml")
    for id in random.Random(SEED).sample(sorted(document.data), 15):
        for key in ("label", "definition"):
            changed, _ = read_yaml_text(without(document.data, (id,), key), "data/measures.yml")
            (found,) = validate(Measure, changed, (id,))[1]
            assert found.place == changed.place((id,)) and f"'{key}' is missing in {id}" in found.message


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """The real data and pages, in a place of their own."""
    root = tmp_path_factory.mktemp("real")
    for folder in ("data", "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.mark.parametrize("path", SAMPLE[:8])
def test_the_command_line_tells_it_and_nothing_but_it(repository, capsys, path):
    record, _ = validate(model(path), original(path))
    trail, key = random.Random(SEED).choice([item for item in required(record) if item[1] != "by"])
    file = repository / path
    before = file.read_text(encoding="utf-8")
    file.write_text(without(original(path).data, trail, key), encoding="utf-8")
    try:
        assert main(["check", "--errors", "--root", str(repository)]) == 1
    finally:
        file.write_text(before, encoding="utf-8")
    printed = capsys.readouterr().out
    errors = [line for line in printed.splitlines() if " error [" in line and "[canonical-form]" not in line]
    assert len(errors) == 1 and errors[0].startswith(f"{path}:"), printed
    assert f"the required key '{key}' is missing in " in errors[0]
