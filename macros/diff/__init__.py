"""What a change does to the data, told in words.

`base.py` finds the states, `edition.py` opens them, `compare.py` compares (`records.py` and `pairing.py` the
data, `pages.py` and `charts.py` what is shown of it), `sections.py` finds the words, `contrast.py` shortens them,
`plain.py` and `markdown.py` set them.
"""

from .base import NoSuchState, parting, state
from .compare import compare
from .edition import open_edition
from .report import FORMATS, report
from .sections import Compared

__all__ = ["FORMATS", "Compared", "NoSuchState", "compare", "open_edition", "parting", "report", "state"]
