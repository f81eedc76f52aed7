"""The command line: `python -m macros COMMAND`. A command is a module of this package, found by being there.

Its docstring is its help; it has `arguments(parser)`, which adds what it takes, and `run(options)`,
which does it and returns the exit code: 1 where something is wrong with the repository, 2 for a
wrong call. `options.root` is the repository.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path

from ..atlas import QueryError
from ..load import LoadError

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code. What is wrong with data or charts is told, never as a traceback."""
    parser = argparse.ArgumentParser(prog="python -m macros", description="Work on the Asia Battery Atlas.")
    commands = parser.add_subparsers(dest="command", required=True)
    modules = {}
    for name in _needed(sys.argv[1:] if arguments is None else arguments):
        modules[name] = importlib.import_module(f"{__name__}.{name}")
        text = modules[name].__doc__
        command = commands.add_parser(name, help=text.splitlines()[0].rstrip("."), description=text)
        command.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
        modules[name].arguments(command)
    options = parser.parse_args(arguments)
    if not (options.root / "data").is_dir():
        print(f"{options.root} holds no data/ folder, so there is nothing to work on", file=sys.stderr)
        return 2
    try:
        return modules[options.command].run(options)
    except (LoadError, QueryError) as error:
        print(error, file=sys.stderr)
        return 1


def _needed(arguments: list[str]) -> list[str]:
    """The command that is called, alone, since others take time to load; all of them where that is none."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return arguments[:1] if arguments and arguments[0] in names else names
