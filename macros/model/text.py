"""Text as people read it: one line, in which every character can be seen."""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that look like nothing: fillers of hangul, joiners, the empty braille cell."""


def hidden(char: str) -> bool:
    """Whether a character is one that no reader sees: a control, a zero-width or a direction-changing one."""
    return unicodedata.category(char) in _UNSEEN or char in _BLANK


def visible(text: str) -> str:
    """Text that can be printed anywhere, with what no reader sees written out, as in `\\u202e`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(ascii(char)[1:-1] if hidden(char) else char for char in text)


def plain(text: str) -> str:
    """Text without blanks around it or doubled in it. Raises ValueError where a reader would not see all of it."""
    for char in "" if text.isascii() and text.isprintable() else text:
        if char in "\r\n":
            raise ValueError("text holds a line break; write it on one line, or fold it with >-")
        if char == "\t":
            raise ValueError("text holds a tab; write a space")
        if hidden(char):
            raise ValueError(f"text holds the invisible character U+{ord(char):04X}; remove it")
    found = " ".join(text.split())
    if not found:
        raise ValueError("the text is empty; write some, or remove the key")
    return found
