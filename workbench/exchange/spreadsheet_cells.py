"""Cells of a spreadsheet: none that a program would take for a formula, and each back as it was.

A sign that begins a formula gets an apostrophe before it, where a cell begins and wherever one
would begin if the file were parted at another separator or line end.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

_SIGN = r"(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"
_BEGIN = r'((?:\A|[;\t\r\n]"*) *)'
_FORMULA, _QUIETED = re.compile(f"{_BEGIN}('*){_SIGN}"), re.compile(f"{_BEGIN}'('*){_SIGN}")
_CONTROL = re.compile(r"(\A *)('*)(?=[\t\r\n])")
_HELD = re.compile(r"(\A *)'('*)(?=[\t\r\n])")
_LONE = re.compile("[\ud800-\udfff]")

_BAR = " | "
_ESCAPES = {"\\": "\\\\", "|": "\\!", "\n": "\\n", "\r": "\\r"}
_ESCAPED = {escape: char for char, escape in _ESCAPES.items()}
_SPECIAL, _ESCAPE = re.compile(r"[\\|\n\r]"), re.compile(r"\\[\\!nr]")


class SourceCell(NamedTuple):
    """A source in a line of a cell."""

    stance: str
    title: str
    url: str
    locator: str
    passage: str
    note: str


def defused(text: str) -> str:
    """The text as a cell that no spreadsheet calculates."""
    clean = _LONE.sub("\ufffd", text)
    return _FORMULA.sub(r"\1'\2", _CONTROL.sub(r"\1'\2", clean))


def restored(cell: str) -> str:
    """What `defused` made the cell of."""
    return _HELD.sub(r"\1\2", _QUIETED.sub(r"\1\2", cell))


def source_lines(sources: Iterable[SourceCell]) -> str:
    """A line for each source, its parts between bars."""
    return "\n".join(_BAR.join(map(_escaped, each)) for each in sources)


def source_of(line: str) -> SourceCell | None:
    """The source in a line of ours; None where it is somebody else's."""
    parts = line.split(_BAR)
    if len(parts) != len(SourceCell._fields) or "|" in "".join(parts):
        return None
    return SourceCell(*(_ESCAPE.sub(lambda found: _ESCAPED[found.group()], part) for part in parts))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text)
