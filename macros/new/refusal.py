"""Why nothing was written."""

from __future__ import annotations


class Refusal(Exception):
    """What was asked for cannot be made; every message says what was found and what would do. Nothing was written."""

    def __init__(self, *messages: str) -> None:
        self.messages = messages
        super().__init__("\n".join(messages))
