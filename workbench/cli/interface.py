"""Running the interface: on a terminal, on one file, until the person leaves.

Kept apart from the grammar, so that `workbench 3` reaches its first frame without it.
"""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

from workbench.model.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from workbench.model.taking_in import OfferFile

DONE = 0


def need_terminal(behind_input: bool = False) -> None:
    """UsageError unless a person can see and type.

    `behind_input`: standard input is a text, and the keys come from the terminal behind it.
    """
    if not has_terminal(behind_input):
        raise UsageError(
            "The desk needs a terminal, and this is none.",
            "In a script or a pipe use the commands: workbench --help lists them.",
        )


def has_terminal(behind_input: bool = False) -> bool:
    """Whether a person can see and type; `behind_input` as in `need_terminal`."""
    shows = sys.stdout is not None and sys.stdout.isatty()
    types = behind_input or (sys.stdin is not None and sys.stdin.isatty())
    return shows and types


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


def run(db: str | None, number: int | None, round_: str | None = None) -> int:
    """The desk on an article, or the library, of the file that `db` names or leaves open."""
    need_terminal()
    # What is loaded until the first frame is there to stay: looking through it again and again for
    # garbage is a fifth of the start. The app turns this on again.
    gc.disable()
    from workbench.cli.session import file_named

    return run_on(file_named(db), number, round_)


def run_on(
    path: Path, number: int | None, round_: str | None = None, offers: OfferFile | None = None
) -> int:
    """The desk on an article of the file `path`, or its library; returns the exit code.

    With `offers` the desk begins with the walk over them.
    """
    from workbench.cli.session import opened_file
    from workbench.tui.app import make_app

    keep_cells(sys.__stdout__, sys.__stderr__)
    with opened_file(path, create=number is None, round_=round_) as workspace:
        if number is not None:
            workspace.read.article(number)  # an unknown one is told before the screen changes
        if offers is None or number is None:
            app = make_app(workspace, workspace.settings, number)
        else:
            from workbench.tui.offers.opening import app_over

            app = app_over(workspace, number, offers)
        app.run_until_left()
    return app.return_code or DONE
