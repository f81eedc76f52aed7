"""Hostile files that no text file of a repository can hold: encodings, sizes, links, names."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tiny
from hostile import GAMMA, HEAD, SOUND, assert_alone, assert_found, put

from macros.load import load

PAGE = "docs/gamma.md"
UMLAUT = SOUND.replace("Gamma", "Gämma")
KANJI = SOUND.replace("Gamma", "丙")

BYTES = {
    "a byte order mark": (GAMMA, b"\xef\xbb\xbf" + SOUND.encode(), "1:1", "byte order mark; save it as UTF-8 without one"),
    "UTF-16, low byte first": (GAMMA, SOUND.encode("utf-16"), "1:1", "the file is UTF-16; save it as UTF-8"),
    "UTF-16, high byte first": (GAMMA, b"\xfe\xff" + SOUND.encode("utf-16-be"), "1:1", "the file is UTF-16"),
    "UTF-16 without a mark": (GAMMA, SOUND.encode("utf-16-le"), "1:2", "U+0000 stands here; save the file as UTF-8"),
    "UTF-32": (GAMMA, SOUND.encode("utf-32-le"), "1:2", "U+0000 stands here; save the file as UTF-8"),
    "Latin-1": (GAMMA, UMLAUT.encode("latin-1"), "1:8", "byte 0xe4 is not UTF-8; save the file as UTF-8"),
    "Windows quotes": (GAMMA, b"page: none\nname: \x93Gamma\x94\n", "2:7", "byte 0x93 is not UTF-8"),
    "Shift-JIS": (GAMMA, KANJI.encode("shift-jis"), "1:7", "is not UTF-8"),
    "a character cut short": (GAMMA, b"name: Gamma\xe4\xb8", "1:12", "byte 0xe4 is not UTF-8"),
    "a character written too long": (GAMMA, b"name: \xc0\xaf\n", "1:7", "byte 0xc0 is not UTF-8"),
    "a lone surrogate": (GAMMA, b"name: \xed\xa0\x80\n", "1:7", "byte 0xed is not UTF-8"),
    "a byte beyond Unicode": (GAMMA, b"name: \xf5\x80\x80\x80\n", "1:7", "byte 0xf5 is not UTF-8"),
    "a null": (GAMMA, b"name: Gam\0ma\n", "1:10", "U+0000 stands here"),
    "an escape": (GAMMA, b"page: none\nname: Gam\x1b[31mma\n", "2:10", "U+001B stands here; remove it"),
    "a form feed": (GAMMA, b"name: Gamma\x0c\n", "1:12", "U+000C stands here; remove it"),
    "a picture": (GAMMA, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1", "byte 0x89 is not UTF-8"),
    "something packed": (GAMMA, gzip.compress(SOUND.encode()), "1:2", "byte 0x8b is not UTF-8"),
    "ten megabytes": (GAMMA, b"name: " + b"x" * 10_000_000, "1:1", "bytes; such files stay below 2,000,000: split it"),
    "ten megabytes of nulls": (GAMMA, bytes(10_000_000), "1:1", "stay below 2,000,000"),
    "one line of two megabytes": (GAMMA, b"name: " + b"x" * 1_900_000 + b"\n", "1:7", "expected at most 2000; shorten it"),
    "a key of a megabyte": (GAMMA, b"x" * 1000 + b": 5\n", "1:1", "unknown key 'xxx"),
    "brackets without end": (GAMMA, b"[" * 1_900_000, "1:22", "nested deeper than 20 levels"),
    "colons without end": (GAMMA, b"a: " * 600_000, "1:5", "put text that holds a colon in quotes"),
    "measures in Latin-1": ("data/measures.yml", b"output: \xe4\n", "1:9", "byte 0xe4 is not UTF-8"),
    "sources in UTF-16": ("data/sources/the-bureau.yml", SOUND.encode("utf-16"), "1:1", "the file is UTF-16"),
    "a page with a byte order mark": (PAGE, b"\xef\xbb\xbf" + HEAD.encode(), "1:1", "byte order mark"),
    "a page in Latin-1": (PAGE, (HEAD + "Gämma\n").encode("latin-1"), "7:2", "byte 0xe4 is not UTF-8"),
    "a page in UTF-16": (PAGE, HEAD.encode("utf-16"), "1:1", "the file is UTF-16"),
    "a page with a null": (PAGE, HEAD.encode() + b"Gam\0ma\n", "7:4", "U+0000 stands here"),
    "a page of a megabyte": (PAGE, HEAD.encode() + b"Gamma.\n" * 150_000, "1:1", "such files stay below 200,000: split it"),
    "an empty page": (PAGE, b"", "1:1", "the front matter has no `title`"),
    "a picture as a page": (PAGE, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1", "byte 0x89 is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize(("to", "content", "at", "says"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_no_text(tmp_path, run, to, content, at, says):
    root = put(tmp_path, to, content)
    code, text = run("check", "--root", root)
    assert code == 1
    assert_found(text, f"{to}:{at}", r"[\w-]+", says)
    assert_alone(text, to)
    (tmp_path / "site").mkdir()
    assert run("export", tmp_path / "site", "--root", root)[0] == int(to.startswith("data/"))


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CR LF", "CR"])
def test_line_ends_of_other_systems_are_read_alike(tmp_path, run, end):
    files = {name: text.replace("\n", end).encode() for name, text in tiny.FILES.items()}
    for name, content in files.items():
        put(tmp_path, name, content)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert run("check", "--root", tmp_path)[0] == 0
    (tmp_path / GAMMA).write_bytes(SOUND.replace("japan", "japn").replace("\n", end).encode())
    assert_found(run("check", "--root", tmp_path)[1], f"{GAMMA}:4:10", "ids-resolve", "did you mean 'japan'?")
    assert load(put(tmp_path / "other", PAGE, HEAD.encode())).entities["alpha"].name == "Alpha"


SLOW = {
    "calls that stay open": b"{{" * 60_000,
    "calls that stay open, with blanks": (b"{{" + b" " * 50) * 3_000,
    "comments that stay open": b"<!--" * 40_000,
    "tags that stay open": b"<" * 150_000,
    "tags that stay open, with names": b"<a " * 50_000,
    "fences that stay open": b"```a\n" * 30_000,
    "fences of all lengths": b"".join(b"`" * n + b"\n" for n in range(3, 500)),
    "raw blocks that stay open": b"{% raw %}" * 15_000,
    "brackets": b"[" * 150_000,
    "links that stay open": b"[a](" * 40_000,
    "a heading of blanks": b"# " + b" " * 150_000 + b"x\n",
    "headings of braces": b"# a " + b"{" * 150_000 + b"\n",
    "digits and signs": b"+" * 20_000 + b"1" + b"-" * 20_000,
    "full stops": b"A. " * 50_000,
    "hyphens": b"a-" * 75_000,
    "backticks": b"`a" * 75_000,
    "table lines": b"| 1 " * 40_000,
    "empty lines": b"\n" * 150_000,
}


@pytest.mark.parametrize("content", SLOW.values(), ids=SLOW.keys())
def test_no_page_makes_the_checks_hang(tmp_path, run, content):
    text = run("check", "--root", put(tmp_path, PAGE, HEAD.encode() + content))[1]
    assert_alone(text, PAGE)


MILESTONE = "  - {{date: 2020-{:02}, event: Event number {}., about: [alpha], source: bureau-2024}}\n"
SOURCE = "  - id: gamma-{0}\n    title: Title {0}\n    date: 2024\n    url: https://x.example/{0}\n    kind: news\n    accessed: 2025-01\n"
MANY = {
    "milestones": (GAMMA, SOUND + "milestones:\n" + "".join(MILESTONE.format(n % 12 + 1, n) for n in range(10_000)), 0),
    "figures": (GAMMA, SOUND + "figures:\n  - measure: output\n    basis: counted\n    source: bureau-2025\n    values:\n"
                + "".join(f"      {1000 + n // 12}-{n % 12 + 1:02}: 5\n" for n in range(10_000)), 0),
    "sources": ("data/sources/gamma-press.yml", "publisher: Gamma Press\nsources:\n" + "".join(map(SOURCE.format, range(10_000))), 0),
    "unknown keys": (GAMMA, SOUND + "".join(f"colour-{n}: red\n" for n in range(10_000)), 10_000),
    "keys given twice": (GAMMA, SOUND + "name: Gamma\n" * 10_000, 10_000),
    "unknown ids": (GAMMA, SOUND + "milestones:\n" + "".join(MILESTONE.format(n % 12 + 1, n) for n in range(10_000)).replace("alpha", "alhpa"), 10_000),
    "calls": (PAGE, HEAD + 'Alpha made {{ value("output", of="alpha", at=2023) }} of cells.\n\n' * 2_500 + "{{ sources() }}\n", 0),
    "wrong calls": (PAGE, HEAD + '{{ value("outptu") }}\n' * 5_000, 5_000),
}  # fmt: skip


@pytest.mark.parametrize(("to", "content", "count"), MANY.values(), ids=MANY.keys())
def test_ten_thousand_small_entries(tmp_path, run, to, content, count):
    code, text = run("check", "--root", put(tmp_path, to, content.encode()))
    assert code == int(count > 0)
    assert len(re.findall(r": error \[(?:yaml|shape|ids-resolve|macro-calls)\]", text)) == count


def test_a_thousand_files_are_soon_read(tmp_path, run):
    root = tiny.write(tmp_path)
    for number in range(1_000):
        (root / f"data/companies/gamma-{number}.yml").write_text(SOUND.replace("Gamma", f"Gamma Works {number}"))
    assert run("check", "--errors", "--root", root)[0] == 0


NAMES = {
    "upper case": "data/companies/Gamma.yml",
    "a blank": "data/companies/gam ma.yml",
    "a blank at the end": "data/companies/gamma .yml",
    "a point": "data/companies/gam.ma.yml",
    "two points": "data/companies/gam..ma.yml",
    "hyphens alone": "data/companies/--.yml",
    "a hyphen at the end": "data/companies/gamma-.yml",
    "an underscore": "data/companies/gam_ma.yml",
    "a letter of another script": "data/companies/g\u0430mma.yml",
    "an accent": "data/companies/gámma.yml",
    "a zero-width space": "data/companies/gam\u200bma.yml",
    "a change of direction": "data/companies/\u202egamma.yml",
    "a line break": "data/companies/gam\nma.yml",
    "an escape": "data/companies/gam\x1b[31mma.yml",
    "markup": "data/companies/<img src=x onerror=alert(1)>.yml",
    "a percent sign": "data/companies/%2e%2e%2fgamma.yml",
    "too long": f"data/companies/{'g' * 81}.yml",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_file_name_must_be_an_id(tmp_path, run, name):
    code, text = run("check", "--root", put(tmp_path, name, SOUND.encode()))
    assert code == 1
    shown = text.splitlines()[0]
    assert "is no id; name the file with lower-case ASCII words joined by hyphens" in shown
    assert shown.isprintable() and shown.startswith("data/companies/") and ":1:1: error [ids]" in shown
    for form in ("json", "github"):
        text = run("check", "--format", form, "--root", tmp_path)[1]
        assert all(line.isprintable() for line in text.splitlines())
    assert len(json.loads(run("check", "--format", "json", "--root", tmp_path)[1])["findings"]) == 1


STRAY = {
    "a folder for a file": ("data/companies/gamma.yml/inner.yml", "data/companies/gamma.yml", "this is no file"),
    "a file in a folder of its own": ("data/companies/asia/gamma.yml", "data/companies/asia", "only files ending in .yml belong here"),
    "another ending": ("data/companies/gamma.yaml", "data/companies/gamma.yaml", "only files ending in .yml"),
    "an ending in capitals": ("data/companies/gamma.YML", "data/companies/gamma.YML", "only files ending in .yml"),
    "a copy of an editor": ("data/companies/gamma.yml~", "data/companies/gamma.yml~", "only files ending in .yml"),
    "no folder": ("data/gamma.yml", "data/gamma.yml", "'gamma.yml' is no kind of entity"),
    "an unknown folder": ("data/company/gamma.yml", "data/company", "did you mean 'companies'?"),
    "a file for a folder": ("data/minerals", "data/minerals", "this must be a folder"),
    "a folder for a page": ("docs/gamma.md/inner.txt", "docs/gamma.md", "this is no file"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "place", "says"), STRAY.values(), ids=STRAY.keys())
def test_what_stands_astray_is_told(tmp_path, run, name, place, says):
    code, text = run("check", "--root", put(tmp_path, name, SOUND.encode()))
    assert code == 1
    assert_found(text, f"{place}:1:1", "files", says)
    assert_alone(text, place)


def test_an_id_is_taken_once_over_all_kinds(tmp_path, run):
    text = run("check", "--root", put(tmp_path, "data/minerals/alpha.yml", b"name: Alpha\npage: none\n"))[1]
    assert_found(text, "data/minerals/alpha.yml:1:1", "ids", "is taken by data/companies/alpha.yml")


def test_hidden_files_are_left_alone(tmp_path, run):
    root = put(tmp_path, "data/companies/.gamma.yml.swp", b"\0")
    (root / "data/.DS_Store").write_bytes(b"\0")
    assert run("check", "--root", root)[0] == 0


LINKS = {
    "to a secret": (GAMMA, "secret.txt", "this is a link to another file; put the file itself here"),
    "to another entity": (GAMMA, "data/companies/beta.yml", "this is a link to another file"),
    "to nowhere": (GAMMA, "nowhere", "this is a link to another file"),
    "to itself": (GAMMA, GAMMA, "this is a link to another file"),
    "to a device": (GAMMA, "/dev/zero", "this is a link to another file"),
    "of a page": (PAGE, "secret.txt", "this is a link to another file"),
    "of a page to nowhere": (PAGE, "nowhere", "this is a link to another file"),
    "of a folder": ("data/minerals", "data/companies", "this must be a folder, no file and no link to one"),
    "of a folder to the whole": ("data/minerals", "data", "this must be a folder, no file and no link to one"),
}


@pytest.mark.parametrize(("name", "to", "says"), LINKS.values(), ids=LINKS.keys())
def test_links_are_not_followed(tmp_path, run, name, to, says):
    root = tiny.write(tmp_path)
    (root / "secret.txt").write_text("secret: of somebody\n")
    (root / name).symlink_to(root / to)
    code, text = run("check", "--root", root)
    assert code == 1
    assert_found(text, f"{name}:1:1", "files", says)
    assert_alone(text, name)
    assert "somebody" not in text


def test_a_link_to_the_folder_of_pages_is_no_endless_book(tmp_path, run):
    root = tiny.write(tmp_path)
    (root / "docs/again").symlink_to(root / "docs")
    assert ", 2 pages" in run("check", "--root", root)[1]


@pytest.mark.parametrize("name", [GAMMA, PAGE])
def test_a_pipe_is_not_waited_for(tmp_path, run, name):
    root = tiny.write(tmp_path)
    os.mkfifo(root / name)
    assert_found(run("check", "--root", root)[1], f"{name}:1:1", "files", "this is no file; rename or remove it")


@pytest.mark.parametrize("name", [GAMMA, PAGE])
def test_a_file_that_may_not_be_read_is_told(tmp_path, run, monkeypatch, name):
    root, read = put(tmp_path, name, SOUND.encode()), Path.read_bytes

    def refused(file: Path) -> bytes:
        if file == root / name:
            raise PermissionError(13, "Permission denied")
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refused)  # root may read whatever its permissions are
    text = run("check", "--root", root)[1]
    assert_found(text, f"{name}:1:1", "files", "cannot be read: Permission denied; mend its permissions or remove it")


def test_a_folder_that_may_not_be_read_is_told(tmp_path, run, monkeypatch):
    root, scan = tiny.write(tmp_path), os.scandir

    def refused(folder: str | Path) -> object:
        if Path(folder) == root / "data/minerals":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    (root / "data/minerals").mkdir()
    monkeypatch.setattr(os, "scandir", refused)
    assert_found(run("check", "--root", root)[1], "data/minerals:1:1", "files", "the folder cannot be read")


def test_mending_leaves_alone_what_cannot_be_read(tmp_path, run):
    twice = SOUND.replace("page: none\n", "page: none   \n") + "name: Delta\n"
    root = put(tmp_path, GAMMA, twice.encode())
    (root / PAGE).write_bytes(b"---\nentity: [\n---\n")
    (root / "docs/delta.md").write_bytes(b"\xff\xfe")
    code, text = run("check", "--fix", "--root", root)
    assert code == 1 and "mended" not in text
    assert (root / GAMMA).read_text() == twice


def test_a_process_in_a_poor_terminal_prints_all_of_it(tmp_path):
    root = put(tmp_path, GAMMA, SOUND.replace("Gamma", "'丙 \\u202e' x").encode())
    (Path(os.fsdecode(os.fsencode(root))) / os.fsdecode(b"data/companies/\xff\xfe.yml")).write_text(SOUND)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    for form in ("text", "json", "github"):
        command = [sys.executable, "-m", "macros", "check", "--format", form, "--root", str(root)]
        result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr, result.stderr
        assert "is no id" in result.stdout
