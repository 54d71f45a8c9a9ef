"""What one text says otherwise than an earlier one of the same thing, line by line."""

from collections.abc import Iterator, Sequence

from workbench.model.found import Reworded
from workbench.model.spans import Span
from workbench.text.worddiff import Change, word_diff

MOST_PAIRED = 900
"""Pairs of lines of one changed stretch that are held against each other to find which became
which; at it that takes 10 ms. A larger stretch is paired in the order of its lines."""

ALIKE = 40
"""The per cent of words that two lines share at least, in their order, where the one became the
other; two paragraphs of one news story share 3 to 28, by their small words."""

MOST_WORDS = 40_000
"""Characters of changed lines in which the differing words are sought; the rest is given whole."""

Pair = tuple[Span | None, Span | None]


def rewordings(old: str, new: str) -> list[Reworded]:
    """The lines of `old` that `new` has otherwise or not at all, and those only `new` has, in the
    order of the texts. Blank lines count for nothing.
    """
    left = MOST_WORDS
    found: list[Reworded] = []
    for ours, theirs in _pairs(old, new):
        before = old[slice(*ours)] if ours else ""
        after = new[slice(*theirs)] if theirs else ""
        left -= len(before) + len(after)
        changes = word_diff(before, after) if left >= 0 else _whole(before, after)
        found.append(Reworded(ours, theirs, tuple((each.op, each.text) for each in changes)))
    return found


def _whole(before: str, after: str) -> list[Change]:
    return [Change(op, text) for op, text in (("gone", before), ("new", after)) if text]


def _pairs(old: str, new: str) -> Iterator[Pair]:
    from rapidfuzz.distance import Levenshtein

    ours, theirs = _lines(old), _lines(new)
    opcodes = Levenshtein.opcodes(
        [old[slice(*line)] for line in ours], [new[slice(*line)] for line in theirs]
    )
    gone: list[Span] = []
    come: list[Span] = []
    for op in opcodes:
        if op.tag == "equal":
            yield from _paired(old, new, gone, come)
            gone, come = [], []
        else:
            gone += ours[op.src_start : op.src_end]
            come += theirs[op.dest_start : op.dest_end]
    yield from _paired(old, new, gone, come)


def _lines(text: str) -> list[Span]:
    """The lines of a text that are not blank, without white space at their ends."""
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if words := line.strip():
            start = at + line.index(words)
            found.append(Span(start, start + len(words)))
        at += len(line) + 1
    return found


def _paired(old: str, new: str, gone: Sequence[Span], come: Sequence[Span]) -> Iterator[Pair]:
    """Which lines became which: those most alike, in their order."""
    if len(gone) * len(come) > MOST_PAIRED:
        became = [(at, at) for at in range(min(len(gone), len(come)))]
    else:
        became = _alike(
            [old[slice(*line)].split() for line in gone],
            [new[slice(*line)].split() for line in come],
        )
    one = other = 0
    for ours, theirs in (*became, (len(gone), len(come))):
        yield from ((line, None) for line in gone[one:ours])
        yield from ((None, line) for line in come[other:theirs])
        if ours < len(gone) and theirs < len(come):
            yield gone[ours], come[theirs]
        one, other = ours + 1, theirs + 1


def _alike(gone: Sequence[list[str]], come: Sequence[list[str]]) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, that have most in common altogether."""
    from rapidfuzz import fuzz

    best: list[list[tuple[float, tuple[tuple[int, int], ...]]]] = [[(0, ())] * (len(come) + 1)]
    for at, line in enumerate(gone):
        row: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0, ())]
        for to, other in enumerate(come):
            without = max(best[at][to + 1], row[to], key=lambda each: each[0])
            likeness = fuzz.ratio(line, other, score_cutoff=ALIKE)
            score, pairs = best[at][to]
            is_better = likeness and score + likeness > without[0]
            row.append((score + likeness, (*pairs, (at, to))) if is_better else without)
        best.append(row)
    return list(best[-1][-1][1])
