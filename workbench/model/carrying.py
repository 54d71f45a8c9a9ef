"""What of a revision a new text has to carry: read in the store, planned in the workspace."""

from collections.abc import Mapping
from typing import NamedTuple


class Standing(NamedTuple):
    """A mark to be carried: the newest one of its line whose words somebody stood for.

    A mark that still waits is carried from where it was before: what nobody looked at is no ground
    for another guess. `has_verdict` says that its claim is rated, `settled` that it is settled.
    """

    mark: int
    claim: int
    number: int
    revision: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    has_verdict: bool
    settled: bool


class Judged(NamedTuple):
    """A token that is ticked, struck or judged by a claim's verdict."""

    start: int
    end: int
    ticked: int | None
    claim: int | None


class Covered(NamedTuple):
    """Words declared to hold no fact."""

    start: int
    end: int
    reason: str


class Asked(NamedTuple):
    """A query that is not closed, at the place where it was last; `accepted` is its wording, if it
    was accepted, else an empty text.
    """

    id: int
    revision: int
    start: int
    end: int
    exact: str
    status: str
    accepted: str


class ToCarry(NamedTuple):
    """All that is on an article's newest revision, and the revision itself."""

    article: int
    title: str
    language: str
    revision_id: int
    number: int
    text_sha256: str
    marks: tuple[Standing, ...]
    tokens: tuple[Judged, ...]
    covers: tuple[Covered, ...]
    queries: tuple[Asked, ...]
    names: Mapping[str, str]
    """What was found of the article's names, by their folded words: `states.NameVerdict`."""

    @property
    def revisions(self) -> frozenset[int]:
        """The revisions that something is carried from."""
        held = {mark.revision for mark in self.marks} | {query.revision for query in self.queries}
        return frozenset({self.revision_id} | held)
