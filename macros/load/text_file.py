"""A file as text: UTF-8, lines ended by line feeds, and no character that can mislead a reader or a parser."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from .finding import Finding, Place

_BANNED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_text(file: Path, name: str, limit: int) -> tuple[str, list[Finding]]:
    """The text of a file of at most `limit` bytes; or nothing, and why. `name` is what messages call it."""
    try:
        status = file.lstat()
        if stat.S_ISLNK(status.st_mode):
            return _refused(name, "this is a link to another file; put the file itself here")
        if not stat.S_ISREG(status.st_mode):
            return _refused(name, "this is no file; rename or remove it")
        if status.st_size > limit:
            return _refused(name, f"the file has {status.st_size:,} bytes; such files stay below {limit:,}: split it")
        raw = file.read_bytes()
    except OSError as error:
        return _refused(name, f"the file cannot be read: {error.strerror}; mend its permissions or remove it")
    if raw.startswith(_UTF16):
        return _refused(name, "the file is UTF-16; save it as UTF-8")
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        return _refused(name, f"byte {raw[error.start]:#04x} is not UTF-8; save the file as UTF-8", before)
    if text.startswith("\ufeff"):
        return _refused(name, "the file starts with a byte order mark; save it as UTF-8 without one")
    banned = _BANNED.search(text)
    if banned:
        before, remedy = text[: banned.start()], "save the file as UTF-8" if banned[0] == "\0" else "remove it"
        return _refused(name, f"the invisible character U+{ord(banned[0]):04X} stands here; {remedy}", before)
    conflict = _CONFLICT.search(text)
    if conflict:
        message = "a merge conflict is left here; keep one of its two sides, and none of the lines that mark them"
        return _refused(name, message, text[: conflict.start()])
    return text, []


def _refused(name: str, message: str, before: str = "") -> tuple[str, list[Finding]]:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return "", [Finding(Place(name, line, column), "files", message)]
