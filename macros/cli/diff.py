"""Tell in words what a change does to the data.

BASE and HEAD are revisions of git, such as main, HEAD~1 or a tag, or folders that hold data/.
BASE is taken as it was where HEAD left it (git merge-base), so that what others have done to BASE since is not shown.
"""

from __future__ import annotations

import argparse
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("base", metavar="BASE", help="the old state: a revision or a folder")
    parser.add_argument("head", metavar="HEAD", nargs="?", help="the new state; the files as they are, if left out")
    parser.add_argument(
        "--merge-base",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="compare BASE as it was where HEAD left it, which is the default, or BASE as it is; "
        "BASE as it is, too, where the two share no past or one is a folder",
    )
    parser.add_argument("--format", choices=("text", "markdown"), default="text")
    parser.add_argument("--limit", type=_count, default=50, metavar="N", help="rows a section at most (50)")


def run(options: argparse.Namespace) -> int:
    """Print what changed. That something changed is no failure."""
    from ..diff import Compared, NoSuchState, compare, open_edition, parting, report, state

    try:
        left = parting(options.root, options.base, options.head) if options.merge_base else None
        with (
            state(options.root, left or options.base) as old,
            state(options.root, options.head or str(options.root)) as new,
        ):
            before, after = open_edition(old), open_edition(new)
            difference = compare(before, after)
    except NoSuchState as error:
        print(error, file=sys.stderr)
        return 2
    named = Compared(options.base, options.head or "the files as they are", before.findings, after.findings, left)
    print(report(options.format, named, difference, options.limit))
    return 0


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"'{text}' is no number of rows; write 1 or more")
    return int(text)
