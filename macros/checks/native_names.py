"""Native names are in the script of their language: Chinese characters, kana or kanji, hangul."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Finding
from .workspace import Workspace

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff"
_HANGUL = "\uac00-\ud7af\u1100-\u11ff"

NEEDS = {
    "zh": (re.compile(f"[{_HAN}]"), "Chinese characters"),
    "ja": (re.compile(f"[{_HAN}{_KANA}]"), "kanji or kana"),
    "ko": (re.compile(f"[{_HANGUL}]"), "hangul"),
}
BARS = {
    "zh": (re.compile(f"[{_KANA}{_HANGUL}]"), "kana or hangul"),
    "ja": (re.compile(f"[{_HANGUL}]"), "hangul"),
    "ko": (re.compile(f"[{_KANA}]"), "kana"),
}


def check(workspace: Workspace) -> Iterator[Finding]:
    """Every native name; Latin letters may stand beside, as in 삼성SDI."""
    for id, entity in workspace.loaded.entities.items():
        for code, name in entity.native_name.items() if entity.native_name else []:
            place = workspace.loaded.place(id, "native_name", code)
            needs, script = NEEDS[code]
            barred, wrong = BARS[code]
            if not needs.search(name):
                yield Finding(place, "native-names", f"'{name}' ({code}) has no {script}")
            elif barred.search(name):
                yield Finding(
                    place, "native-names", f"'{name}' ({code}) holds {wrong}; is it under the right language?"
                )
