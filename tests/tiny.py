"""A repository small enough to read, in which all rules hold; tests change one thing in it."""

from __future__ import annotations

from pathlib import Path

from macros.atlas import Atlas
from macros.load import load

FILES = {
    "data/measures.yml": """\
output:
  label: Output
  unit: GWh
  definition: Energy of the batteries made in a year.
  additive: true
  bases:
    counted: The Bureau, counted
    guessed: The Institute, guessed
part:
  label: Share of output
  unit: '%'
  definition: Part of the output of all makers.
  shares_of_whole: true
revenue:
  label: Revenue
  units: [CNY billion, KRW billion]
  definition: What a company took in.
""",
    "data/sources/the-bureau.yml": """\
publisher: The Bureau
sources:
  - id: bureau-2024
    title: Batteries in figures
    date: 2024-06
    url: https://bureau.example/2024
    kind: agency
    accessed: 2025-01
  - id: bureau-2025
    title: Batteries in figures, next edition
    date: 2025-06-01
    url: https://bureau.example/2025
    kind: agency
    licence: CC BY 4.0
    accessed: 2025-07
""",
    "data/sources/the-institute.yml": """\
publisher: The Institute
sources:
  - id: institute-2024
    title: A guess
    date: 2024
    url: https://institute.example/guess
    kind: report
    accessed: 2025-01
""",
    "data/countries/world.yml": """\
name: World
page: none
type: aggregate
figures:
  - measure: output
    basis: counted
    source: bureau-2025
    values: {2023: 800, 2024: 1000}
  - measure: part
    by: countries
    source: bureau-2025
    values:
      2024: {china: 70, japan: 10}
""",
    "data/countries/china.yml": """\
name: China
native_name:
  zh: 中国
page: none
type: country
""",
    "data/countries/japan.yml": """\
name: Japan
page: none
type: country
""",
    "data/companies/alpha.yml": """\
name: Alpha
native_name:
  zh: 阿尔法
page: standard
summary: A maker of cells that exists in tests alone. It makes them by the thousand in one place.
kind: cell-maker
country: china
figures:
  - measure: output
    basis: counted
    source: bureau-2025
    values: {2022: 50, 2023: 200, 2024: 400}
  - measure: output
    basis: counted
    standing: estimate
    source: institute-2024
    values: {2024: 380}
  - measure: revenue
    unit: CNY billion
    source: bureau-2024
    values:
      2023: {low: 10, high: 12}
milestones:
  - {date: 2020-05, event: Alpha made its first cell., about: [beta], source: bureau-2024}
targets:
  - {made: 2021, due: 2024, measure: output, value: 350, status: met, outcome: It made more., source: [bureau-2024, bureau-2025]}
relations:
  - {to: beta, type: supplies, since: 2021, source: institute-2024}
""",
    "data/companies/beta.yml": """\
name: Beta
page: none
kind: vehicle-maker
country: japan
figures:
  - measure: output
    basis: counted
    source: bureau-2025
    values: {2024: 100}
  - measure: output
    basis: guessed
    source: institute-2024
    values: {2024: 90}
""",
    "docs/index.md": """\
---
title: Home
description: The first page of a small atlas.
---
# Home

See {{ link("alpha") }} and [its page](companies/alpha.md).

{{ sources() }}
""",
    "docs/companies/alpha.md": """\
---
entity: alpha
title: Alpha
description: A maker of cells that exists in tests alone. It makes them by the thousand in one place.
---
# Alpha

{{ profile() }}

## In brief

In 2024 it made {{ value("output", at=2024) }}, {{ share("output", at=2024) }} of the world's cells.
That was {{ change("output", since=2023, until=2024) }} more, {{ rank("output", at=2024) }} among makers.

PROSE

{{ milestones() }}

{{ targets() }}

{{ related() }}

{{ sources() }}
""".replace("PROSE", "Cells are made of foil and powder, one after the other, day after day. " * 20),
}


def write(root: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the repository under `root`, with files replaced, added or (None) left out."""
    for name, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return root


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """A change to one file: `old`, which must be there, becomes `new`."""
    assert old in FILES[name], f"{old!r} is not in {name}"
    return {name: FILES[name].replace(old, new, 1)}


def atlas(root: Path, changes: dict[str, str | None] | None = None) -> Atlas:
    """The repository's atlas."""
    return Atlas(load(write(root, changes)))
