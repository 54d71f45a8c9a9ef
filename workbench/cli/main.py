"""The console's entry: parses a call, carries it out, and turns how it ended into an exit code.

What only a failure needs is loaded when one happens: `workbench --help` answers at once.
"""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

DONE = 0
USAGE = 2

LONGEST_ID = 15
"""Digits of an article's number that the grammar takes."""


def run() -> NoReturn:
    """What the `workbench` command calls."""
    for stream in (sys.stdout, sys.stderr):
        # A letter that the terminal's encoding lacks is escaped; it must not stop a command.
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    code = main()
    # All is closed and flushed; the interpreter would still look through all that was loaded for
    # cycles, for 200 ms with the writer's libraries. What runs at exit does run.
    gc.freeze()
    sys.exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Carries a call out and returns its exit code; `argv` is without the program's name."""
    try:
        return _carry_out(list(sys.argv[1:] if argv is None else argv))
    except SystemExit as leaving:  # argparse: after --help, --version, or words it cannot read
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except BaseException as error:  # noqa: BLE001 - the one door out: told, logged, never raised
        from workbench.cli import failures

        return failures.end(error)


def _carry_out(words: list[str]) -> int:
    plain = _plain(words)
    if plain is not None:
        from workbench.cli import deferred, finding

        finding.shorten()
        deferred.defer()  # before the first import of what is deferred
        from workbench.cli import interface

        return interface.run(*plain)
    from workbench.cli.parser import parse

    arguments = parse(words)
    code: int = arguments.does(arguments)
    from workbench.cli import output

    output.finish()
    return code


def _plain(words: list[str]) -> tuple[str | None, int | None] | None:
    """The file and the article of `[--db PATH] [ARTICLE]`, None for any other call.

    Read by hand: to load and build the parser for it takes longer than to read the article.
    """
    db = None
    if len(words) > 1 and words[0] == "--db" and not words[1].startswith("-"):
        db, words = words[1], words[2:]
    if not words:
        return db, None
    if (
        len(words) == 1
        and words[0].isascii()
        and words[0].isdigit()
        and len(words[0]) <= LONGEST_ID
    ):
        return db, int(words[0])
    return None
