"""Lets `python -m macros` call the command line."""

import sys

from .cli import main

sys.exit(main())
