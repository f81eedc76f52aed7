"""Writes YAML in a random style and remembers where: what the reader says of places is held against it."""

from __future__ import annotations

import json
import re

from hypothesis import strategies as st

from macros.load.yaml_reader import Trail


class Emitter:
    """Writes YAML in a random style and notes where it puts every value and key."""

    def __init__(self, data: st.DataObject) -> None:
        self.data, self.text = data, ""
        self.values: dict[Trail, tuple[int, int]] = {}
        self.keys: dict[Trail, tuple[int, int]] = {}

    def spot(self) -> tuple[int, int]:
        return self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n")

    def maybe(self) -> bool:
        return self.data.draw(st.booleans())

    def key(self, key: str, trail: Trail) -> None:
        self.keys[trail] = self.spot()
        self.text += self.quoted(key) + ": "

    def quoted(self, text: str) -> str:
        bare = re.fullmatch(r"[A-Za-z]+|0[x0-9o][0-9A-F]*|\.inf|[0-9]+[:_-][0-9:-]+|[0-9]+\.", text)
        if bare and text not in ("true", "false", "null") and self.maybe():
            return text
        if "\n" not in text and self.maybe():
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False)

    def node(self, value: object, trail: Trail = (), indent: int = 0, flow: bool = False) -> None:
        if isinstance(value, dict | list) and value and not flow and self.maybe():
            self.block(value, trail, indent)
            return
        self.values[trail] = self.spot()
        if isinstance(value, dict):
            self.inline("{", value, "}", trail)
        elif isinstance(value, list):
            self.inline("[", dict(enumerate(value)), "]", trail)
        else:
            self.text += self.quoted(value) if isinstance(value, str) else json.dumps(value)

    def inline(self, opening: str, items: dict, closing: str, trail: Trail) -> None:
        self.text += opening
        for number, (key, item) in enumerate(items.items()):
            self.text += ", " if number else ""
            if opening == "{":
                self.key(key, (*trail, key))
            self.node(item, (*trail, key), flow=True)
        self.text += closing

    def block(self, value: dict | list, trail: Trail, indent: int) -> None:
        if not self.text.endswith(("\n", "- ")) and self.text:
            self.text = self.text.rstrip(" ") + "\n"
        started = self.text.endswith("- ")
        for number, (key, item) in enumerate(value.items() if isinstance(value, dict) else enumerate(value)):
            if number:
                self.text += "\n"
            if number or not started:
                self.text += " " * indent
            if number == 0:
                self.values[trail] = self.spot()
            if isinstance(value, dict):
                self.key(key, (*trail, key))
            else:
                self.text += "- "
            self.node(item, (*trail, key), indent + 2)
