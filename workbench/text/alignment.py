"""Two wordings laid beside each other, piece by piece, and what kind of difference each is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.model.found import Difference
from workbench.model.spans import Span
from workbench.model.states import DifferenceKind
from workbench.text.quantities import quantities
from workbench.text.rules.amounts import MONTH_NUMBERS
from workbench.text.stems import NEGATIONS, listed
from workbench.text.verbatim import Pieces, is_numeral

_SPEECH = listed(
    "said says say told tells added adds asked replied explained wrote argued warned continued"
    " noted recalled insisted"
)
LONGEST_INTERRUPTION = 40
"""Pieces of a `he said` with all his titles; beyond, two quotations only follow each other."""

_SENTENCE_ENDS = frozenset('.!?":')


class Run(NamedTuple):
    """Pieces `first` up to `behind` of ours where theirs has `their_first` up to `their_behind`."""

    first: int
    behind: int
    their_first: int
    their_behind: int


def is_negation(word: str) -> bool:
    """Whether a word turns what is said into its opposite: not, never, didn't."""
    lowered = word.lower()
    return lowered in NEGATIONS or lowered.replace("’", "'").endswith("n't")


def is_interruption(mine: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a source only breaks a quotation here, to say who speaks: `," he said, "`."""
    if any(word[0].isalnum() for word in mine) or len(other) > LONGEST_INTERRUPTION:
        return False
    if '"' not in other[:2] or other[-1] != '"':
        return False
    return any(word.lower() in _SPEECH for word in other)


def difference(ours: Pieces, theirs: Pieces, run: Run) -> Difference:
    """What `run` differs in, with its places in both texts."""
    mine = _span(ours, run.first, run.behind)
    other = _span(theirs, run.their_first, run.their_behind)
    return Difference(
        _kind(ours, theirs, run),
        mine,
        other,
        ours.text[mine.start : mine.end],
        theirs.text[other.start : other.end],
    )


def _span(pieces: Pieces, first: int, behind: int) -> Span:
    if behind > first:
        return Span(pieces.start(first), pieces.end(behind - 1))
    if first < len(pieces.words):
        return Span(pieces.start(first), pieces.start(first))
    end = pieces.end(len(pieces.words) - 1) if pieces.words else 0
    return Span(end, end)


def _kind(ours: Pieces, theirs: Pieces, run: Run) -> DifferenceKind:
    mine = ours.words[run.first : run.behind]
    other = theirs.words[run.their_first : run.their_behind]
    both = (*mine, *other)
    if is_interruption(mine, other):
        return DifferenceKind.INTERRUPTION
    if not any(word[-1].isalnum() or word[0].isalnum() for word in both):
        return DifferenceKind.PUNCTUATION
    if [word.lower() for word in mine] == [word.lower() for word in other]:
        return DifferenceKind.CASE
    if any(word.lower() in MONTH_NUMBERS and word[0].isupper() for word in both):
        return DifferenceKind.DATE
    if _figures(mine) != _figures(other):
        return DifferenceKind.NUMBER
    if sum(map(is_negation, mine)) != sum(map(is_negation, other)):
        return DifferenceKind.NEGATION
    if _has_name(ours, run.first, run.behind) or _has_name(
        theirs, run.their_first, run.their_behind
    ):
        return DifferenceKind.NAME
    return DifferenceKind.WORD


def _figures(words: Sequence[str]) -> list[str]:
    """What numbers say; their signs, and words that would make another of a number before them."""
    signs = [word[0] for word in words if word[0] in "+-−–$€£¥" and word[1:]]
    said = [one.value for one in quantities(" ".join(words))]
    return signs + (said or [word.lower() for word in words if is_numeral(word)])


def _has_name(pieces: Pieces, first: int, behind: int) -> bool:
    return any(
        pieces.words[at][0].isupper()
        and len(pieces.words[at]) > 1
        and at > 0
        and pieces.words[at - 1] not in _SENTENCE_ENDS
        for at in range(first, behind)
    )


def merged(runs: list[Run], ours: Pieces) -> Iterator[Run]:
    """Runs between which only marks are the same become one."""
    last: Run | None = None
    for run in runs:
        if last and not any(word[0].isalnum() for word in ours.words[last.behind : run.first]):
            last = Run(last.first, run.behind, last.their_first, run.their_behind)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last
