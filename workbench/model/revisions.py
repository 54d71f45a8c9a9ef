"""What a new text of an article makes of its marks, and what of that waits for the checker."""

from enum import StrEnum
from typing import NamedTuple

from workbench.model.states import MarkStatus, SentenceState


class WalkGroup(StrEnum):
    """What waits in the walk over a revision, in its order.

    PROPOSED is as it was asked for: the proposed words, or words gone that were to be cut. SENTENCE
    are words that stayed while what is said with them did not. Of AMBIGUOUS and LOST ones the place
    has to be shown first.
    """

    PROPOSED = "proposed"
    FACTS = "facts"
    SENTENCE = "sentence"
    WORDS = "words"
    PUNCTUATION = "punctuation"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


class RevisionRow(NamedTuple):
    """A revision of an article as a list shows it; `waiting` counts its marks that wait."""

    id: int
    article: int
    number: int
    text_sha256: str
    length: int
    origin: str
    imported_at: str
    marks: int
    waiting: int


class PlacedMark(NamedTuple):
    """A claim's place in one revision, also a lost one: then `start` and `end` are None.

    `carried_from` is the mark of an earlier revision whose words a verdict stands on.
    """

    id: int
    claim: int
    number: int
    revision_id: int
    start: int | None
    end: int | None
    exact: str
    prefix: str
    suffix: str
    status: str
    sentence: str
    reviewed: bool
    carried_from: int | None

    @property
    def waits(self) -> bool:
        """Whether somebody has to look at it before a verdict stands on it."""
        stays = self.status in {MarkStatus.EXACT, MarkStatus.MOVED}
        return not self.reviewed and not (stays and self.sentence == SentenceState.SAME)


class CarriedMark(NamedTuple):
    """Where a mark stands in the new text: `start` and `end` are None where it is lost."""

    claim: int
    number: int
    status: str
    start: int | None
    end: int | None
    score: float
    sentence: str
    old_words: str
    words: str


class ReviseOutcome(NamedTuple):
    """What a new text makes, or would make; where it is `known` it is the present one, again.

    `queries` counts those asked about words that are other ones now, or gone; `covers` and `ticks`
    what a person had declared and ticked by hand and is holes again.
    """

    article: int
    title: str
    revision: int
    revision_id: int
    characters: int
    known: bool
    marks: tuple[CarriedMark, ...] = ()
    queries: int = 0
    covers: int = 0
    ticks: int = 0
    warnings: tuple[str, ...] = ()

    def counted(self) -> dict[str, int]:
        """How many marks have each status; those whose sentence changed are counted besides."""
        counts = {str(status): 0 for status in MarkStatus}
        for mark in self.marks:
            counts[mark.status] += 1
        stays = {MarkStatus.EXACT, MarkStatus.MOVED}
        around = (m for m in self.marks if m.sentence == SentenceState.CHANGED)
        counts["sentence"] = sum(mark.status in stays for mark in around)
        return counts


class WalkItem(NamedTuple):
    """A mark of the newest text that waits, beside the words a verdict stands on.

    `proposed` are the words that were asked for, empty where none were. `start` and `end` are a
    guess where it is ambiguous, None where it is lost.
    """

    mark: int
    claim: int
    number: int
    group: WalkGroup
    status: str
    start: int | None
    end: int | None
    words: str
    old_revision: int
    old_start: int
    old_end: int
    old_words: str
    proposed: str
    state: str
    rating: str | None
    rationale: str


class Walk(NamedTuple):
    """All that waits after the newest revision, by group, then place; lost ones by old place."""

    article: int
    revision_id: int
    revision: int
    items: tuple[WalkItem, ...]


class Passage(NamedTuple):
    """A paragraph of two revisions, word by word: `changes` are as `text.worddiff` gives them.

    `old` and `new` are where it stands in each, None where that text has nothing for it.
    """

    old: tuple[int, int] | None
    new: tuple[int, int] | None
    changes: tuple[tuple[str, str], ...]

    @property
    def is_same(self) -> bool:
        return all(op == "same" for op, _text in self.changes)


class Comparison(NamedTuple):
    """Two revisions of an article side by side, with the marks of each."""

    article: int
    old: RevisionRow
    new: RevisionRow
    old_text: str
    new_text: str
    passages: tuple[Passage, ...]
    old_marks: tuple[PlacedMark, ...]
    new_marks: tuple[PlacedMark, ...]
