"""What holds for any input at all: nothing raises, places are right, text comes out as it went in."""

from __future__ import annotations

import itertools
import os
from dataclasses import replace
from functools import partial

import pytest
import tiny
import yaml
from bs4 import BeautifulSoup
from emitter import Emitter
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from printed import assert_harmless, converted, is_text, printed

from macros import checks
from macros.atlas import Atlas
from macros.charts.kit.drawing import ChartModule, Drawing
from macros.checks.canonical_form import parsed, written
from macros.load import Book, load
from macros.load.page import parse_page
from macros.load.shape import validate
from macros.load.text_file import read_text
from macros.load.yaml_reader import MAX_BYTES, read_yaml, read_yaml_text
from macros.model import KINDS, Measure, SourceFile
from macros.model.text import hidden
from macros.render import Writer, figure

KEYS = sorted({key for model in [*KINDS.values(), Measure, SourceFile] for key in model.model_fields} | {
    "date", "event", "about", "source", "made", "due", "what", "measure", "basis", "unit", "by", "values", "value",
    "low", "high", "status", "outcome", "to", "type", "since", "id", "title", "url", "kind", "accessed", "zh", "<<",
})  # fmt: skip
WORDS = [
    "alpha",
    "china",
    "output",
    "counted",
    "bureau-2024",
    "none",
    "major",
    "cell-maker",
    "2024",
    "countries",
    "met",
]
MARKUP = ["<script>", "{{ 7*7 }}", "*b*", "_i_", "`c`", "[x](y)", "![x](y)", "{: onclick=1 }", "&lt;", "&#42;", "a|b", "# ",
          "1. ", "- ", "~~~", "!!! ", "-->", "<!--", "]]>", "\\", '"', "'", "</", "http://[x", "javascript:", "[TOC]", "*[x]: y",
          "wzxhzdk:0", "klzzwxh:0000", "\u4e19", "\u05d0", "e\u0301", "\U0001f50b"]  # fmt: skip


letters = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"])
signs = st.sampled_from("<>&\"'`*_{}[]()|\\!#~:;=+-.,$%^@/? aZ09")
any_text = st.one_of(
    st.text(signs, min_size=1, max_size=24),
    st.lists(st.one_of(st.sampled_from(MARKUP), st.text(letters, max_size=6)), min_size=1, max_size=6).map("".join),
).map(lambda text: " ".join(text.split())).filter(is_text)  # fmt: skip
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-3000, 3000), st.integers(), st.floats(), st.sampled_from(WORDS), st.text(max_size=8)
)  # fmt: skip
structures = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), st.integers(1990, 2030), st.text(max_size=5)), inner, max_size=6),
    ),
    max_leaves=25,
)  # fmt: skip
yaml_like = st.lists(
    st.one_of(st.sampled_from(["a: ", "- ", "\n", "  ", "{", "}", "[", "]", ", ", '"', "'", "|", ">-", "# ", "&a ", "*a", "!!set ",
                               "---\n", "...\n", "? ", "%YAML 1.1\n", "\t", "\r\n", "\ufeff", "\0", "\u2028", "1", "x"]), st.text(max_size=3)),
    max_size=30,
).map("".join)  # fmt: skip


@given(st.one_of(st.binary(max_size=200), yaml_like.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@settings(max_examples=400)
def test_any_bytes_as_a_file_give_a_document_or_findings(tmp_path, content):
    file = tmp_path / "gamma.yml"
    file.write_bytes(content)
    document, findings = read_yaml(file, "gamma.yml")
    assert (document.data is None) == bool([found for found in findings if "given already" not in found.message])
    lines = read_text(file, "gamma.yml", MAX_BYTES)[0].split("\n") if not findings else content.splitlines() or [b""]
    for found in findings:
        assert 1 <= found.place.line <= len(lines) + 1
        assert not any(map(hidden, str(found))) and len(str(found)) < 600
    if document.data is not None:
        validate(KINDS["companies"], document)


stamps = itertools.count(1)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """The small repository, in which one file is written again and again."""
    return tiny.write(tmp_path_factory.mktemp("repository"))


@given(st.sampled_from([*KINDS, "sources"]), structures, st.booleans())
@settings(max_examples=500)
def test_any_structure_as_an_entity_is_checked_without_raising(repository, kind, data, flow):
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=10_000)
    file = repository / f"data/{kind}/gamma.yml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="", errors="surrogatepass")
    os.utime(file, ns=(next(stamps),) * 2)
    try:
        _, findings = checks.run(repository)
        assert [found for found in findings if found.place.path == f"data/{kind}/gamma.yml"]
        assert not [found for found in findings if any(map(hidden, str(found)))]
    finally:
        file.unlink()


plain_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**12), 10**12),
        st.floats(-1e15, 1e15),
        any_text,
        st.sampled_from(
            [
                "TRUE",
                "Null",
                "yes",
                "No",
                "on",
                "0x1F",
                "0o17",
                "017",
                "1_000",
                ".inf",
                "1:30",
                "2024-06-30",
                "~",
                "=",
                "5.",
            ]
        ),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(any_text, inner, max_size=4)),
    max_leaves=20,
)


@given(plain_values, st.data())
@settings(max_examples=250)
def test_every_value_and_key_is_where_its_place_says(value, data):
    assume(value is not None)
    emitter = Emitter(data)
    emitter.node(value)
    document, findings = read_yaml_text(emitter.text + "\n", "gamma.yml")
    assert not findings, emitter.text
    assert document.data == value
    assert document.values == emitter.values, emitter.text
    assert document.keys == emitter.keys


@given(st.dictionaries(any_text, plain_values, min_size=1, max_size=4), st.data())
@settings(max_examples=150)
def test_mending_changes_no_value(value, data):
    emitter = Emitter(data)
    emitter.node(value)
    mended = written(parsed(emitter.text + "\n"))
    document, findings = read_yaml_text(mended, "gamma.yml")
    assert not findings, mended
    assert document.data == value
    assert written(parsed(mended)) == mended


SHOW = """\
{{ profile(of="alpha") }}

{{ link("beta") }} and {{ link("alpha") }} made {{ value("output", of="alpha") }}.

{{ link("beta") }}

## {{ link("beta") }}

| Name | Output |
|---|---|
| {{ link("beta") }} | {{ value("output", of="beta") }} |

{{ table("output", of=["alpha", "beta"], basis="counted") }}

{{ milestones(of="alpha") }}

{{ targets(of="alpha") }}

{{ related(of="beta") }}

{{ sources() }}
"""


class Sound(list):
    """The data of the small repository; too long to be printed by each failure."""

    __repr__ = object.__repr__


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The data of the small repository."""
    return Sound([load(tiny.write(tmp_path_factory.mktemp("sound")))])


def telling(data: Sound, text: str) -> Atlas:
    """The small atlas with this text in every place where text can stand."""
    (sound,) = data
    alpha, beta = sound.entities["alpha"], sound.entities["beta"]
    more = {"milestones": [item.model_copy(update={"event": text}) for item in alpha.milestones]}
    more["targets"] = [item.model_copy(update={"what": text, "outcome": text}) for item in alpha.targets]
    more["relations"] = [item.model_copy(update={"note": text}) for item in alpha.relations]
    more |= {"name": text, "full_name": text, "summary": text, "aliases": [text]}
    entities = {"alpha": alpha.model_copy(update=more), "beta": beta.model_copy(update={"name": text})}
    source = {"title": text, "licence": text, "read_through": text}
    measure = {"label": text, "definition": text, "bases": {"counted": text, "guessed": text}}
    measures = {"output": sound.measures["output"].model_copy(update=measure)}
    return Atlas(
        replace(
            sound,
            entities=sound.entities | entities,
            sources={id: item.model_copy(update=source) for id, item in sound.sources.items()},
            publishers=dict.fromkeys(sound.publishers, text),
            measures=sound.measures | measures,
        )
    )


@given(any_text)
@settings(max_examples=400)
def test_any_text_is_shown_as_it_is(sound, text):
    soup = printed(telling(sound, text), SHOW)
    assert_harmless(soup)
    for selector in (".aba-fullname", ".aba-summary", ".aba-aliases"):
        assert soup.select_one(selector).text.strip() == text
    paragraphs = [item.text for item in soup.find_all("p") if not item.attrs]
    assert f"{text} and {text} made" in paragraphs[0] and paragraphs[1] == text
    assert text in soup.select_one(".aba-value")["title"].split(" · ")
    assert soup.h2.text == f"{text}¶"
    assert soup.table.select_one("td").text == text
    assert text in soup.table.select_one(".aba-value")["title"].split(" · ")
    assert [cell.text for cell in soup.select("tbody th")][:2] == [text, text]
    assert soup.select_one("caption").text.startswith(text)
    assert soup.select_one(".aba-timeline p").contents[0] == text
    promise = soup.select_one(".aba-table--stacked tbody tr")
    assert promise.th.text.startswith(f"{text}: {text}: 350") and promise.select("td")[-1].text.endswith(text)
    assert soup.select_one(".aba-related a, .aba-related span").text == text
    assert soup.select_one(".aba-note").text.startswith(text)
    cited = soup.select_one(".aba-sources li")
    assert cited.a.text == text and cited.text.startswith(f"{text}. {text}, ")


@given(any_text)
@settings(max_examples=120)
def test_any_text_of_a_chart_is_shown_as_it_is(sound, text):
    atlas = telling(sound, text)
    rows = [{"year": 2024, "name": text, "value": 5}]
    module = ChartModule("gamma", text, text, "makers", __file__, lambda _: None)
    drawing = Drawing(
        form=partial(lambda _: None), rows=rows, columns={"name": text, "value": "GWh"}, finding=text, note=text,
        inputs=tuple(atlas.series("output", "alpha", basis="counted")), processing=text, names={"alpha": text},
    )  # fmt: skip
    page = parse_page("---\ntitle: Show\n---\n", "docs/show.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figure, "draw_chart", lambda *_: (module, drawing))
        writer = Writer(atlas, page, Book([page]), picture=lambda *_: "")
        soup = converted(f"Text.\n\n{figure.chart(writer, 'gamma', highlight='alpha')}\n\nText.\n")
    assert soup.figure["data-lit"] == text
    assert not soup.find_all(["script", "img", "style", "em"])
    for selector in (".aba-figure-title", ".aba-finding", "caption"):
        assert soup.select_one(selector).text == text
    assert soup.select_one(".aba-figure-subtitle").text == f"{text} 2022–2024."
    assert soup.select_one(".aba-figure-note").text.endswith(text)
    assert soup.select_one("tbody th").text == soup.select_one("thead th").text == text
    assert f"“{text}”" in soup.text, "the citation"
    assert f'title="{text}"' in BeautifulSoup(str(soup.select_one("pre code")), "html.parser").text
