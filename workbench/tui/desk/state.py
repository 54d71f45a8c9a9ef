"""What the desk shows of one article, kept in step with the file by reading again what changed.

A plain object: no widget, no key. Offsets are code points of the current revision.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from workbench.model.errors import UnknownThing
from workbench.model.scales import Rating
from workbench.model.spans import Span
from workbench.model.states import ClaimState, Round, TokenKind
from workbench.model.token_views import Cover, TokenRow
from workbench.model.views import Article, Claim, Mark
from workbench.tui.desk.counts import NOTHING, Counts, count, counted
from workbench.tui.desk.holes import Holes
from workbench.tui.desk.looks import Looks, Subject
from workbench.tui.desk.order import PlaceOrder, place_of, with_unread
from workbench.tui.panes.spans import MarkIndex
from workbench.tui.symbols import Symbols
from workbench.workspace.workspace import Workspace

PART = 250
"""Claims that are read at once behind the first frame: 3 ms."""

WHOLE = 64
"""Claims touched from which on, of up to a thousand, all are read anew: one query beats that."""

WHOLE_PART = 16
"""The part of more claims for which the same is so: reading one by itself takes ten times as long
as one among all.
"""


LOOKED_BACK = 40
"""Characters before a date in which it is looked for whether it is one to come."""


class Caught(NamedTuple):
    """What `catch_up` found changed: claims to repaint, places, or everything; `looks` where any
    place of the text may look another way, `asked` where a query changed.
    """

    claims: frozenset[int] = frozenset()
    spans: tuple[Span, ...] = ()
    everything: bool = False
    listed: bool = False
    looks: bool = False
    asked: bool = False

    def __bool__(self) -> bool:
        return bool(self.claims or self.spans or self.everything or self.looks or self.asked)


class Pending:
    """Ratings that are queued and not on disk yet, and the places that they will settle."""

    def __init__(self) -> None:
        self.ratings: dict[int, str | None] = {}
        self.spans: dict[object, Span] = {}


class DeskState:
    """One article, its claims and marks, and how they are shown."""

    def __init__(self, workspace: Workspace, article: int, symbols: Symbols) -> None:
        self._workspace = workspace
        self._read = workspace.read
        self.symbols = symbols
        self.pending = Pending()
        self.changed: dict[int, str] = {}
        """Claims whose words wait in the walk, each with its sign."""
        self.selected: frozenset[int] = frozenset()
        self.current: int | None = None
        self.caught = Caught()
        self.length: int | None = None
        self.read_day: Callable[[str, str, str, str], str] | None = None
        """Reads relative dates, once that is loaded."""
        self.counts: Counts = NOTHING
        self._open(article)

    def _open(self, article: int) -> None:
        """Read what is shown first; of a short article that is all."""
        opening = self._read.opening(article)
        if opening is None:
            self._load(article)
            return
        self._begin()
        self._take_all(opening.article, opening.near, opening.marks)
        self.length = opening.length
        self.counts = counted(opening.counts)
        self.by_place = PlaceOrder(with_unread(opening))

    def _load(self, article: int) -> None:
        self._begin()
        self._take_all(self._read.article(article), *self._read.claims_and_marks(article))

    def _begin(self) -> None:
        """Whatever is done from now on is caught up with."""
        self.last_action = self._read.last_action()
        self._version = self._read.data_version()

    def _take_all(self, article: Article, claims: Sequence[Claim], marks: Sequence[Mark]) -> None:
        self.length = None
        self.article = article
        self.claims: dict[int, Claim] = {claim.id: claim for claim in claims}
        self.open = {claim.id for claim in claims if claim.state == ClaimState.OPEN}
        self.by_place = PlaceOrder(claims)
        self.marks = MarkIndex(marks)
        self.source_numbers = self._read.source_numbers(article.id)
        self._renumbered = self.source_numbers.changes
        self.counts = count(claims)
        self.looks = Looks(self._subject())
        self.holes = Holes(self._workspace, self.revision)

    def read_rest(self) -> Iterator[None]:
        """Read what was not shown first, in many short steps, each claim as it is then."""
        claims: list[Claim] = []
        marks: list[Mark] = []
        for part in self._read.claims_and_marks_by_parts(self.article.id, PART):
            claims += part[0]
            marks += part[1]
            yield
        article = self._read.article(self.article.id)
        yield
        claims.sort(key=place_of)
        self._take_all(article, claims, marks)

    def read_all(self) -> None:
        """Read at once what was not shown first."""
        self._load(self.article.id)

    @property
    def is_whole(self) -> bool:
        """Whether all is read; `length` is how long the text is where it is not."""
        return self.length is None

    def _subject(self) -> Subject:
        scale, pending = self.article.scale, self.pending.ratings
        return Subject(self.claims, scale, self.symbols, pending, self._sources, self.changed)

    def _sources(self, claim: int) -> list[int]:
        return [self.source_numbers[source] for source in self._read.sources_of(claim)]

    # reading

    @property
    def revision(self) -> int:
        return self.article.revision_id

    def next_hole(self, offset: int, *, forward: bool = True) -> Span | None:
        """The next hole from `offset` that no queued rating will settle, or None."""
        seek = self._read.next_hole if forward else self._read.previous_hole
        at = offset
        while (row := seek(self.revision, at)) is not None:
            hole = Span(row.start, row.end)
            if not self.is_queued(hole):
                return hole
            at = row.start
        return None

    def token_kind(self, span: Span) -> str:
        """The kind of the token that stands exactly there, or an empty text."""
        rows = self._read.tokens(self.revision, span.start, span.end)
        return next((row.kind for row in rows if (row.start, row.end) == tuple(span)), "")

    def cover_at(self, offset: int) -> Cover | None:
        """What declares the words at an offset to hold no fact."""
        return self._read.words.cover_at(self.revision, offset)

    def resolved(self, token: TokenRow) -> str:
        """The day that a date stands for, where it is relative to the article's."""
        if token.kind != TokenKind.DATE or self.read_day is None:
            return ""
        article = self.article
        before = article.text[max(0, token.start - LOOKED_BACK) : token.start]
        return self.read_day(token.words, article.published_on, before, article.language)

    def is_queued(self, words: Span) -> bool:
        """Whether a rating or a mark of these words, or of some of them, is on its way to disk."""
        return any(one.start < words.end and words.start < one.end for one in self._queued())

    def _queued(self) -> Iterable[Span]:
        yield from self.pending.spans.values()
        for claim in self.pending.ratings:
            for mark in self.marks.of_claim(claim):
                yield Span(mark.start, mark.end)

    def rating_of(self, claim: Claim) -> Rating | None:
        """The rating of a claim on the article's scale, one that is queued included."""
        key = self.pending.ratings.get(claim.id, claim.rating)
        return self.article.scale.rating(key) if key else None

    def is_open(self, claim: Claim) -> bool:
        """Whether a claim still waits for the checker; a queued rating counts as given."""
        if claim.id in self.pending.ratings:
            return self.pending.ratings[claim.id] is None
        return claim.state == ClaimState.OPEN

    def is_blind(self, claim: Claim) -> bool:
        """Whether this reader may not see yet what was found of a claim."""
        return self._workspace.round == Round.SECOND and claim.rating is None

    def by_number(self, number: int) -> Claim | None:
        try:
            return self.claims.get(self._read.claim_id(self.article.id, number))
        except UnknownThing:
            return None

    def names(self, claims: Sequence[int], which: str = "") -> str:
        """These claims for a message: `#3`, or how many they are, `2 selected claims`."""
        known = [self.claims[claim].number for claim in claims if claim in self.claims]
        return f"{which}#{known[0]}" if len(known) == 1 else f"{len(claims)} {which}claims"

    def relook(self, claims: Iterable[int]) -> None:
        """Take the looks of these claims anew."""
        self.looks.forget(claims)

    # staying in step

    def somebody_wrote(self) -> bool:
        """Whether another connection has written since this was last asked."""
        version = self._read.data_version()
        changed, self._version = version != self._version, version
        return changed

    def is_written(self, action: int, at: str) -> bool:
        """Whether the action of that id and that moment is on the disk."""
        return self._read.is_written(action, at)

    def catch_up(self) -> Caught:
        """Read what actions since the last time touched."""
        touched = self._read.touched_since(self.last_action, self.article.id)
        self.last_action = max(self.last_action, touched.last_action)
        is_too_much = len(touched.claims) > max(WHOLE, len(self.claims) // WHOLE_PART)
        if touched.article or is_too_much or not self.is_whole:
            self._load(self.article.id)
            self.selected &= frozenset(self.claims)
            self.caught = Caught(everything=True, listed=True)
            return self.caught
        spans = tuple(Span(*span) for span in touched.spans)
        if spans or touched.claims:
            self.holes.forget(spans)
        before = [mark for claim in touched.claims for mark in self.marks.of_claim(claim)]
        listed = self._take(touched.claims)
        gone = tuple(Span(mark.start, mark.end) for mark in before)
        places, looks = (*spans, *gone), self._renumber()
        caught = Caught(touched.claims, places, listed=listed, looks=looks, asked=touched.queries)
        self.caught = caught or self.caught
        return caught

    def put(self, now: Claim) -> Caught:
        """Take a claim that was rated and is otherwise as it was."""
        was = self.claims[now.id]
        self.counts = self.counts.replaced(was, now)
        self._replace(was, now)
        self.looks.rated(now)
        self.caught = Caught(frozenset((now.id,)))
        return self.caught

    def _renumber(self) -> bool:
        """Whether sources carry other numbers now: then any place may look another way."""
        numbers = self.source_numbers = self._read.source_numbers(self.article.id)
        changed, self._renumbered = numbers.changes != self._renumbered, numbers.changes
        if changed:
            self.looks.forget()
        return changed

    def _take(self, touched: frozenset[int]) -> bool:
        """Read these claims anew; whether the list has other claims or another order now."""
        if not touched:
            return False
        fresh = {claim.id: claim for claim in self._read.claims_by_id(touched)}
        listed = False
        for claim in touched:
            was, now = self.claims.get(claim), fresh.get(claim)
            self.counts = self.counts.replaced(was, now)
            listed = listed or was is None or now is None or was.start != now.start
            self._replace(was, now)
        self._take_marks(touched)
        self.relook(touched)
        self.selected = frozenset(claim for claim in self.selected if claim in self.claims)
        return listed

    def _replace(self, was: Claim | None, now: Claim | None) -> None:
        self.by_place.replaced(was, now)
        if was is not None:
            self.open.discard(was.id)
            if now is None:
                del self.claims[was.id]
        if now is not None:
            self.claims[now.id] = now
            if now.state == ClaimState.OPEN:
                self.open.add(now.id)

    def _take_marks(self, touched: frozenset[int]) -> None:
        fresh: Sequence[Mark] = self._read.marks_of(touched, self.revision)
        stale = [mark for claim in touched for mark in self.marks.of_claim(claim)]
        if sorted(stale) != sorted(fresh):  # by their ids, which come first
            self.marks.replace(touched, fresh)
