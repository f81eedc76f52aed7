"""Questions in a terminal, one a key."""

from __future__ import annotations

from typing import Any

from .fill import read
from .keys import Key, told
from .refusal import Refusal
from .thing import Thing


def ask_name(word: str) -> str:
    """The name of what is to be made; asked until there is one."""
    print(f"name: what the {word} is called")
    while not (answer := _answer("")):
        print("  it needs a name")
    return answer


def ask(thing: Thing, key: Key, default: str | None) -> Any:
    """The value of a key: an answer that may stand there, the default, or None where it is left for later."""
    print("\n  ".join([f"{key}: {told(key.info)[0]}", *told(key.info)[1:]]))
    while True:
        answer = _answer(default or ("later" if thing.patient else "")) or default or ""
        if not answer and thing.patient:
            return None
        if not answer:
            print("  this cannot be left for later")
            continue
        try:
            return read(thing, key.trail, answer)
        except Refusal as refusal:
            print("\n".join(f"  {message}" for message in refusal.messages))


def _answer(default: str) -> str:
    return input(f"  [{default}] > " if default else "  > ").strip()
