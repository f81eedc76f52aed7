"""Make a new data file, source, chart or page, with what is required in its place.

KIND is company, country, technology, mineral, policy, challenge, stage, use, plant, venture,
programme, source, chart or page. In a terminal it asks for what is missing; an empty answer leaves
a key for later. Nothing that is there is ever overwritten. The files in macros/new/templates/ tell
every key that a data file may have.

A chart draws one line: --set of=... names the entity whose figures it draws, --set by=... the part
where they are broken down, --set basis=... the way of counting. Left out, the longest line is taken,
and it is said which.

  python -m macros new company "Gotion High-tech" --set kind=cell-maker --set country=china
  python -m macros new source "BNEF survey 2025" --publisher BloombergNEF --url https://... --kind report
  python -m macros new chart "What a pack costs" --set topic=prices --set measure=pack-price
"""

from __future__ import annotations

import argparse
import sys

from ..model.text import visible

_SHORT = {
    "page": "how much of a page an entity has: major, standard, short or none",
    "publisher": "of a source: who published it",
    "title": "of a source: its title, where that is not its name",
    "url": "of a source: its web address",
    "date": "of a source: when it was published",
    "kind": "of a source or a company: what it is",
}
"""Keys that have an option of their own, `--page none` for `--set page=none`."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("word", metavar="KIND", help="what to make, such as company or source")
    parser.add_argument("name", metavar="NAME", nargs="?", help="its name; the id is made of it")
    parser.add_argument("--id", help="the id, where it should be another than the name gives")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a key, such as country=china")
    for key, text in _SHORT.items():
        parser.add_argument(f"--{key}", help=text)
    parser.add_argument("--no-input", action="store_true", help="ask nothing, even in a terminal")


def run(options: argparse.Namespace) -> int:
    """Make it and say what the checks find in it; 2 where nothing could be made."""
    from ..new import Refusal, create, thing_of
    from ..new.terminal import ask, ask_name

    asking = sys.stdin.isatty() and not options.no_input
    try:
        thing = thing_of(options.word, options.root, (options.name or "").strip())
        given = _given(options)
        if not thing.name and not asking:
            raise Refusal(f'a {options.word} needs a name: python -m macros new {options.word} "Its name"')
        thing.name = thing.name or ask_name(options.word)
        code, lines = create(thing, options.id, given, ask if asking else None)
    except Refusal as refusal:
        print("nothing was written:", *map(visible, refusal.messages), sep="\n  ", file=sys.stderr)
        return 2
    except (EOFError, KeyboardInterrupt):
        print("\nstopped; nothing was written", file=sys.stderr)
        return 2
    print("\n".join(map(visible, lines)))
    return code


def _given(options: argparse.Namespace) -> dict[tuple[str, ...], str]:
    """The keys that were named, with what was given for them. Raises Refusal for what is not KEY=VALUE."""
    from ..new import Refusal

    pairs = [(key, getattr(options, key)) for key in _SHORT if getattr(options, key) is not None]
    wrong = [item for item in options.set if not item.partition("=")[0].strip() or "=" not in item]
    if wrong:
        raise Refusal(*(f"--set wants KEY=VALUE, such as country=china; found '{item}'" for item in wrong))
    pairs += [(key.strip(), value) for key, _, value in (item.partition("=") for item in options.set)]
    keys = [key for key, _ in pairs]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise Refusal(*(f"{key} was given twice; write a list with commas: --set {key}=a,b" for key in twice))
    return {tuple(key.split(".")): value for key, value in pairs if value.strip()}
