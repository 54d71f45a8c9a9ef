"""Two revisions as lines: word by word, with the numbers of the claims that are marked there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.model.revisions import Comparison, Passage, PlacedMark
from workbench.model.states import MarkStatus
from workbench.text.display import shown
from workbench.tui.panes.layout import Run, wrap_runs, wrap_text
from workbench.tui.revisions.saying import BREAKS, LOOKS
from workbench.tui.symbols import Symbols

GUTTER = 9
"""Cells for the numbers of claims: two of them with their signs."""

SIGNS = {"changed": "~", "ambiguous": "?", "lost": "-"}
"""What stands behind the number of a claim whose words are not the ones they were."""

_AROUND = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("[+", "+]")}

LONGEST = 20_000
"""Characters of a paragraph that are shown: a line that is a book is read in its own text."""


class Line(NamedTuple):
    """A line of the screen; `change` is the number of the change that begins in it, from 1."""

    runs: list[Run]
    change: int = 0


def laid(comparison: Comparison, width: int, symbols: Symbols, *, whole: bool) -> list[Line]:
    """All lines; where not `whole`, what is the same in both is only counted."""
    return list(_Laying(comparison, width, symbols).lines(whole))


class _Laying:
    def __init__(self, comparison: Comparison, width: int, symbols: Symbols) -> None:
        self._comparison = comparison
        self._width = max(8, width - GUTTER)
        self._symbols = symbols
        self._old = _placed(comparison.old_marks)
        self._new = _placed(comparison.new_marks)

    def lines(self, whole: bool) -> Iterator[Line]:
        same = changes = 0
        for passage in self._comparison.passages:
            if passage.is_same and not whole:
                same += 1
                continue
            if same:
                yield from self._left_out(same)
                same = 0
            changes += not passage.is_same
            yield from self._passage(passage, 0 if passage.is_same else changes)
        if same:
            yield from self._left_out(same)
        if not changes:
            yield from (Line(row) for row in wrap_text("No word differs.", self._width))

    def _left_out(self, count: int) -> Iterator[Line]:
        words = "1 paragraph is the same" if count == 1 else f"{count:,} paragraphs are the same"
        yield Line([Run(" " * GUTTER), Run(f"{self._symbols.ellipsis} {words}", "pane--dim")])
        yield Line([])

    def _passage(self, passage: Passage, change: int) -> Iterator[Line]:
        rows = wrap_runs(list(_words(passage)), self._width)
        numbers = self._numbers(passage)
        for at in range(max(len(rows), -(-len(numbers) // 2))):
            gutter = " ".join(numbers[2 * at : 2 * at + 2])
            row = rows[at] if at < len(rows) else []
            head = Run(f"{gutter[: GUTTER - 1]:>{GUTTER - 1}} ", "pane--dim")
            yield Line([head, *row], change if at == 0 else 0)
        yield Line([])

    def _numbers(self, passage: Passage) -> list[str]:
        """The claims marked in the passage: in the new text, or where that lacks it in the old."""
        marks, place = (self._new, passage.new) if passage.new else (self._old, passage.old)
        if place is None:
            return []
        start, end = place
        first = bisect_left(marks, start, key=lambda mark: mark.start or 0)
        last = bisect_left(marks, end, key=lambda mark: mark.start or 0)
        return list(dict.fromkeys(map(_number, marks[first:last])))


def _words(passage: Passage) -> Iterator[Run]:
    for op, text in passage.changes:
        before, behind = _AROUND[op]
        yield Run(before, "pane--dim")
        yield Run(shown(text[:LONGEST].translate(BREAKS)), LOOKS[op])
        yield Run(behind, "pane--dim")


def _placed(marks: Sequence[PlacedMark]) -> list[PlacedMark]:
    """Those that have a place, by it."""
    return [mark for mark in marks if mark.start is not None]


def _number(mark: PlacedMark) -> str:
    stays = mark.status in (MarkStatus.EXACT, MarkStatus.MOVED)
    sign = SIGNS["changed"] if stays and mark.waits else SIGNS.get(mark.status, "")
    return f"{mark.number}{sign}"
