"""The rows that views of the store return: named tuples, the only shape in which data leaves it.

Ids are database ids; a claim's `number` is its number within the article. Offsets are code points,
half-open, of the article's current revision unless a row names another. Times are ISO 8601 texts in
UTC as stored (`2026-11-22T14:02:11.123456Z`), dates `YYYY-MM-DD` or empty.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from workbench.model.queries import Query
from workbench.model.readings import Readings, counting
from workbench.model.scales import RatingScale
from workbench.model.spans import Locator
from workbench.model.states import ClaimState, Health
from workbench.model.token_views import ClaimTokens


class ArticleRow(NamedTuple):
    """An article in the library; `changed` are the claims, by their state, that wait since a new
    text changed what was found of them.
    """

    id: int
    title: str
    byline: str
    publisher: str
    url: str
    published_on: str
    language: str
    purpose: str
    scale_name: str
    state: str
    revision: int
    claims: int
    open: int
    waiting: int
    settled: int
    cut: int
    holes: int
    waiting_on: str
    imported_at: str
    changed_at: str
    changed: Mapping[str, int]

    def apart(self, state: ClaimState) -> int:
        """How many claims are in this state, without the changed ones."""
        number: int = getattr(self, state)
        return number - self.changed.get(state, 0)

    @property
    def done(self) -> int:
        """How many claims are counted as settled: those that are cut among them."""
        return self.apart(ClaimState.SETTLED) + self.apart(ClaimState.CUT)


class Article(NamedTuple):
    """An article as the desk opens it, with its current revision's text."""

    id: int
    title: str
    byline: str
    publisher: str
    url: str
    published_on: str
    language: str
    purpose: str
    state: str
    scale: RatingScale
    revision_id: int
    revision: int
    origin: str
    imported_at: str
    text: str
    locators: tuple[Locator, ...]


class Claim(NamedTuple):
    """A claim as lists show it. `quote` is the words of its first mark, or, where the present text
    has none, those that were lost; `rating` is a key or None.

    `start` is where its first mark begins, -1 without one. `flags` and `stances` are in order:
    one stance of `states.Stance` for each piece of evidence, `unread` of them not read yet.
    `queries` are the numbers of those that are open.
    `readings` is None until somebody read it a second time.
    """

    id: int
    article: int
    number: int
    quote: str
    restated: str
    claimant: str
    claimed_on: str
    kind: str
    priority: int
    state: str
    waiting_on: str
    waiting_since: str
    waiting_until: str
    flags: tuple[str, ...]
    rev: int
    rating: str | None
    start: int
    places: int
    stances: tuple[str, ...]
    unread: int
    queries: tuple[int, ...]
    readings: Readings | None = None


UNREAD = Claim(0, 0, 0, "", "", "", "", "", 0, "", "", "", "", (), 0, None, -1, 0, (), 0, ())
"""Stands in a list for claims that are not read yet; no claim has its id."""


class Mark(NamedTuple):
    """A place of a claim in a revision."""

    id: int
    claim: int
    number: int
    revision_id: int
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    status: str


class Verdict(NamedTuple):
    """One verdict; `rating` is None where the claim was re-opened."""

    id: int
    rating: str | None
    rationale: str
    round: str
    by: str
    at: str
    evidence: tuple[int, ...]


class Evidence(NamedTuple):
    """A source on a claim. `number` is the source's number within the article, from 1.

    `found_at` is when the text was captured that the passage was looked for in, `found_in` that
    capture's id, `captured_at` when the source was captured last; `gone` is a pinned passage that a
    later capture lacks. `health` is one of `states.Health`.
    """

    id: int
    claim: int
    source: int
    number: int
    url: str
    canonical_url: str
    title: str
    kind: str
    author: str
    publisher: str
    published_on: str
    stance: str
    supplied_by: str
    passage: str
    locator: str
    match: str
    note: str
    position: int
    unread: bool
    private_note: str = ""
    origin: str = ""
    primary: bool | None = None
    sensitive: bool = False
    pinned: bool = False
    gone: bool = False
    found_at: str = ""
    captured_at: str = ""
    health: str = Health.UNKNOWN
    found_in: int | None = None


class Source(NamedTuple):
    """Something that can be cited; `uses` counts the claims it stands on."""

    id: int
    kind: str
    url: str
    canonical_url: str
    title: str
    author: str
    publisher: str
    published_on: str
    note: str
    sensitive: bool
    uses: int
    origin: str = ""
    primary: bool | None = None


class ClaimDetail(NamedTuple):
    """All that the detail pane and `workbench show` say of one claim; verdicts oldest first.

    `reader` is the second reader to whom it is shown, empty for anybody else.
    """

    claim: Claim
    marks: tuple[Mark, ...]
    verdicts: tuple[Verdict, ...]
    evidence: tuple[Evidence, ...]
    proposed: str
    queries: tuple[Query, ...] = ()
    reader: str = ""
    tokens: ClaimTokens = ClaimTokens(0, 0, ())

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that counts."""
        return counting(self.verdicts, self.reader)


class ActionRow(NamedTuple):
    """One thing that was done; `claim_number` is None where the claim is gone."""

    id: int
    at: str
    who: str
    origin: str
    verb: str
    label: str
    article: int | None
    claim: int | None
    claim_number: int | None
    reverses: int | None
    reversed_by: int | None


class Change(NamedTuple):
    """One row's change within an action; None before where it was made, after where removed."""

    table: str
    row: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Touched(NamedTuple):
    """What actions after a given one touched in an article, for reading again what changed.

    `spans` are the outer bounds (start, end) of tokens and covers that changed; `article` is True
    where the article's own row or revision changed, so that all must be read again. `own` are the
    spans without those of names that changed only with the same name elsewhere. `queries` says that
    some query changed.
    """

    last_action: int
    claims: frozenset[int]
    spans: tuple[tuple[int, int], ...]
    article: bool
    own: tuple[tuple[int, int], ...] = ()
    queries: bool = False


class Draft(NamedTuple):
    """Text that was being typed and is not an action yet."""

    id: int
    table: str
    row: int
    field: str
    by: str
    text: str
    at: str
