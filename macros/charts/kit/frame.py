"""The room a picture has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Frame:
    """Its width in px, and whether that is a phone's."""

    name: str
    width: int
    narrow: bool

    def choose(self, wide: Any, narrow: Any) -> Any:
        """The setting that suits the frame."""
        return narrow if self.narrow else wide


WIDE, NARROW = Frame("wide", 640, False), Frame("narrow", 344, True)
FRAMES = (WIDE, NARROW)
