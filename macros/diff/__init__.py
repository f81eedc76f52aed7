"""What a change does to the data, told in words.

`base.py` finds the states, `edition.py` opens them, `compare.py` compares, `sections.py` finds the
words, `plain.py` and `markdown.py` set them.
"""

from .base import NoSuchState, state
from .compare import compare
from .edition import open_edition
from .report import FORMATS, report
from .sections import Compared

__all__ = ["FORMATS", "Compared", "NoSuchState", "compare", "open_edition", "report", "state"]
