"""The article's scroll bar as a map: for each of its rows, what of the text behind it matters most.

Rows are kept until something changes, since a bar is painted with every frame.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.tui.panes.lazylines import AnyLines
from workbench.tui.panes.spans import MarkIndex
from workbench.tui.panes.wrapping import Lines
from workbench.tui.symbols import NARROW

ROLE_ORDER = (
    *("bad", "poor", "saving", "unsure", "waiting"),
    *("mixed", "open", "note", "mostly", "good"),
)
"""What is shown where several marks share a row: what wants attention comes first."""

LOOKED_AT = 4_000
"""Code points of a row's text in which a hole is looked for: a row of a book stands for many."""


_RANKS = {role: rank for rank, role in enumerate(ROLE_ORDER)}


class Sign(NamedTuple):
    """How a claim stands: a symbol, and the role that colours it."""

    symbol: str
    role: str


Marks = tuple[MarkIndex, Callable[[int], Sign | None]]
"""The marks of the text, and how the claim of one stands, None where it is gone."""


class Map:
    """The cells of the bar beside `lines`, `height` rows high."""

    def __init__(self, hole: str = NARROW.hole) -> None:
        self._hole = hole
        self._cells: dict[int, tuple[str, str]] = {}

    def forget(self) -> None:
        """The size changed, or everything may have."""
        self._cells.clear()

    def forget_places(
        self, places: Iterable[tuple[int, int]], lines: AnyLines, height: int
    ) -> None:
        """Marks, ratings or holes changed there."""
        if not isinstance(lines, Lines):
            self.forget()  # which rows they stand in is not known yet
            return
        for start, end in places:
            first = _row_of(lines.line_at(start), lines, height)
            last = _row_of(lines.line_at(max(start, end - 1)), lines, height)
            for row in range(first, last + 1):
                self._cells.pop(row, None)

    def cell(
        self,
        row: int,
        size: tuple[AnyLines, int],
        marks: Marks,
        has_hole: Callable[[int, int], object],
    ) -> tuple[str, str]:
        """A character and the style's name of a row, a space and no style for nothing."""
        cell = self._cells.get(row)
        if cell is None:
            lines, height = size
            behind = _behind(row, lines, height)
            cell = self._cells[row] = _cell(behind, marks, has_hole, self._hole)
        return cell


def _first_of(row: int, lines: AnyLines, height: int) -> int:
    """Where the part of the text begins that a row stands for."""
    return lines.about(row * max(height, len(lines), 1) // max(1, height))


def _row_of(line: int, lines: AnyLines, height: int) -> int:
    """The row that stands for a line: the last that begins no later, as `_first_of` counts."""
    return ((line + 1) * height - 1) // max(height, len(lines), 1)


def _behind(row: int, lines: AnyLines, height: int) -> Span | None:
    """The part of the text that a row stands for, None behind the end."""
    start, end = _first_of(row, lines, height), _first_of(row + 1, lines, height)
    return Span(start, end) if start < end else None


def _cell(
    behind: Span | None,
    marks: Marks,
    has_hole: Callable[[int, int], object],
    hole: str,
) -> tuple[str, str]:
    if behind is None:
        return " ", ""
    index, sign = marks
    over = index.overlapping(*behind)
    signs = dict.fromkeys(found for mark in over if (found := sign(mark.claim)))
    if signs:
        best = min(signs, key=lambda found: _RANKS[found.role])
        return best.symbol, f"role--{best.role}"
    if has_hole(behind.start, min(behind.end, behind.start + LOOKED_AT)):
        return hole, "role--hole"
    return " ", ""
