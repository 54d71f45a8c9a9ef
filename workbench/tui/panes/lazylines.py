"""The lines of a long text, wrapped where they are looked at; how many the rest makes is estimated.

Lines that are asked for are true, and so is how far apart they stand within what was `settled`;
their numbers become those of the whole text once all of it is wrapped. Offsets are code points.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise

from workbench.tui.panes.wrapping import Lines, Whence, behind, wrap_part

BLOCK = 4_000
"""Characters that are wrapped at once, and on to the end of the line of the text: about a screen.
Latin text takes a tenth of a millisecond, text that has to be measured up to 2 ms.
"""

FILLED = 0.95
"""The part of a line that words fill before one does not fit, in English prose at 80 columns."""

SAMPLE = 100_000
"""Characters at the beginning whose line feeds tell how many the rest has."""


class LazyLines:
    """As `Lines`, of a text that is too long to be wrapped while somebody waits."""

    def __init__(
        self,
        text: str,
        width: int,
        block: int = BLOCK,
        length: int | None = None,
        *,
        numbered: bool = True,
    ) -> None:
        """`length` is how long the text is where only its beginning is there, whole lines of it.
        Where paragraphs are not to be `numbered`, no line needs what stands before it.
        """
        self._text = text
        self._width = width
        self._bounds = array("I", _bounds(text, block))
        if length is not None:
            self._bounds[-1] = max(self._bounds[-1], length + 1)
        self._breaks = text.count("\n", 0, SAMPLE) / max(1, min(len(text), SAMPLE))
        self._blocks: dict[int, Lines] = {}
        self._counts = [self._estimate(*bounds) for bounds in pairwise(self._bounds)]
        self._firsts: list[int] = []
        self._ahead: dict[int, Lines] = {}
        self._whence: list[Whence] = [Whence(0, True)]
        self._numbered = numbered
        self.moved: Callable[[int, int], object] | None = None
        """Called with the first line whose number changed, as it was, and by how much."""

    def __len__(self) -> int:
        return self._first_lines()[-1]

    def line_at(self, offset: int) -> int:
        """The line on which the character at `offset` is painted."""
        block = self._block_at(offset)
        lines = self._wrapped(block)
        return self._first_lines()[block] + lines.line_at(offset)

    def start(self, line: int) -> int:
        """Where a line begins."""
        lines, at = self._find(line)
        return lines.start(at)

    def end(self, line: int) -> int:
        """Where a line ends."""
        lines, at = self._find(line)
        return lines.end(at)

    def paragraph(self, line: int) -> int:
        """The number of the paragraph that begins there, or 0."""
        lines, at = self._find(line)
        return lines.paragraph(at)

    def about(self, line: int) -> int:
        """Near where a line begins, as far as that is known: nothing is wrapped for it. Behind the
        last line the end of the text.
        """
        firsts = self._first_lines()
        if line >= firsts[-1]:
            return self._bounds[-1]
        block = min(bisect_right(firsts, line) - 1, len(self._counts) - 1)
        start, end = self._bounds[block], self._bounds[block + 1]
        return start + (end - start) * (line - firsts[block]) // max(1, self._counts[block])

    def is_known(self, offset: int) -> bool:
        """Whether the line of an offset is wrapped: one that is not was never painted."""
        return self._block_at(offset) in self._blocks

    def settle(self, offset: int, count: int) -> None:
        """Wrap at least `count` lines before and behind the one of `offset`."""
        here = self._block_at(offset)
        at = self._wrapped(here).line_at(offset)
        behind_it = len(self._wrapped(here)) - at
        block = here + 1
        while behind_it <= count and block < len(self._counts):
            behind_it += len(self._wrapped(block))
            block += 1
        block = here - 1
        while at < count and block >= 0:
            at += len(self._wrapped(block))
            block -= 1

    def wrap_rest(self) -> Iterator[None]:
        """Wrap what is not wrapped yet, block by block; no number changes by it."""
        for block in range(len(self._counts)):
            if block not in self._blocks and block not in self._ahead:
                self._ahead[block] = self._wrap(block)
                yield

    def whole(self) -> Lines:
        """The lines of all of the text, once all is wrapped."""
        starts, ends, paragraphs = array("I"), array("I"), array("I")
        for block in range(len(self._counts)):
            lines = self._blocks.get(block) or self._ahead[block]
            starts.extend(lines.starts)
            ends.extend(lines.ends)
            paragraphs.extend(lines.paragraphs)
        return Lines(starts, ends, paragraphs)

    def _block_at(self, offset: int) -> int:
        return max(0, min(bisect_right(self._bounds, offset) - 1, len(self._counts) - 1))

    def _find(self, line: int) -> tuple[Lines, int]:
        """The block that a line stands in, wrapped, and the line's number in it."""
        line = max(0, line)
        while True:
            firsts = self._first_lines()
            block = min(bisect_right(firsts, line) - 1, len(self._counts) - 1)
            known = block in self._blocks
            lines = self._wrapped(block)
            if known:
                return lines, min(line - firsts[block], len(lines) - 1)

    def _wrapped(self, block: int) -> Lines:
        lines = self._blocks.get(block)
        if lines is None:
            ahead = self._ahead.pop(block, None)
            lines = self._blocks[block] = ahead or self._wrap(block)
            was, self._counts[block] = self._counts[block], len(lines)
            if was != len(lines):
                first = self._first_lines()[block + 1]
                self._firsts = []
                if self.moved is not None:
                    self.moved(first, len(lines) - was)
        return lines

    def _wrap(self, block: int) -> Lines:
        start, end = self._bounds[block], self._bounds[block + 1] - 1
        whence = self._whence_of(block) if self._numbered else self._whence[0]
        return wrap_part(self._text, start, end, self._width, whence)

    def _whence_of(self, block: int) -> Whence:
        """What comes before a block: told by all the blocks before it, which is quick."""
        while len(self._whence) <= block:
            known = len(self._whence) - 1
            start, end = self._bounds[known], self._bounds[known + 1] - 1
            self._whence.append(behind(self._text, start, end, self._whence[known]))
        return self._whence[block]

    def _estimate(self, start: int, end: int) -> int:
        lines = 1 / (self._width * FILLED) + self._breaks / 2
        return max(1, int((end - start) * lines))

    def _first_lines(self) -> list[int]:
        """The number of each block's first line, and behind the last of all lines."""
        if not self._firsts:
            self._firsts = list(accumulate(self._counts, initial=0))
        return self._firsts


AnyLines = Lines | LazyLines


def _bounds(text: str, block: int) -> Iterator[int]:
    """Where each block begins; its end is one before the next, which is behind a line feed."""
    at = 0
    while at <= len(text):
        yield at
        end = text.find("\n", at + block)
        at = len(text) + 1 if end < 0 else end + 1
    yield at
