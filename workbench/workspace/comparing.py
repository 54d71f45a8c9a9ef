"""Two revisions of an article beside each other: paragraph by paragraph, with words and marks.

Reads only; it may take a moment on a long text, and may be called from any thread that has a reader
of its own.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from workbench.model.errors import UnknownThing
from workbench.model.revisions import Comparison, Passage, RevisionRow
from workbench.model.spans import Span

if TYPE_CHECKING:
    from workbench.store.reader import Reader

LEAST_ALIKE = 40.0
"""Per cent from which on two lines are one that was changed; unrelated English lines of a length
have 25 to 35 of their characters in one order.
"""

MOST_PAIRED = 10_000
"""Pairs of lines that are held against each other: 0.05 s; larger blocks are told in their order.
"""


def compare(read: "Reader", article: int, old: int, new: int) -> Comparison:
    """Two revisions by their numbers; UnknownThing where the article has no such."""
    with read.snapshot():
        read.article(article)
        rows = {row.number: row for row in read.revisions.of_article(article)}
        before, after = _row(rows, old), _row(rows, new)
        old_text, new_text = read.revisions.text(before.id), read.revisions.text(after.id)
        old_marks = tuple(read.revisions.marks(before.id))
        new_marks = tuple(read.revisions.marks(after.id))
    passages = tuple(passages_of(old_text, new_text))
    return Comparison(article, before, after, old_text, new_text, passages, old_marks, new_marks)


def _row(rows: dict[int, RevisionRow], number: int) -> RevisionRow:
    if number not in rows:
        listed = ", ".join(map(str, rows))
        raise UnknownThing(f"There is no revision {number}.", f"One of: {listed}.")
    return rows[number]


def passages_of(old: str, new: str) -> Iterator[Passage]:
    """The lines of two texts, blank ones left out, in the order of the new one: what went stands
    before what came in its place. Each is told word by word.
    """
    from rapidfuzz.distance import Levenshtein

    ours, theirs = _lines(old), _lines(new)
    before = [_words(old, line) for line in ours]
    blocks = Levenshtein.editops(before, [_words(new, line) for line in theirs])
    at = here = 0
    for block in blocks.as_matching_blocks():
        gone, come = ours[at : block.a], theirs[here : block.b]
        for pair in _paired(old, new, gone, come):
            yield _passage(old, new, *pair)
        at, here = block.a + block.size, block.b + block.size
        for one, other in zip(ours[block.a : at], theirs[block.b : here], strict=True):
            yield _passage(old, new, one, other)


Pair = tuple[Span | None, Span | None]


def _paired(old: str, new: str, gone: list[Span], come: list[Span]) -> Iterator[Pair]:
    """Lines that went and came, those beside each other that are most alike, in their order."""
    if len(gone) * len(come) > MOST_PAIRED:
        yield from zip_longest(gone, come)
        return
    at = here = 0
    for one, other in _alike(old, new, gone, come):
        yield from ((line, None) for line in gone[at:one])
        yield from ((None, line) for line in come[here:other])
        yield gone[one], come[other]
        at, here = one + 1, other + 1
    yield from ((line, None) for line in gone[at:])
    yield from ((None, line) for line in come[here:])


def _alike(old: str, new: str, gone: list[Span], come: list[Span]) -> list[tuple[int, int]]:
    """The pairs, by their numbers, in order on both sides, that are alike the most in all."""
    from rapidfuzz.fuzz import ratio

    best: list[list[float]] = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    likeness = [[ratio(_words(old, one), _words(new, two)) for two in come] for one in gone]
    for i in reversed(range(len(gone))):
        for j in reversed(range(len(come))):
            alike = likeness[i][j] if likeness[i][j] >= LEAST_ALIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike + best[i + 1][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(gone) and j < len(come):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _passage(old: str, new: str, before: Span | None, after: Span | None) -> Passage:
    from workbench.text.worddiff import word_diff

    ours, theirs = _words(old, before), _words(new, after)
    if ours == theirs:
        return Passage(before, after, (("same", ours),))
    return Passage(before, after, tuple((op, text) for op, text in word_diff(ours, theirs)))


def _words(text: str, line: Span | None) -> str:
    return text[line.start : line.end] if line else ""


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found
