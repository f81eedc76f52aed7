"""What `python -m macros new` refuses: with exit code 2, in words, and nothing is written."""

from __future__ import annotations

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st
from making import MORE, SOURCE, SUMMARY, new, tree

from macros.model.ids import is_id, slug
from macros.new import Refusal, thing_of


@pytest.fixture
def root(tmp_path):
    return tiny.write(tmp_path, MORE)


REFUSED = [
    (["compny", "Gamma"], [], "did you mean 'company'"),
    (["companies", "Gamma"], [], "did you mean 'company'"),
    (["company"], [], "a company needs a name"),
    (["company", "  "], [], "a company needs a name"),
    (["company", "Alpha"], [], "the id 'alpha' is taken by data/companies/alpha.yml"),
    (["plant", "Beta"], [], "the id 'beta' is taken by data/companies/beta.yml"),
    (["use", "Gamma", "--id", "world"], [], "taken by data/countries/world.yml"),
    (["source", "Bureau 2024"], [], "taken by data/sources/the-bureau.yml"),
    (["use", "宁德时代"], [], "no id can be made of it; name the id yourself: --id some-words"),
    (["use", "삼성SDI"], [], "would leave out '삼성'"),
    (["use", "2024"], [], "which has no letters"),
    (["use", "x" * 81], [], "81 characters is no id"),
    (["use", "Gamma", "--id", "../../etc/passwd"], [], "'../../etc/passwd' is no id"),
    (["use", "Gamma", "--id", "/etc/passwd"], [], "'/etc/passwd' is no id"),
    (["use", "Gamma", "--id", "..\\gamma"], [], "is no id"),
    (["use", "Gamma", "--id", "ｇamma"], [], "--id gamma"),
    (["use", "Gamma", "--id", "Gamma"], [], "--id gamma"),
    (["use", "Gamma", "--id", "gamma\n"], [], "--id gamma"),
    (["use", "Gamma", "--id", "gam\u202ema"], [], "'gam\\u202ema' is no id"),
    (["use", "Gamma", "--id", ""], [], "is no id"),
    (["use", "Index"], [], "kept for the pages of that name"),
    (["use", "Gam\u200bma"], [], "invisible character U+200B"),
    (["use", "Gamma"], ["page=big"], "page: found 'big', expected one of 'major', 'standard', 'short' or 'none'"),
    (["use", "Gamma"], ["sumary=x"], "unknown key 'sumary'; keys are name, full_name"),
    (["use", "Gamma"], ["sumary=x"], "did you mean 'summary'?"),
    (["use", "Gamma"], ["native_name.cn=中"], "unknown key 'cn' in native_name; keys are zh, ja, ko"),
    (["use", "Gamma"], ["page.size=3"], "unknown key 'size' in page; it has no keys of its own"),
    (["use", "Gamma"], ["page"], "--set wants KEY=VALUE, such as country=china; found 'page'"),
    (["use", "Gamma", "--page", "none"], ["page=none"], "page was given twice"),
    (["use", "Gamma"], ["aliases=[one"], "aliases: not valid YAML"),
    (["use", "Gamma"], ["summary=Too short."], "summary: found 10 characters, expected at least 50"),
    (["use", "Gamma", "--url", "https://x.example"], [], "unknown key 'url'"),
    (["stage", "Gamma"], ["order=third"], "order: found third, expected a whole number"),
    (["company", "Gamma"], ["country=Japan"], "country: no country 'Japan'; did you mean 'japan'?"),
    (["company", "Gamma"], ["country=alpha"], "country: no country 'alpha'"),
    (["company", "Gamma"], ["parent=alfa"], "parent: no company 'alfa'; did you mean 'alpha'?"),
    (["company", "Gamma"], ["website=gamma.example"], "write it in full, beginning with https://"),
    (["company", "Gamma"], ["founded.source=bureau-2023"], "founded.source: no source 'bureau-2023'; did you mean 'bureau-2025'?"),
    (["company", "Gamma"], ["founded={value: 2011, source: bureau-2024}", "founded.source=bureau-2025"], "founded.source was given twice"),
    (["company", "Gamma"], ["technologies=[{id: lfpp, role: user, source: bureau-2024}]"], "technologies.id: no technology 'lfpp'"),
    (["plant", "Gamma"], ["operator=Alpha Inc", "products=cell, packs"], "operator: no company 'Alpha Inc'"),
    (["plant", "Gamma"], ["status.as_of=2025-13"], "status.as_of: '2025-13' is not in the calendar"),
    (["plant", "Gamma"], ["status.as_of=2025-02-30"], "status.as_of: '2025-02-30' is not in the calendar"),
    (["venture", "Gamma"], ["partners=alpha, gama-motors"], "partners.id: no entity 'gama-motors'"),
    (["venture", "Gamma"], ["partners=alpha"], "partners: found 1 items"),
    (["challenge", "Gamma"], ["affects=chin,alpha"], "affects: no entity 'chin'; did you mean 'china'?"),
    (["source", "Extra", "--publisher", "X"], [], "url is missing: The web address of the page or document itself. Give it with --set url=..."),
    (["source", "Extra", "--publisher", "X"], [], "kind is missing: "),
    (["source", "Extra", "--publisher", "起点锂电", *SOURCE], [], "has no Latin letters"),
    (["source", "Extra", "--publisher", "X", "--url", "http://www.bureau.example/2024/", "--kind", "news"], [], "'bureau-2024' has this address already"),
    (["chart", "Gamma"], ["measure=output"], "topic is missing"),
    (["chart", "Gamma"], ["topic=money", "measure=output"], "topic: found 'money', expected one of 'makers'"),
    (["chart", "Gamma"], ["topic=makers", "measure=outputs"], "did you mean 'output'?"),
    (["chart", "Gamma"], ["topic=makers", "measure=output"], "a line needs 4 yearly figures"),
    (["chart", "2024 prices"], [], "a chart's id names a Python module, which '2024-prices' cannot"),
    (["chart", "Class"], [], "--id the-class"),
    (["page", "Companies"], [], "taken by docs/companies"),
    (["page", "Index"], [], "kept for the pages"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "sets", "said"), REFUSED, ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else ""
)
def test_what_cannot_be_is_refused_in_words(root, capsys, arguments, sets, said):
    before = tree(root)
    assert new(root, *arguments, sets=sets) == 2
    output = capsys.readouterr()
    assert output.err.startswith("nothing was written:\n  ") and said in output.err
    assert output.out == ""
    assert tree(root) == before


def test_all_that_is_wrong_is_told_at_once(root, capsys):
    new(
        root,
        "plant",
        "Gamma",
        sets=["operator=alfa", "country=chin", "products=cell", "plaec=x", "status.value=runing"],
    )
    assert len(capsys.readouterr().err.splitlines()) == 6


@pytest.mark.parametrize("path", ["docs/uses/gamma.md", "data/uses/gamma.yml", "data/plants/gamma.yml"])
def test_nothing_is_overwritten(root, capsys, path):
    """Not even a file that cannot be read."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text("name: [\n")
    before = tree(root)
    assert new(root, "use", "Gamma", "--page", "none") == 2
    assert f"the id 'gamma' is taken by {path}" in capsys.readouterr().err
    assert tree(root) == before


def test_an_unsound_file_of_sources_is_left_alone(root, capsys):
    path = root / "data/sources/the-bureau.yml"
    path.write_text(path.read_text().replace("kind: agency", "kind: office", 1))
    before = tree(root)
    assert new(root, "source", "Extra", "--publisher", "The Bureau", *SOURCE) == 2
    assert "data/sources/the-bureau.yml is there but cannot be read; `make check` says why" in capsys.readouterr().err
    assert new(root, "source", "Bureau 2024", "--publisher", "X", *SOURCE) == 2
    assert tree(root) == before


@pytest.mark.parametrize("text", ["- one\n", "text\n", "sources: 3\n", "sources: [one]\n", ""])
def test_whatever_a_file_of_sources_holds_another_can_be_added(root, text):
    (root / "data/sources/odd.yml").write_text(text)
    assert new(root, "source", "Extra", "--publisher", "X Press", *SOURCE) == 0
    assert (root / "data/sources/odd.yml").read_text() == text


@pytest.mark.parametrize("name", ["Gam\udc80ma", "Gam\x00ma", "Gam\nma", "Gam\u2028ma"])
def test_names_that_cannot_be_read_are_refused(root, capsys, name):
    assert new(root, "use", name) == 2
    assert capsys.readouterr().err.isascii()


def test_links_out_of_the_repository_are_not_followed(tmp_path, capsys):
    root, outside = tiny.write(tmp_path / "in", MORE), tmp_path / "out"
    outside.mkdir()
    (root / "docs/uses").symlink_to(outside)
    assert new(root, "use", "Gamma", "--page", "standard", sets=[f"summary={SUMMARY}"]) == 2
    assert "docs/uses/gamma.md leads outside of the repository" in capsys.readouterr().err
    assert list(outside.iterdir()) == [] and not (root / "data/uses/gamma.yml").exists()


def test_what_cannot_be_written_whole_is_not_written(root, capsys):
    (root / "docs/uses").write_text("in the way")
    assert new(root, "use", "Gamma", "--page", "standard", sets=[f"summary={SUMMARY}"]) == 2
    assert "docs/uses/gamma.md cannot be written: " in capsys.readouterr().err
    assert not (root / "data/uses/gamma.yml").exists()


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory):
    """A repository that is only looked at."""
    return tiny.write(tmp_path_factory.mktemp("unchanged"))


@given(name=st.text(max_size=100))
def test_whatever_the_name_there_is_an_id_or_a_refusal(unchanged, name):
    thing = thing_of("use", unchanged, name)
    try:
        id = thing.id_for(None)
    except Refusal as refusal:
        assert "--id " in str(refusal)
    else:
        assert is_id(id) and id.isascii() and "/" not in id and "." not in id


@given(wish=st.text(max_size=100))
def test_whatever_the_wish_only_ids_are_taken(unchanged, wish):
    try:
        assert is_id(thing_of("use", unchanged, "Gamma").id_for(wish))
    except Refusal as refusal:
        assert "--id " in str(refusal)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Gotion High-tech", "gotion-high-tech"),
        ("LG Energy Solution Wrocław", "lg-energy-solution-wroclaw"),
        ("Samsung SDI Göd", "samsung-sdi-god"),
        ("Tromsø Straße, Þór & Œuvre", "tromso-strasse-thor-oeuvre"),
        ("  ＣＡＴＬ — (CO₂) ", "catl-co2"),
        ("起点锂电", ""),
    ],
)
def test_ids_are_made_of_names(name, id):
    assert slug(name) == id
