"""The commands that open the interface: the library, the desk on an article, a file, the sample."""

import os
import sys
from argparse import Namespace
from io import TextIOWrapper
from pathlib import Path

from workbench.cli import articles, output
from workbench.cli.addressing import article
from workbench.cli.failures import DONE
from workbench.cli.grammar import Parser
from workbench.model.errors import UsageError


def declare_desk(parser: Parser) -> None:
    parser.add_argument("article", metavar="ARTICLE", type=article)


def declare_open(parser: Parser) -> None:
    articles.declare_file(parser)
    articles.declare_options(parser)


def declare_demo(parser: Parser) -> None:
    parser.add_argument(
        "--fresh", action="store_true", help="begin anew; the copy of before is kept beside it"
    )


def open_library(arguments: Namespace) -> int:
    from workbench.cli.session import place

    need_terminal()
    return _run(place(arguments), None)


def open_desk(arguments: Namespace) -> int:
    from workbench.cli.session import place

    need_terminal()
    return _run(place(arguments), arguments.article)


def open_file(arguments: Namespace) -> int:
    from workbench.cli.session import done, opened, place

    from_stdin = arguments.file == articles.STDIN
    need_terminal(behind_input=from_stdin)
    imported = articles.read(arguments.file)
    with opened(arguments) as workspace:
        outcome = done(workspace.articles.add(imported, articles.options(arguments)))
    for warning in outcome.warnings:
        output.say(warning)
    if from_stdin:
        take_terminal_as_input()
    return _run(place(arguments), outcome.article)


def open_demo(arguments: Namespace) -> int:
    from workbench.cli import demo

    if getattr(arguments, "db", None) is not None:
        raise UsageError("The sample has a file of its own.", "Leave out --db.")
    need_terminal()
    copy = demo.prepare(demo.place(), fresh=arguments.fresh)
    if copy.kept is not None:
        output.say(f"What was there is kept in {copy.kept}.")
    return _run(copy.path, demo.ARTICLE)


def need_terminal(behind_input: bool = False) -> None:
    """UsageError unless a person can see and type.

    `behind_input`: standard input is a text, and the keys come from the terminal behind it.
    """
    shows = sys.stdout is not None and sys.stdout.isatty()
    types = behind_input or (sys.stdin is not None and sys.stdin.isatty())
    if not (shows and types):
        raise UsageError(
            "The desk needs a terminal, and this is none.",
            "In a script or a pipe use the commands: workbench --help lists them.",
        )


def take_terminal_as_input() -> None:
    """Puts the terminal in the place of standard input, which has been read to its end.

    Textual reads keys from the process's first file descriptor, whatever it was before. The
    terminal goes by its own name: macOS cannot wait for keys on /dev/tty.
    """
    terminal = os.open(os.ttyname(sys.stdout.fileno()), os.O_RDWR)
    os.dup2(terminal, 0)
    os.close(terminal)


def keep_cells(*streams: object) -> None:
    """Lets a sign that the terminal's encoding lacks take one cell, as the sign would: an escape of
    six, which the commands print, would shift all that stands behind it."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(path: Path, number: int | None) -> int:
    from workbench.cli.session import opened_file
    from workbench.tui.app import make_app

    keep_cells(sys.__stdout__, sys.__stderr__)
    with opened_file(path) as workspace:
        if number is not None:
            workspace.read.article(number)  # an unknown one is told before the screen changes
        app = make_app(workspace, workspace.settings, number)
        app.run()
    return app.return_code or DONE


GRAMMAR = {
    "desk": (declare_desk, open_desk),
    "open": (declare_open, open_file),
    "demo": (declare_demo, open_demo),
}
