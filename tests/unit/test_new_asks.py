"""What `python -m macros new` asks in a terminal."""

from __future__ import annotations

import sys

import pytest
import tiny
from making import MORE, SUMMARY, new, tree

from macros.cli import main
from macros.load import load


@pytest.fixture
def root(tmp_path):
    return tiny.write(tmp_path, MORE)


@pytest.fixture
def person(monkeypatch):
    """Somebody at a terminal, who gives these answers; the questions are kept."""
    questions = []

    def sit_down(*answers):
        left = iter(answers)

        def answer(prompt=""):
            questions.append(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", answer)
        return questions

    return sit_down


def asked(root, *arguments):
    return main(["new", "--root", str(root), *arguments])


def test_it_asks_for_each_required_key_once(root, person, capsys):
    questions = person("", "vehicle-maker", "japan")
    assert asked(root, "company", "Gamma") == 0
    assert questions == ["  [none] > ", "  [later] > ", "  [later] > "]
    out = capsys.readouterr().out
    assert "page: How much of a page it has under docs/" in out
    assert "  One of: cell-maker | vehicle-maker | " in out
    assert "country: Where it is based: an id of data/countries/." in out
    entity = load(root).entities["gamma"]
    assert (entity.page, entity.kind, entity.country) == ("none", "vehicle-maker", "japan")


def test_it_asks_only_for_what_is_missing(root, person):
    assert len(person("standard", SUMMARY)) == 0
    assert asked(root, "company", "Gamma", "--set", "kind=cell-maker", "--set", "country=china") == 0
    assert load(root).entities["gamma"].summary == SUMMARY


def test_a_wrong_answer_is_explained_and_asked_again(root, person, capsys):
    questions = person("none", "baker", "cell-maker", "chian", "china")
    assert asked(root, "company", "Gamma") == 0
    assert len(questions) == 5
    out = capsys.readouterr().out
    assert "  kind: found 'baker', expected one of 'cell-maker'" in out
    assert "  country: no country 'chian'; did you mean 'china'?\n" in out


def test_an_empty_answer_leaves_a_key_for_later(root, person, capsys):
    person("", "", "china")
    assert asked(root, "company", "Gamma") == 0
    assert "One field waits" in capsys.readouterr().out
    assert (root / "data/companies/gamma.yml").read_text().endswith("page: none\nkind:\ncountry: china\n")


def test_what_cannot_wait_is_asked_until_it_is_there(root, person, capsys):
    person("", "Extra", "", "The Bureau", "", "", "", "https://x.example/", "news", "")
    assert asked(root, "source") == 0
    out = capsys.readouterr().out
    assert "it needs a name" in out and out.count("this cannot be left for later") == 2
    source = load(root).sources["extra"]
    assert (source.title, source.date, source.kind) == ("Extra", "n.d.", "news")


@pytest.mark.parametrize("answers", [(), ("Gamma",), ("Gamma", "none", "cell-maker")])
def test_leaving_writes_nothing(root, person, capsys, answers):
    person(*answers)
    before = tree(root)
    assert asked(root, "company") == 2
    assert capsys.readouterr().err == "\nstopped; nothing was written\n"
    assert tree(root) == before


def test_no_question_is_asked_where_nobody_is_or_nobody_wants_them(root, person, monkeypatch):
    questions = person("never")
    assert new(root, "mineral", "Gamma") == 0
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert asked(root, "mineral", "Delta") == 0
    assert questions == []
