"""Text laid out in cells, before it is painted: cut, wrapped, aligned, with looks by name.

Nothing here knows a colour or a widget: a run names the component classes that paint it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment

from workbench.text.display import shown
from workbench.tui.panes.lineview import LineView

SHORT = 100
"""Characters of a text that is worth keeping as it was made one line: names, labels, keys."""

SHORT_CUT = 500
"""Characters of a text whose cut is kept: a claim's row is painted with each key on it."""

WRAPPED = 200
"""Texts of which it is kept where they are wrapped: a claim's, shown again after each key on it."""

_new = tuple.__new__
"""Makes a segment without the call of its class in Python: a line has some ten."""

_WORD = re.compile(r"\S+")
_BLANKS = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


class Run(NamedTuple):
    """Text of one look: names of component classes, a space between them, later ones on top."""

    text: str
    look: str = "pane--text"


def one_line(text: str, most: int | None = None) -> str:
    """Foreign text as one line may show it, blanks and line ends as single spaces.

    `most` is how many characters of it can be seen at all, so that a long text costs little.
    """
    if most is not None and len(text) > most:
        text = text[:most]
    return _short_line(text) if len(text) <= SHORT else _line(text)


def _line(text: str) -> str:
    return shown(_BLANKS.sub(" ", text).strip())


_short_line = lru_cache(maxsize=2_000)(_line)


def cells_of(text: str) -> int:
    """The cells that a text without control characters takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int, ellipsis: str) -> str:
    """`text` in at most `width` cells, with the ellipsis for what is left out."""
    if cells_of(text) <= width:
        return text
    if width <= 0:
        return ""
    return (_short_cut if len(text) <= SHORT_CUT else _cut)(text, width, ellipsis)


def _cut(text: str, width: int, ellipsis: str) -> str:
    room = width - cell_len(ellipsis)
    return set_cell_size(text, room).rstrip() + ellipsis if room > 0 else ellipsis[:width]


_short_cut = lru_cache(maxsize=500)(_cut)


def width_of(runs: Iterable[Run]) -> int:
    """The cells that runs take."""
    return sum([len(text) if text.isascii() else cell_len(text) for text, _look in runs])


def cut_runs(runs: Iterable[Run], width: int, ellipsis: str) -> list[Run]:
    """Runs in at most `width` cells."""
    kept: list[Run] = []
    for run in runs:
        size = cells_of(run.text)
        if size > width:
            kept.append(Run(cut(run.text, width, ellipsis), run.look))
            break
        kept.append(run)
        width -= size
    return kept


def spread(left: Sequence[Run], right: Sequence[Run], width: int, ellipsis: str) -> list[Run]:
    """One line of exactly `width` cells: `right` at its end, `left` cut to what remains."""
    right = cut_runs(right, width, ellipsis)
    room = width - width_of(right)
    left = cut_runs(left, max(0, room - 1) if right else room, ellipsis)
    return [*left, Run(" " * (room - width_of(left))), *right]


def joined(groups: Iterable[Sequence[Run]], between: str = "  ") -> list[Run]:
    """Groups of runs in one line, blanks between those that are not empty."""
    line: list[Run] = []
    for group in groups:
        if group:
            line += [Run(between), *group] if line else group
    return line


def flow(groups: Iterable[Sequence[Run]], between: str, width: int) -> list[list[Run]]:
    """Lines of whole groups, `between` them within a line; one wider than a line is wrapped."""
    lines: list[list[Run]] = []
    used = 0
    for group in groups:
        longer = used + len(between) + width_of(group)
        if lines and longer <= width:
            lines[-1] += [Run(between, "pane--dim"), *group]
            used = longer
        else:
            lines += wrap_runs(group, width)
            used = width_of(lines[-1])
    return lines


@lru_cache(maxsize=WRAPPED)
def wrap(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where lines of at most `width` cells begin and end in `text`; never none.

    A word longer than a line is broken, but not inside a character of several code points.
    """
    width = max(2, width)
    lines: list[tuple[int, int]] = []
    start, end, cells = -1, 0, 0
    for word in _WORD.finditer(text):
        size = cells_of(word.group())
        gap = word.start() - end
        if start >= 0 and cells + gap + size <= width:
            end, cells = word.end(), cells + gap + size
            continue
        if start >= 0:
            lines.append((start, end))
        start, end, cells = word.start(), word.end(), size
        if size > width:
            pieces = chop_cells(word.group(), width) or [word.group()]  # of no cells
            for piece in pieces[:-1]:
                lines.append((start, start + len(piece)))
                start += len(piece)
            cells = cell_len(pieces[-1])
    if start >= 0:
        lines.append((start, end))
    return tuple(lines) or ((0, 0),)


def wrap_runs(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """The lines that runs fill at a width; words that several runs share stay together."""
    text = "".join([run.text for run in runs])
    return [_slice(runs, start, end) for start, end in wrap(text, width)]


def wrap_text(text: str, width: int, look: str = "pane--text") -> list[list[Run]]:
    """Foreign text, wrapped paragraph by paragraph; empty paragraphs between others stay."""
    lines: list[list[Run]] = []
    for paragraph in _PARAGRAPH.split(text.strip()):
        lines += wrap_runs([Run(shown(paragraph.replace("\t", " ")), look)], width)
    return lines


def segments(view: LineView, runs: Iterable[Run], under: str = "") -> list[Segment]:
    """Runs as a view paints them, on the ground of the component class `under`."""
    known, look = view.known_looks, view.look
    return [
        _new(Segment, (text, known.get((under, name)) or look(under, name), None))
        for text, name in runs
    ]


def _slice(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    line: list[Run] = []
    at = 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            line.append(Run(run.text[first:last], run.look))
        at += len(run.text)
    return line
