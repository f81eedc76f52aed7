"""Every key of every kind, with a value of every wrong type: a finding at its place that says what to write."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hostile import assert_alone, errors, put
from pydantic import BaseModel

from macros.load import Document
from macros.load.shape import validate
from macros.load.yaml_reader import Trail, read_yaml_text
from macros.model import KINDS, REGISTERS, SourceFile
from macros.model import base as base_models
from macros.model import kinds as kind_models
from macros.model import records as record_models
from macros.model import registers as register_models

COMMON = """\
name: Gamma
full_name: Gamma Works
native_name: {zh: 丙, ja: 丙, ko: 병}
aliases: [Gam]
page: none
summary: A maker of cells that exists in tests alone, and nowhere else in the world.
figures:
  - measure: output
    basis: counted
    unit: GWh
    standing: reported
    source: bureau-2025
    note: A note.
    values:
      2023: 5
      2024: {value: 5, standing: estimate, note: A note., source: [bureau-2025]}
      2025: {low: 5, high: 6}
  - measure: part
    by: countries
    source: [bureau-2025]
    values: {2024: {china: 5}}
milestones:
  - {date: 2020-05, event: It began., about: [alpha], source: bureau-2024}
targets:
  - made: 2021
    due: 2024
    what: To make more.
    measure: output
    basis: counted
    unit: GWh
    value: 5
    status: met
    outcome: It made more.
    about: [beta]
    source: [bureau-2024, bureau-2025]
relations:
  - {to: beta, type: supplies, since: 2021, until: 2022, note: A note., source: institute-2024}
"""
FACT = "{value: X, source: bureau-2024, as_of: 2024, standing: reported, note: A note.}"
DAY = FACT.replace("value: X", "value: 2010")
OWN = {
    "countries": "type: country\niso2: CN\nrole: It makes.\n",
    "companies": f"kind: cell-maker\nalso: [miner]\ncountry: china\nparent: alpha\nfounded: {DAY}\nheadquarters: {FACT}\n"
    f"listing: {FACT}\nwebsite: https://x.example\ntechnologies:\n  - {{id: cell, role: user, source: bureau-2024}}\n",
    "technologies": f"family: chemistry\nchemistry: {FACT}\nstatus: {FACT}\nfirst_commercialised: {DAY}\n",
    "minerals": "symbol: Li\nrole: It stores.\n",
    "policies": "country: china\ninstrument: plan\nissued: 2020\nin_force: 2021\nended: 2022\nissuer: X\nsource: bureau-2024\n",
    "challenges": "affects: [china]\n",
    "stages": "order: 1\n",
    "uses": "",
    "plants": "operator: alpha\ncountry: china\nplace: X\nproducts: [cells]\n"
    "coordinates: {lat: 1.5, lon: 2.5, precision: city, source: bureau-2024}\n"
    f"status: {FACT.replace('value: X', 'value: operating')}\n",
    "ventures": f"partners:\n  - {{id: alpha, stake: 50}}\n  - {{name: X}}\ncountry: china\nannounced: 2020\nstatus: {FACT}\n",
    "programmes": f"form: institute\ncountry: china\nstatus: {FACT}\n",
}
SAMPLES = {f"data/{kind}/gamma.yml": COMMON + text for kind, text in OWN.items()} | {
    "data/sources/gamma-press.yml": "publisher: Gamma Press\nsources:\n  - {id: g-1, title: X, date: 2024, url: https://x.example, kind: news, "
    "licence: X, accessed: 2025, read_through: X, confidence: low, note: A note.}\n",
    "data/measures.yml": "output:\n  label: X\n  unit: GWh\n  decimals: 1\n  definition: X.\n  shares_of_whole: true\n"
    "  additive: false\n  update: yearly\n  bases: {counted: X}\npart: {label: X, units: [t, kt], definition: X.}\n"
    "revenue: {label: X, units: [CNY billion], definition: X.}\n",
    "data/claims.yml": "lead:\n  claim: X\n  pages: [companies/alpha.md]\n  evidence:\n"
    "    - {measure: output, of: alpha, by: alpha, at: 2024, basis: counted, source: bureau-2024}\n"
    "    - {fact: X, source: bureau-2024}\n  verdict: supported\n  why: X.\n",
    "data/glossary.yml": "foil: {term: X, also: [x], native_name: {zh: 箔}, meaning: X., see: [alpha], everyday: true}\n",
}  # fmt: skip
WRONG = [5.5, True, ["x"], {"x": "y"}]
REMEDY = re.compile(r"expected|write|give|say|is no |is not a unit|unknown key|required key|put ")


def read(path: str, text: str) -> tuple[Document, list]:
    """A file against the model of its place."""
    document, findings = read_yaml_text(text, path)
    kind = path.split("/")[1]
    if register := REGISTERS.get(kind.removesuffix(".yml")):
        return document, [
            *findings,
            *(found for id in document.data for found in validate(register, document, (id,))[1]),
        ]
    return document, findings + validate(SourceFile if kind == "sources" else KINDS[kind], document)[1]


def nodes(part: Any, trail: Trail = ()) -> Iterator[tuple[Trail, Any]]:
    """Every value in a file, and where it stands."""
    if trail:
        yield trail, part
    for key, item in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield from nodes(item, (*trail, key))


def replaced(data: Any, trail: Trail, value: Any) -> str:
    """The file as text, with another value at that place."""
    data = part = copy.deepcopy(data)
    for step in trail[:-1]:
        part = part[step]
    part[trail[-1]] = value
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def is_right(trail: Trail, old: Any, value: Any) -> bool:
    """Whether the value would do in the place of the old one."""
    kinds = (bool,) if isinstance(old, bool) else (int, float) if isinstance(old, int | float) else (type(old),)
    whole = trail[-1] in ("order", "decimals") or (isinstance(old, int) and old > 1000)
    if (trail[-2:-1] == ("values",) and isinstance(value, float)) or (trail[-1] == "bases" and isinstance(value, dict)):
        return True
    if type(value) in kinds:
        return not whole and not isinstance(value, dict)
    return trail[-1] == "source" and isinstance(value, list)


@pytest.mark.parametrize("path", SAMPLES)
def test_a_wrong_type_is_told_at_its_place(path):
    data, tried = read_yaml_text(SAMPLES[path], path)[0].data, 0
    for trail, old in nodes(data):
        for value in WRONG:
            if not is_right(trail, old, value):
                assert_told(path, trail, replaced(data, trail, value))
                tried += 1
    assert tried > 20


def assert_told(path: str, trail: Trail, text: str) -> None:
    """Something is found, all of it at that place or within it, each with a remedy."""
    document, findings = read(path, text)
    spots = {document.place(spot) for spot in document.values if spot[: len(trail)] == trail}
    spots |= {document.place(spot, key=True) for spot in document.keys if spot[: len(trail)] == trail}
    assert findings, text
    for found in findings:
        assert found.place in spots, str(found)
        assert REMEDY.search(found.message), str(found)


@pytest.mark.parametrize("path", SAMPLES)
def test_the_samples_are_sound(path):
    assert read(path, SAMPLES[path])[1] == []


def test_the_samples_have_every_key_of_every_record():
    have = {key for path in SAMPLES for key, _ in _keys(read_yaml_text(SAMPLES[path], path)[0].data)}
    models = [
        item
        for module in (base_models, kind_models, record_models, register_models)
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, BaseModel)
    ]
    assert {key for model in models for key in model.model_fields} <= have


def _keys(part: Any) -> Iterator[tuple[str, Any]]:
    return ((trail[-1], item) for trail, item in nodes(part))


@pytest.mark.parametrize("path", SAMPLES)
def test_a_file_wrong_in_every_leaf_is_told_through_the_command_line(tmp_path, run, path):
    data = read_yaml_text(SAMPLES[path], path)[0].data
    for trail, item in list(nodes(data)):
        if not isinstance(item, dict | list):
            data = yaml.safe_load(replaced(data, trail, {"x": [None]}))
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True)
    code, told = run("check", "--root", put(tmp_path, path, text.encode()))
    assert code == 1 and len(errors(told)) >= 3
    assert_alone(told, path)
    assert run("check", "--fix", "--root", tmp_path)[0] == 1
