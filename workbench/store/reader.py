"""Reads beside the writer: a read-only connection, and every view of the store as a method.

It needs no SQLModel, so the first frame is painted before that is imported.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.opening_views import Opening
from workbench.model.token_views import Cover, HoleCounts, TokenRow
from workbench.model.views import (
    ActionRow,
    Article,
    ArticleRow,
    Change,
    Claim,
    ClaimDetail,
    Draft,
    Mark,
    Source,
    Touched,
)
from workbench.store.snapshots import Snapshots
from workbench.store.views import (
    articles,
    claims,
    drafts,
    evidence,
    history,
    marks,
    opening,
    sources,
    tokens,
    touched,
)
from workbench.store.views.hole_tally import HoleTally
from workbench.store.views.source_numbers import SourceNumbers

if TYPE_CHECKING:
    from workbench.store.evidence_reader import EvidenceReader
    from workbench.store.handover_reader import HandoverReader
    from workbench.store.query_reader import QueryReader
    from workbench.store.revision_reader import RevisionReader
    from workbench.store.word_reader import WordReader


class Reader(Snapshots):
    """The views of one file. Every method reads one snapshot, or that of `snapshot`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._longest_tokens: dict[int, int] = {}
        self._numbers: dict[int, SourceNumbers] = {}
        self._tallies: dict[int, HoleTally] = {}
        self._just: tuple[int, int, Touched] | None = None
        """What `touched_since` found last: the holes are counted again by that."""

    @cached_property
    def words(self) -> "WordReader":
        """Tokens and names of whole revisions; loaded when it is first asked for."""
        from workbench.store.word_reader import WordReader

        return WordReader(self)

    @cached_property
    def proof(self) -> "EvidenceReader":
        """What is captured, pinned and checked; loaded when it is first asked for."""
        from workbench.store.evidence_reader import EvidenceReader

        return EvidenceReader(self, self.source_numbers)

    @cached_property
    def queries(self) -> "QueryReader":
        """The views of queries."""
        from workbench.store.query_reader import QueryReader  # not for the first frame

        return QueryReader(self)

    @cached_property
    def revisions(self) -> "RevisionReader":
        """What is read of revisions."""
        from workbench.store.revision_reader import RevisionReader

        return RevisionReader(self)

    @cached_property
    def whole(self) -> "HandoverReader":
        """All of an article at once."""
        from workbench.store.handover_reader import HandoverReader

        return HandoverReader(self)

    def articles(self, put_away: bool = False) -> list[ArticleRow]:
        """The library, newest change first; with `put_away` the shelved articles too."""
        return self.ask(articles.articles, put_away)

    def last_article(self) -> int:
        """The greatest id of an article, 0 where there is none."""
        return self.ask(articles.last_article)

    def last_actions(self, ids: Sequence[int]) -> dict[int, int]:
        """The newest action on each of these articles, 0 where there is none."""
        return self.ask(articles.last_actions, ids)

    def recent_articles(self, limit: int) -> list[int]:
        """The ids of the articles that were changed last, deleted ones too: quickly, so not all."""
        return self.ask(articles.recent, limit)

    def article_rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """These articles as the library shows them, in this order, without deleted ones."""
        return self.ask(articles.rows_of, ids)

    def touched_articles(self, since: int) -> frozenset[int]:
        """The articles that actions after `since` touched as the library shows them."""
        return self.ask(articles.touched, since)

    def article(self, article: int) -> Article:
        """An article with its current text; UnknownThing where there is none."""
        return self.ask(articles.article, article)

    def opening(self, article: int) -> Opening | None:
        """The part of a long article that is shown first; None where all may be read at once."""
        return self.ask(opening.opening, article)

    def known_article(self, text_sha256: str) -> tuple[int, int] | None:
        """The article, not deleted, and the number of its revision that has this text."""
        return self.ask(articles.known_article, text_sha256)

    def next_article_with_open(self, article: int) -> int | None:
        """The next article of the library that has open claims."""
        return self.ask(articles.neighbour_with_open, article, 1)

    def previous_article_with_open(self, article: int) -> int | None:
        """The previous article of the library that has open claims."""
        return self.ask(articles.neighbour_with_open, article, -1)

    def claims(self, article: int) -> list[Claim]:
        """The article's claims by place."""
        return self.ask(claims.of_article, article)

    def claims_and_marks(self, article: int) -> tuple[list[Claim], list[Mark]]:
        """The article's claims by place, and the marks of its current revision by their start."""
        return self.ask(claims.with_marks, article)

    def claims_and_marks_by_parts(
        self, article: int, number: int
    ) -> Iterator[tuple[list[Claim], list[Mark]]]:
        """The same, `number` claims at a time, each part as it is when it is read."""
        for part in self.ask(claims.parts, article, number):
            yield self.ask(claims.with_marks, article, part)

    def claims_by_id(self, ids: Iterable[int]) -> list[Claim]:
        """Those of the claims that exist, in the order of `ids`."""
        return self.ask(claims.by_ids, ids)

    def claim_id(self, article: int, number: int) -> int:
        """The id of an article's claim; UnknownThing where there is none."""
        return self.ask(claims.claim_id, article, number)

    def detail(self, claim: int) -> ClaimDetail:
        """All about one claim; UnknownThing where there is none."""
        return self.ask(self._detail, claim)

    def marks(self, revision: int) -> list[Mark]:
        """The marks of a revision by their start."""
        return self.ask(marks.of_revision, revision)

    def marks_of(self, claim_ids: Iterable[int], revision: int) -> list[Mark]:
        """The marks of some claims in a revision by their start."""
        return self.ask(marks.of_claims, claim_ids, revision)

    def tokens(self, revision: int, start: int, end: int) -> list[TokenRow]:
        """The tokens that overlap [start, end), by their start."""
        return self.ask(tokens.overlapping, revision, start, end, self.longest_token(revision))

    def holes(self, revision: int, start: int, end: int) -> list[TokenRow]:
        """The holes that overlap [start, end), by their start."""
        return self.ask(tokens.holes, revision, start, end, self.longest_token(revision))

    def has_hole(self, revision: int, start: int, end: int) -> bool:
        """Whether a hole overlaps [start, end)."""
        return self.ask(tokens.has_hole, revision, start, end, self.longest_token(revision))

    def next_hole(self, revision: int, offset: int) -> TokenRow | None:
        """The first hole that starts after `offset`; -1 begins at the beginning."""
        return self.ask(tokens.next_hole, revision, offset)

    def previous_hole(self, revision: int, offset: int) -> TokenRow | None:
        """The last hole that starts before `offset`."""
        return self.ask(tokens.previous_hole, revision, offset)

    def hole_counts(self, revision: int) -> HoleCounts:
        """How many holes a revision has, all and by kind."""
        return self.ask(self._tally(revision).counts, self.longest_token(revision))

    def known_hole_counts(self, revision: int) -> HoleCounts | None:
        """The same for when somebody waits: None where more than a little is left to count."""
        return self.ask(self._tally(revision).known, self.longest_token(revision), self._just)

    def count_holes_ahead(self, revision: int) -> bool:
        """Count a part of a revision's holes that are not counted yet; whether a part is left."""
        return self.ask(self._tally(revision).count_ahead, self.longest_token(revision))

    def _tally(self, revision: int) -> HoleTally:
        return self._tallies.setdefault(revision, HoleTally(revision))

    def longest_token(self, revision: int) -> int:
        """A length that no token of a revision exceeds, 0 where it has none: kept for good."""
        if revision not in self._longest_tokens:
            length = self.ask(tokens.longest, revision)
            if length is None:
                return 0
            self._longest_tokens[revision] = length
        return self._longest_tokens[revision]

    def covers(self, revision: int) -> list[Cover]:
        """The covers of a revision by their start."""
        return self.ask(tokens.covers, revision)

    def source_numbers(self, article: int) -> SourceNumbers:
        """The number of each source within the article, as of now and later reads."""
        return self.ask(self._numbers_now, article)

    def sources_of(self, claim: int) -> list[int]:
        """The sources on a claim in their order."""
        return self.ask(evidence.sources_of, claim)

    def source(self, source: int) -> Source:
        """The source with that id; UnknownThing where there is none."""
        return self.ask(sources.source, source)

    def sources_like(self, words: str, limit: int = 8) -> list[Source]:
        """Sources that have all of `words`, the one attached last first."""
        *_looking, found = self.search_sources(words, limit)
        return found or []

    def search_sources(self, words: str, limit: int = 8) -> Iterator[list[Source] | None]:
        """What `sources_like` finds, in many short steps: None after each, at last the sources."""
        recent = self.ask(sources.recent_like, words, limit)
        if len(recent) == limit:
            yield recent
            return
        found: list[tuple[int, int]] = []
        for first in range(0, self.ask(sources.last_id) + 1, sources.PART):
            if first:
                yield None
            more = self.ask(sources.like, words, first, limit)
            found = sorted([*found, *more], reverse=True)[:limit]
        yield [self.source(source) for _use, source in found]

    def source_at(self, canonical_url: str) -> Source | None:
        """The source with that canonical address."""
        return self.ask(sources.source_at, canonical_url)

    def last_source(self, article: int) -> Source | None:
        """The source that was attached last to a claim of the article."""
        return self.ask(sources.last_source, article)

    def actions(
        self,
        article: int | None = None,
        claim: int | None = None,
        limit: int | None = None,
        before: int | None = None,
    ) -> list[ActionRow]:
        """Actions, newest first: of an article, of a claim, those older than `before`."""
        return self.ask(history.actions, article, claim, limit, before)

    def changes(self, action: int) -> list[Change]:
        """The row changes of an action."""
        return self.ask(history.changes, action)

    def last_action(self) -> int:
        """The id of the newest action, 0 where there is none."""
        return self.ask(history.last_action)

    def touched_since(self, action: int, article: int) -> Touched:
        """What actions after `action` touched in the article."""
        found = self.ask(touched.touched_since, action, article)
        self._just = action, article, found
        return found

    def drafts(self, by: str) -> list[Draft]:
        """The drafts of a person, oldest first."""
        return self.ask(drafts.drafts, by)

    def _detail(self, connection: sqlite3.Connection, claim: int) -> ClaimDetail:
        article = claims.article_of(connection, claim)
        numbers = {} if article is None else self._numbers_now(connection, article)
        return claims.detail(connection, claim, numbers)

    def _numbers_now(self, connection: sqlite3.Connection, article: int) -> SourceNumbers:
        numbers = self._numbers.setdefault(article, SourceNumbers(article))
        numbers.catch_up(connection)
        return numbers
