"""Two texts that say nearly the same, cut to what tells them apart."""

from __future__ import annotations

from difflib import SequenceMatcher

_KEPT = 3
"""So many unchanged words stay on each side of what changed."""

_ALIKE = 0.6
"""Texts that share less than this part of their words are told in full."""


def contrasted(old: str, new: str) -> tuple[str, str]:
    """Both texts, long stretches of words that they share shortened to three dots."""
    words = old.split(), new.split()
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return old, new
    parts: tuple[list[str], list[str]] = ([], [])
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        sides = words[0][start:end], words[1][other_start:other_end]
        for part, side, whole, at in zip(parts, sides, words, (start, other_start), strict=True):
            part += _shortened(side, at == 0, at + len(side) == len(whole)) if tag == "equal" else side
    return " ".join(parts[0]), " ".join(parts[1])


def _shortened(words: list[str], first: bool, last: bool) -> list[str]:
    head, tail = 0 if first else _KEPT, 0 if last else _KEPT
    if len(words) <= head + tail + 1:
        return words
    return [*words[:head], "...", *words[len(words) - tail :]]
