"""A state of the repository as a folder: a folder as it is, or a revision that git unpacks into a passing one."""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..load import nearest

_PARTS = ("data", "docs", "macros/charts")


class NoSuchState(Exception):
    """What was asked for is neither a folder nor a revision; the message says what would do."""


@contextmanager
def state(root: Path, name: str) -> Iterator[Path]:
    """The folder of a state: `name` itself if it holds data/, or else data, pages and charts of that revision.

    Raises NoSuchState where there is neither, where `root` is in no git repository, or without git.
    """
    if _is_folder(name):
        yield Path(name)
        return
    revision = _revision(root, name)
    held = [part for part in _git(root, "ls-tree", "--name-only", "-z", revision, *_PARTS).split("\0") if part]
    if "data" not in held:
        raise NoSuchState(f"the revision '{name}' holds no data/ folder, so there is nothing to compare")
    with tempfile.TemporaryDirectory(prefix="atlas-") as folder:
        packed, unpacked = Path(folder) / "state.tar", Path(folder).resolve() / "state"
        _git(root, "archive", "--format=tar", f"--output={packed}", revision, *held)
        _unpack(packed, unpacked)
        yield unpacked


def parting(root: Path, base: str, head: str | None) -> str | None:
    """The revision at which `head` (the files as they are, if None) left `base`.

    None where that is `base` itself, or where there is none: for folders, strangers and what is no revision.
    """
    if _is_folder(base) or (head is not None and _is_folder(head)):
        return None
    try:
        tip = _revision(root, base)
        left = _git(root, "merge-base", tip, _revision(root, head or "HEAD")).strip()
    except NoSuchState:
        return None
    return None if left == tip else left


def _is_folder(name: str) -> bool:
    return (Path(name) / "data").is_dir()


def _revision(root: Path, name: str) -> str:
    try:
        _git(root, "rev-parse", "--git-dir")
    except NoSuchState as error:
        raise NoSuchState(f"'{name}' is no folder that holds data/, and there are no revisions: {error}") from None
    try:
        return _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").strip()
    except NoSuchState:
        raise NoSuchState(_unknown(root, name)) from None


def _unknown(root: Path, name: str) -> str:
    known = _git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags").split()
    told = f"there is no revision '{name}'{nearest(name, known)}, nor a folder of that name that holds data/"
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        return f"{told}; this copy lacks older revisions: run `git fetch --unshallow` first"
    return f"{told}; if it is on the remote alone, run `git fetch` first"


def _unpack(packed: Path, folder: Path) -> None:
    """Files alone, and only under `folder`: links and odd paths of a hostile revision are left out."""
    with tarfile.open(packed) as tar:
        for member in tar:
            file = (folder / member.name).resolve()
            if member.isfile() and file.is_relative_to(folder):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(tar.extractfile(member).read())


def _git(root: Path, *arguments: str) -> str:
    """What git answers. Raises NoSuchState, with git's own words, where it refuses or is not installed."""
    try:
        result = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        raise NoSuchState("git is not installed") from None
    except subprocess.CalledProcessError as error:
        raise NoSuchState(error.stderr.strip().partition("\n")[0].removeprefix("fatal: ")) from None
    return result.stdout
