"""Lets `python -m macros` call the command line."""

import gc
import signal
import sys

sys.stdout.reconfigure(errors="backslashreplace")  # a file name may hold what no terminal can show
if hasattr(signal, "SIGPIPE"):
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `python -m macros check | head` ends quietly
gc.set_threshold(1_000_000)  # nearly all that is read is kept to the end, so there is little waste to look for
try:
    from .cli import main

    code = main()
except ModuleNotFoundError as error:
    sys.exit(
        f"this Python has no '{error.name}', which the atlas needs; run `make check` once, then call the Python that "
        "it made: .venv/bin/python -m macros"
    )
gc.freeze()  # and none at the end
sys.exit(code)
