"""What to write instead, for each complaint of the YAML parser."""

from __future__ import annotations

import re

_TABS = "indent with spaces, not tabs"
_QUOTE = "close the quotation mark"
_BACKSLASH = "in double quotes a backslash begins a code; use single quotes, or write two backslashes"
_REMEDIES = (
    ("tab character", _TABS),
    ("unexpected end of stream", _QUOTE),
    ("unexpected document indicator", _QUOTE),
    ("unknown escape character", _BACKSLASH),
    ("escape code", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("cannot start any token", "put text that begins with @, ` or % in quotes"),
    ("alphabetic or numeric", "put text that begins with & or * in quotes"),
    ("mapping keys", "put text that begins with a question mark in quotes"),
    ("mapping values", "put text that holds a colon in quotes; keys of one map stand straight below each other"),
    ("expected ','", "close the bracket, part its items by commas, and put text with a comma or colon in quotes"),
    ("node content", "close the bracket, or put text that begins with a bracket or a comma in quotes"),
    ("expected key", "keys of one map stand straight below each other, and text in quotes is in quotes to its end"),
    ("expected '-'", "items of one list stand straight below each other, each after a hyphen"),
    ("block sequence", "begin the list on the line below its key"),
    ("expected ':'", "write a key, a colon, a space and a value; text that goes on stands deeper than its key"),
    ("comment or line break", "begin the text on the line below"),
    ("directive", "put text that begins with % in quotes, or remove the line"),
    ("incompatible", "remove the line that begins with %"),
)  # fmt: skip

_PARTED = re.compile(r"(?<![\w.,])[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?!\w|[.,]\d)")


def parted(line: str, column: int) -> tuple[int, str] | None:
    """The number with commas, such as 2,000, of which a part stands at that column of a line, and its own column."""
    found = (match for match in _PARTED.finditer(line) if match.start() < column < match.end())
    return next(((match.start(), match[0]) for match in found), None)


def remedy(problem: str, line: str) -> str:
    """The remedy for a complaint about that line."""
    if line.lstrip(" ").startswith("\t"):
        return _TABS
    return next((text for words, text in _REMEDIES if words in problem), "put the text in quotes")
