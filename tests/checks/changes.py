"""Changes to the small repository of tests/tiny.py, as the tests of rules make them."""

from __future__ import annotations

import datetime as dt

import tiny

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


def measured(update):
    return tiny.changed("data/measures.yml", "  additive: true\n", f"  additive: true\n  update: {update}\n")


def plant(value, as_of):
    lines = ["name: Alpha Town", "page: none", "operator: alpha", "country: china", "place: Town", "products: [cells]"]
    status = f"status: {{value: {value}, as_of: {as_of}, source: bureau-2024}}"
    return {
        "data/plants/alpha-town.yml": "\n".join([*lines, status]) + "\n",
        "data/stages/cells.yml": "name: Cells\npage: none\norder: 1\n",
    }


def company(name, page="none", **keys):
    lines = [f"name: {name}", *(f"{key}: {value}" for key, value in keys.items()), f"page: {page}"]
    return {"data/companies/gamma.yml": "\n".join([*lines, "kind: materials", "country: japan"]) + "\n"}
