"""What was found in a source's text. Offsets are code points of that text, half-open."""

from typing import NamedTuple

from workbench.model.spans import Span


class Passage(NamedTuple):
    """A place of one to three sentences that may carry a claim; `score` is from 0 to 1.

    `match` is one of `states.Match`: verbatim only where the claim's words stand there.
    """

    start: int
    end: int
    score: float
    match: str


class Difference(NamedTuple):
    """Words of one text where another has other words; either may be empty, as may its span."""

    kind: str
    ours: Span
    theirs: Span
    our_words: str
    their_words: str


class QuoteMatch(NamedTuple):
    """How a quotation stands in a source: `verbatim`, `close` or `absent`.

    `start` and `end` are None only where it is absent. `diff` holds what differs, in order: `ours`
    in the quotation, `theirs` in the source's text; empty where it is verbatim.
    """

    kind: str
    start: int | None
    end: int | None
    diff: tuple[Difference, ...] = ()
