"""A small repository under git, and what the command that compares two states of it says."""

from __future__ import annotations

import os
import subprocess

import pytest
import tiny

from macros.cli import main

ALPHA, BETA, WORLD = "data/companies/alpha.yml", "data/companies/beta.yml", "data/countries/world.yml"
BUREAU, MEASURES = "data/sources/the-bureau.yml", "data/measures.yml"
HOME, PAGE = "docs/index.md", "docs/companies/alpha.md"


def git(folder, *arguments):
    """Git as on a machine where nobody has set anything."""
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment)


def commit(folder, name):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", name)
    git(folder, "tag", name)


@pytest.fixture
def repository(tmp_path):
    """A repository whose first state is the tag `before`."""
    folder = tiny.write(tmp_path / "repository")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "before")
    return folder


@pytest.fixture
def told(repository, capsys):
    """Writes changes into the repository and returns what the command says of them."""

    def tell(*changes, options=(), base="before"):
        for path, text in {path: text for change in changes for path, text in change.items()}.items():
            file = repository / path
            file.parent.mkdir(exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_text(text, encoding="utf-8")
        assert main(["diff", base, "--root", str(repository), *options]) == 0
        return capsys.readouterr().out

    return tell


def in_alpha(old, new):
    return tiny.changed(ALPHA, old, new)


def lines(text, section):
    """The rows of a section."""
    _, _, rest = text.partition(f"\n{section}: ")
    return [line.strip() for line in rest.split("\n\n")[0].splitlines()[1:]]
