"""Lets `python -m macros` call the command line."""

import signal
import sys

from .cli import main

if hasattr(signal, "SIGPIPE"):
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `python -m macros check | head` ends quietly
sys.exit(main())
