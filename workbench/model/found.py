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
    """Words of one text where another has other words; either may be empty, as may its span.

    `kind` is one of `states.DifferenceKind`.
    """

    kind: str
    ours: Span
    theirs: Span
    our_words: str
    their_words: str


class QuoteMatch(NamedTuple):
    """How a quotation stands in a source: `kind` is one of `states.Match`, never unchecked.

    `start` and `end` are None only where it is absent. `diff` holds what differs, in order: `ours`
    in the quotation, `theirs` in the source's text; empty where it is verbatim.
    """

    kind: str
    start: int | None
    end: int | None
    diff: tuple[Difference, ...] = ()


class Counterpart(NamedTuple):
    """A number, date, name or negation of a claim, and what a passage has of it.

    `kind` is one of `states.DifferenceKind`, `agreement` one of `states.Agreement`. `theirs` is
    None where it is absent; `ours` is None for a negation that only the passage has.
    """

    kind: str
    agreement: str
    ours: Span | None
    theirs: Span | None


class Contrast(NamedTuple):
    """A claim against a passage: its numbers, dates and names in order, and words on one side only.

    Offsets `ours` are those of the claim, `theirs` those of the passage. Forms of one word count as
    the same word; function words are left out.
    """

    counterparts: tuple[Counterpart, ...]
    only_ours: tuple[Span, ...]
    only_theirs: tuple[Span, ...]


class Reworded(NamedTuple):
    """A line of an earlier text and what became of it; None on the side that has no such line.

    `changes` lead from the one to the other: `same`, `gone` and `new` with their words.
    """

    ours: Span | None
    theirs: Span | None
    changes: tuple[tuple[str, str], ...]


class Standing(NamedTuple):
    """Where a pinned passage stands now: `state` is one of `states.PinState`; no place if gone."""

    state: str
    start: int | None
    end: int | None
