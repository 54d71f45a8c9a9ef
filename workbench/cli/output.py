"""Printing: data on standard output, talk on standard error, nothing that a terminal would obey.

Text is for people and goes through `workbench.text.display`; JSON is pure ASCII, for programs.
"""

import contextlib
import json
import os
import sys
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

from workbench.model.errors import StorageError
from workbench.text.display import shown

GAP = "  "
"""Between two columns."""

WIDEST_COLUMN = 40
"""Cells up to which a column pads the ones after it: a longer cell pushes only its own row."""


TEXT_WIDTH = 79
"""Cells of a wrapped line: what the narrowest common terminal shows whole."""


class Unwritten(StorageError):
    """What was printed did not arrive: a full disk behind a redirection, for example."""


def data(value: Any) -> None:
    """Prints one JSON value. It is ASCII, so neither a terminal nor a locale can spoil it."""
    text = json.dumps(value, ensure_ascii=True, indent=2).replace("\x7f", "\\u007f")
    _write(sys.stdout, text)


def line(text: str = "") -> None:
    """Prints text for people; a line feed in it stays one, all else is made harmless."""
    _write(sys.stdout, "\n".join(shown(part) for part in text.split("\n")))


def paragraph(text: str, indent: int = 0) -> None:
    """Prints running text, wrapped; its own line feeds stay."""
    margin = " " * indent
    for part in text.split("\n"):
        wrapped = textwrap.fill(
            shown(part),
            TEXT_WIDTH,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
        _write(sys.stdout, wrapped)


def document(text: str) -> None:
    """Prints a document that others read: as it is, or harmless where a person reads it here."""
    if sys.stdout is None or sys.stdout.isatty():
        line(text.removesuffix("\n"))
        return
    _send(sys.stdout.flush)
    _send(lambda: sys.stdout.buffer.write(text.encode()))


def say(text: str) -> None:
    """Says something beside the data, on standard error."""
    _write(sys.stderr, "\n".join(shown(part) for part in text.split("\n")))


def table(rows: Iterable[Sequence[str]]) -> None:
    """Prints rows with aligned columns, each cell on one line."""
    cells = [[shown(cell) for cell in row] for row in rows]
    columns = max((len(row) for row in cells), default=0)
    widths = [
        max((width(row[at]) for row in cells if at < len(row) - 1), default=0)
        for at in range(columns)
    ]
    widths = [min(found, WIDEST_COLUMN) for found in widths]
    for row in cells:
        padded = [_padded(cell, widths[at]) for at, cell in enumerate(row[:-1])]
        _write(sys.stdout, GAP.join([*padded, *row[-1:]]).rstrip())


def width(text: str) -> int:
    """How many cells of a terminal `text` takes; what is hidden must have been made visible."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _padded(text: str, cells: int) -> str:
    return text + " " * max(0, cells - width(text))


def finish() -> None:
    """Sends off what is still buffered, so that what cannot arrive is told and not lost."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            _send(stream.flush)


def abandon() -> None:
    """Gives up standard output, so that leaving the program does not fail on it once more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(stream: TextIO | None, text: str) -> None:
    # A process can be started without either stream; then there is nobody to tell.
    if stream is not None:
        _send(lambda: stream.write(text + "\n"))


def _send(do: Callable[[], object]) -> None:
    try:
        do()
    except BrokenPipeError:
        raise
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise Unwritten(
            f"The output could not be written ({reason}).", "What was done is saved."
        ) from problem
