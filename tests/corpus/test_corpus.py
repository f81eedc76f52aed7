"""Hostile input: broken and malicious files, each with its finding at its place, or shown as harmless text.

A case is a file of a folder beside this one; the folder's `cases.yml` tells where it goes and what is
found. What no text file can hold is made in `test_made_files.py`.
"""

from __future__ import annotations

import pytest
import tiny
import yaml
from hostile import GAMMA, HERE, SOUND, assert_alone, assert_found, cases, put
from printed import assert_harmless, printed

from macros.atlas import Atlas
from macros.load import load

FOLDERS = sorted(path.parent.name for path in HERE.glob("*/cases.yml") if path.parent.name != "charts")
ALL = [(folder, name, told) for folder in FOLDERS for name, told in cases(folder)]
FOUND = [pytest.param(*case, id=f"{case[0]}/{case[1]}") for case in ALL if "shown" not in case[2]]
SHOWN = [pytest.param(*case, id=f"{case[0]}/{case[1]}") for case in ALL if "shown" in case[2]]
STOPS = ("yaml", "shape", "ids", "files")
"""The rules of the loader: without what they ask for there is no atlas, so nothing is written."""

HOME = "docs/index.md"
SHOW = """\
---
title: Show
---
{{ profile(of="gamma") }}

{{ link("gamma") }} and {{ link("gamma") }} made {{ value("output", of="gamma") }}{{ cite("gamma-1") }}.

- {{ link("gamma") }}

{{ link("gamma") }}

{{ table("output", of=["alpha", "gamma"], basis="counted") }}

{{ milestones(of="gamma") }}

{{ targets(of="gamma") }}

{{ related(of="alpha") }}

{{ sources() }}
"""
PRESS = """\
publisher: Gamma Press
sources:
  - id: gamma-1
    title: Of Gamma
    date: 2024
    url: https://x.example/g
    kind: news
    accessed: 2025-01
"""


def target(name: str, told: dict) -> str:
    """Where a case goes."""
    return told.get("to") or ("docs/gamma.md" if name.endswith(".md") else GAMMA)


@pytest.mark.parametrize(("folder", "name", "told"), FOUND)
def test_a_broken_file_gives_its_finding(tmp_path, run, folder, name, told):
    to = target(name, told)
    root = put(tmp_path, to, (HERE / folder / name).read_bytes())
    code, text = run("check", "--root", root)
    assert code == 1
    assert_found(text, f"{to}:{told['at']}", told["rule"], told["says"])
    assert_alone(text, to)
    (tmp_path / "site").mkdir()
    code, text = run("export", tmp_path / "site", "--root", root)
    if to.startswith("data/") and told["rule"] in STOPS:
        assert code == 1 and told["says"] in text
        assert not list((tmp_path / "site").iterdir()), "nothing is written of unsound data"
    else:
        assert code == 0, text
    if told["rule"] != "canonical-form":
        assert told["says"] in run("check", "--fix", "--root", root)[1], "what a machine cannot mend stays as it is"


@pytest.mark.parametrize(("folder", "name", "told"), SHOWN)
def test_text_is_shown_as_it_stands(tmp_path, run, folder, name, told):
    to, content = target(name, told), (HERE / folder / name).read_bytes()
    root = put(tmp_path / "after", to, content)
    other, sound = ("data/sources/gamma-press.yml", PRESS) if to == GAMMA else (GAMMA, SOUND)
    (root / other).write_text(sound, encoding="utf-8")
    code, text = run("check", "--errors", "--root", root)
    assert code == 0, text
    (tmp_path / "site").mkdir()
    assert run("export", tmp_path / "site", "--root", root)[0] == 0
    before, after = tiny.atlas(tmp_path / "before"), Atlas(load(root))
    assert str(printed(after, tiny.FILES[HOME], HOME)) == str(printed(before, tiny.FILES[HOME], HOME))
    if folder == "markup":
        evil = yaml.safe_load(content)
        (assert_source_shown if "publisher" in evil else assert_entity_shown)(after, evil)


def assert_source_shown(atlas: Atlas, evil: dict) -> None:
    soup = printed(atlas, 'Text{{ cite("gamma-1") }}.\n\n{{ sources() }}\n')
    assert_harmless(soup)
    item, source = soup.select_one("li"), evil["sources"][0]
    assert item.a.text == source["title"] and item.a["href"] == source["url"]
    assert item.text.count(evil["publisher"]) == 4, "title, publisher, licence, and the copy that was read"


def assert_entity_shown(atlas: Atlas, evil: dict) -> None:
    soup, name = printed(atlas, SHOW), evil["name"]
    assert_harmless(soup)
    assert soup.select_one(".aba-fullname").text == soup.select_one(".aba-aliases").text.strip() == name
    assert soup.select_one(".aba-summary").text == evil["summary"]
    assert soup.select_one(".aba-names [lang=zh]").text == evil["native_name"]["zh"]
    assert f"{name} and {name} made" in soup.text
    assert soup.find("ul", class_=False).li.text.strip() == name
    assert name in [block.text.strip() for block in soup.find_all("p")]
    assert name in soup.select_one(".aba-value")["title"]
    assert name in [cell.text for cell in soup.select("tbody th")]
    assert soup.select_one(".aba-timeline p").text.startswith(name)
    assert name in soup.select_one(".aba-table--stacked").text
    assert name in [row.span.text for row in soup.select(".aba-related li") if row.span]


def test_every_file_of_the_corpus_is_a_case():
    for folder in [*FOLDERS, "charts"]:
        files = {path.name for path in (HERE / folder).iterdir()} - {"cases.yml"}
        assert files == {name for name, _ in cases(folder)}
    assert sum(len(cases(folder)) for folder in [*FOLDERS, "charts"]) > 200
