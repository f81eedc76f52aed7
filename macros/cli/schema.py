"""Write the JSON Schemas that editors read."""

from __future__ import annotations

import argparse
import sys

from ..load import LoadError


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a schema is not current")


def run(options: argparse.Namespace) -> int:
    """Bring schemas/ up to date, or with `--check` say what is not."""
    from ..schema import outdated

    try:
        wrong = outdated(options.root)
    except LoadError as error:
        count = len(error.findings)
        print(f"schemas/ stays as it is: `make check` names what to mend ({count}) in data/ first", file=sys.stderr)
        return 1
    for path, text in wrong.items():
        file = options.root / path
        if options.check:
            print(f"{path}: error [schema] not current; run `make fix` and commit what it changes under schemas/")
        elif text is None:
            file.unlink()
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    if not options.check:
        print(f"{len(wrong)} schemas written" if wrong else "all schemas are current")
    return int(options.check and bool(wrong))
