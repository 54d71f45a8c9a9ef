"""Joins the lines of a PDF into paragraphs, takes hyphens of line ends out, and keeps the pages."""

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from workbench.documents.pdf_columns import Piece
from workbench.model.spans import Locator

LEADING = 1.35
"""A distance to the line above this many times the usual one begins a paragraph."""

HEAD_GAP = 0.5
"""Heights that part a running head from the text; lines of the text are under 0.3 apart."""

SIZE = 1.18
"""A line this much higher or lower than the one above is another thing, as a headline."""

INDENT = 0.8
"""Heights by which a first line is set in; text that is set in as a whole is its own column."""

SHORT = 0.85
"""Share of a column's width under which a line that ends a sentence ends its paragraph."""

MIN_PAGES = 3
"""Pages on which a line at the edge must recur, and half of all, to be a running head."""

VERY_SHORT = 0.6
"""The same where it ends no sentence, as a head line does, and a capital follows."""

_COMPOUNDING = {
    *("well", "self", "half", "vice", "twenty", "thirty", "forty", "fifty", "sixty", "seventy"),
    *("eighty", "ninety"),
}
"""Words that a hyphen follows far more often than the rest of their own word."""

_HYPHENS = ("-", "\xad", "\u2010")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]»]*$")
_BULLET = re.compile(r"[•▪◦‣●○■]")
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")

Page = list[list[Piece]]
"""The columns of a page, each a list of lines from top to bottom."""


def without_running_heads(pages: list[Page]) -> tuple[list[Page], list[str]]:
    """The pages without the outermost lines that recur from page to page, and those lines."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for page in edges for key in {_shape(line) for line in page})
    needed = max(MIN_PAGES, len(pages) / 2)
    recurring = {shape for shape, count in counts.items() if count >= needed}
    dropped = [[line for line in page if _shape(line) in recurring] for page in edges]
    kept = [
        [[line for line in column if line not in heads] for column in page]
        for page, heads in zip(pages, dropped, strict=True)
    ]
    return kept, [line.words.strip() for line in next(filter(None, dropped), [])]


def _edges(page: Page) -> list[Piece]:
    lines = [line for column in page for line in column]
    if not lines:
        return []
    head, foot = max(lines, key=lambda line: line.top), min(lines, key=lambda line: line.bottom)
    below = max((line.top for line in lines if line is not head), default=0)
    above = min((line.bottom for line in lines if line is not foot), default=0)
    return [
        edge
        for edge, gap in ((head, head.bottom - below), (foot, above - foot.top))
        if gap > HEAD_GAP * edge.height
    ]


def _shape(line: Piece) -> str:
    return _DIGITS.sub("#", " ".join(line.words.split()))


def to_text(pages: list[Page]) -> tuple[str, list[Locator]]:
    """The text in paragraphs, and a locator `page N` at the first character of each page."""
    flow = _Flow(_words(pages), _usual_leading(pages))
    for number, page in enumerate(pages, start=1):
        flow.turn_page(number)
        for column in page:
            flow.read_column(column)
    return flow.result()


def _words(pages: list[Page]) -> frozenset[str]:
    """Words inside lines, by which the two readings of a hyphen at a line's end are weighed."""
    lines = (line.words for page in pages for column in page for line in column)
    return frozenset(
        word.strip(".,;:!?()\"'“”‘’").lower() for line in lines for word in line.split()
    )


def _usual_leading(pages: list[Page]) -> float:
    """The usual distance between the feet of two lines, in heights of the lower one."""
    steps = [
        (above.bottom - line.bottom) / line.height
        for page in pages
        for column in page
        for above, line in pairwise(column)
    ]
    return median(steps) if steps else LEADING


class _Flow:
    """Text that grows line by line."""

    def __init__(self, words: frozenset[str], leading: float) -> None:
        self._words = words
        self._leading = leading
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._page = ""
        self._locators: list[Locator] = []

    def result(self) -> tuple[str, list[Locator]]:
        return "".join(self._pieces), self._locators

    def turn_page(self, number: int) -> None:
        self._page = f"page {number}"

    def read_column(self, lines: list[Piece]) -> None:
        left = min((line.left for line in lines), default=0)
        right = max((line.right for line in lines), default=0)
        above: Piece | None = None
        for line in lines:
            words = line.words.strip()
            if not words:
                continue
            if above is None:
                begins = not self._runs_on(words)
            else:
                begins = self._begins(above, line, left, right)
            self._append(words, begins)
            above = line

    def _runs_on(self, words: str) -> bool:
        """Whether a column's first line goes on with the sentence of the column before."""
        return not _SENTENCE_END.search(self._last) and (
            words[0].islower() or self._last.endswith(_HYPHENS)
        )

    def _begins(self, above: Piece, line: Piece, left: float, right: float) -> bool:
        ratio = line.height / above.height
        step = (above.bottom - line.bottom) / line.height
        if _BULLET.match(line.words):
            return True
        is_item = bool(_BULLET.match(above.words))
        is_set_in = (
            not is_item and line.left - left > INDENT * line.height and above.left - left < 1
        )
        share = (above.right - left) / max(right - left, 1)
        ends = share < SHORT and _SENTENCE_END.search(above.words.strip())
        stops = share < VERY_SHORT and line.words.strip()[0].isupper()
        is_row = "\t" in line.words or "\t" in above.words
        return (
            step > self._leading * LEADING
            or (not 1 / SIZE < ratio < SIZE and step > self._leading * 1.1)
            or is_set_in
            or bool(ends)
            or stops
            or is_row
        )

    def _append(self, words: str, begins: bool) -> None:
        if begins:
            self._put("\n\n" if self._pieces else "")
        elif self._last.endswith(_HYPHENS):
            self._join_hyphen(words)
        else:
            self._put(" ")
        if self._page:
            self._locators.append(Locator(self._length, self._page))
            self._page = ""
        self._put(words)
        self._last = words

    def _join_hyphen(self, words: str) -> None:
        """Keeps a hyphen that belongs to its word, and drops one that only divides it."""
        head = self._last.rstrip("".join(_HYPHENS))
        first, second = head.split()[-1:], words.split()[:1]
        stem, rest = (
            "".join(first).lower().lstrip("(\"'“‘"),
            second[0].rstrip(".,;:!?)\"'”’").lower(),
        )
        divides = stem[-1:].isalpha() and words[0].islower()
        if divides and stem + rest not in self._words:
            divides = f"{stem}-{rest}" not in self._words and stem not in _COMPOUNDING
        self._take_back(len(self._last) - len(head))
        self._put("" if divides else "-")

    def _take_back(self, count: int) -> None:
        self._pieces[-1] = self._pieces[-1][:-count]
        self._length -= count

    def _put(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)
