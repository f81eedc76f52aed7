"""YAML as data only."""

import pytest

from macros.load.yaml_reader import read_yaml, read_yaml_text


def only(text):
    _document, findings = read_yaml_text(text, "file.yml")
    assert len(findings) == 1, findings
    return findings[0]


def test_nothing_turns_into_something_else():
    text = "a: no\nb: on\nc: 2024-06-30\nd: 1:30\ne: 0o17\nf: 012\ng: .nan\nh: 1_000\ni: '5'\nj: ~\nk: true\nl: -1.5\nm: 1e3\n"
    document, findings = read_yaml_text(text, "file.yml")
    assert not findings
    assert document.data == {
        "a": "no", "b": "on", "c": "2024-06-30", "d": "1:30", "e": "0o17", "f": "012", "g": ".nan", "h": "1_000",
        "i": "5", "j": None, "k": True, "l": -1.5, "m": 1000.0,
    }  # fmt: skip


def test_every_value_knows_its_place():
    document, _ = read_yaml_text("a:\n  - b: 1\n    c: {d: 2}\n", "file.yml")
    assert str(document.place(("a", 0, "c", "d"))) == "file.yml:3:12"
    assert str(document.place(("a", 0, "c"), key=True)) == "file.yml:3:5"
    assert str(document.place(("a", 0, "missing"))) == "file.yml:2:5"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "file.yml:3:1", "given already in line 1"),
        ("a: &x 1\nb: 2\n", "file.yml:1:4", "anchors"),
        ("a: *x\n", "file.yml:1:4", "aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", "file.yml:1:4", "tags"),
        ("a:\n\t- b\n", "file.yml:2:1", "tabs"),
        ("a: [1, 2\n", "file.yml:2:1", "not valid YAML"),
        ("", "file.yml:1:1", "empty"),
        ("# nothing\n", "file.yml:1:1", "empty"),
        ("a: 1\n---\nb: 2\n", "file.yml:2:1", "second document"),
        ("? [a]\n: 1\n", "file.yml:1:3", "plain word"),
        ("a: " + "[" * 30 + "]" * 30, "file.yml:1:24", "nested deeper"),
    ],
)
def test_refuses_with_place_and_reason(text, place, message):
    finding = only(text)
    assert str(finding.place) == place
    assert message in finding.message


def test_refuses_other_encodings(tmp_path):
    file = tmp_path / "a.yml"
    file.write_bytes("name: é\n".encode("latin-1"))
    assert "not UTF-8" in read_yaml(file, "a.yml")[1][0].message
    file.write_bytes(b"\xef\xbb\xbfname: a\n")
    assert "byte order mark" in read_yaml(file, "a.yml")[1][0].message
    file.write_bytes(b"name: a\n" * 300_000)
    assert "split it" in read_yaml(file, "a.yml")[1][0].message


def test_alias_bombs_end_at_once():
    layers = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
    assert "anchors" in only("l0: &l0 [x]\n" + layers + "\n").message
