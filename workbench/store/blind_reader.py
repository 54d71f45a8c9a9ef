"""What a second reader sees: the article as the first left it, without what the first found.

A claim is blind until this person's own second verdict on it is in. Here is the one place where
that is kept: whatever screen or command asks, it is given nothing to hide.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from workbench.model.coverage import CoveredToken
from workbench.model.errors import RefusedChange
from workbench.model.opening_views import Opening
from workbench.model.readings import Readings
from workbench.model.scale_texts import from_json
from workbench.model.scales import RatingScale
from workbench.model.states import ClaimState, Round, Stance
from workbench.model.token_views import ClaimTokens, HoleCounts, TokenRow
from workbench.model.views import (
    ActionRow,
    ArticleRow,
    Change,
    Claim,
    ClaimDetail,
    Mark,
)
from workbench.store.blind_evidence import BlindEvidence, BlindRevisions
from workbench.store.blind_words import BlindWords
from workbench.store.handover_reader import BlindHandover
from workbench.store.query_reader import BlindQueries
from workbench.store.reader import Reader
from workbench.store.views import blindness, readings

NO_HOLES = HoleCounts(0, {})
NO_TOKENS = ClaimTokens(0, 0, ())

PART = 500
"""Actions that are read at once while those that may be seen are looked for."""


class BlindReader(Reader):
    """The views of one file, to the second reader `who`."""

    def __init__(self, path: Path, who: str) -> None:
        super().__init__(path)
        self.who = who
        self.proof = BlindEvidence(self, self.source_numbers, self.legible, who)
        self.revisions = BlindRevisions(self, self.legible)
        self.queries = BlindQueries(self, self.legible, who)
        self.words = BlindWords(self)
        self.whole = BlindHandover(self)

    # articles

    def articles(self, put_away: bool = False) -> list[ArticleRow]:
        return self._counted(super().articles(put_away))

    def article_rows(self, ids: Iterable[int]) -> list[ArticleRow]:
        return self._counted(super().article_rows(list(ids)))

    def opening(self, article: int) -> Opening | None:
        """None: what stands open to this reader is known only once all claims are read."""
        self.article(article)
        return None

    def next_article_with_open(self, article: int) -> int | None:
        return self._neighbour(article, 1)

    def previous_article_with_open(self, article: int) -> int | None:
        return self._neighbour(article, -1)

    def _neighbour(self, article: int, step: int) -> int | None:
        with self.snapshot():
            ids = [row.id for row in self.articles() if row.open or row.id == article]
        if article not in ids:
            return next(iter(ids[::step]), None)
        at = ids.index(article) + step
        return ids[at] if 0 <= at < len(ids) else None

    def _counted(self, rows: list[ArticleRow]) -> list[ArticleRow]:
        with self.snapshot():
            return [self._own_counts(row) for row in rows]

    def _own_counts(self, row: ArticleRow) -> ArticleRow:
        own = {each.id: each.state for each in self.claims(row.id)}
        states = list(own.values())
        return row._replace(
            open=states.count(ClaimState.OPEN),
            waiting=states.count(ClaimState.WAITING),
            settled=states.count(ClaimState.SETTLED),
            cut=states.count(ClaimState.CUT),
            holes=0,
            waiting_on="",
            changed=self._own_changed(row, own),
        )

    def _own_changed(self, row: ArticleRow, own: Mapping[int, str]) -> Mapping[str, int]:
        if row.revision == 1:
            return {}
        waiting = {each.claim for each in self.revisions.waiting(row.id)}
        return Counter(own[claim] for claim in waiting)

    # claims

    def claims(self, article: int) -> list[Claim]:
        return self.claims_and_marks(article)[0]

    def claims_and_marks(self, article: int) -> tuple[list[Claim], list[Mark]]:
        with self.snapshot():
            found, marks = super().claims_and_marks(article)
            return self._seen(found, self._own_in(article), article), marks

    def claims_and_marks_by_parts(
        self, article: int, number: int
    ) -> Iterator[tuple[list[Claim], list[Mark]]]:
        for found, marks in super().claims_and_marks_by_parts(article, number):
            yield self._seen(found, self._own([each.id for each in found]), article), marks

    def claims_by_id(self, ids: Iterable[int]) -> list[Claim]:
        with self.snapshot():
            found = super().claims_by_id(list(ids))
            own = self._own([each.id for each in found])
            return [each for one in found for each in self._seen([one], own, one.article)]

    def detail(self, claim: int) -> ClaimDetail:
        with self.snapshot():
            return self.as_seen([super().detail(claim)])[0]

    def as_seen(self, found: Sequence[ClaimDetail]) -> list[ClaimDetail]:
        """Claims of one article, without what this reader may not see of them yet."""
        if not found:
            return []
        own = self._own([each.claim.id for each in found])
        seen = self._seen([each.claim for each in found], own, found[0].claim.article)
        return [
            self._detail_as_seen(detail._replace(claim=claim, reader=self.who), own)
            for detail, claim in zip(found, seen, strict=True)
        ]

    def _detail_as_seen(self, detail: ClaimDetail, own: Mapping[int, str | None]) -> ClaimDetail:
        if own.get(detail.claim.id) is not None:
            return detail
        return detail._replace(
            verdicts=tuple(
                each
                for each in detail.verdicts
                if each.round == Round.SECOND and each.by == self.who
            ),
            evidence=tuple(
                each._replace(stance=Stance.NONE, note="", private_note="")
                for each in detail.evidence
            ),
            proposed="",
            queries=tuple(each for each in detail.queries if each.asked_by == self.who),
            tokens=NO_TOKENS,
        )

    def legible(self, ids: Iterable[int]) -> set[int]:
        """Those of the claims that this reader has rated."""
        return {claim for claim, rating in self._own(ids).items() if rating is not None}

    def _own(self, ids: Iterable[int]) -> dict[int, str | None]:
        return self.ask(readings.own_of_claims, list(ids), self.who)

    def _own_in(self, article: int) -> dict[int, str | None]:
        return self.ask(readings.own_of_article, article, self.who)

    def _seen(
        self, found: Iterable[Claim], own: dict[int, str | None], article: int
    ) -> list[Claim]:
        scale = from_json(self.ask(blindness.scale_json, article))
        return [_as_seen(each, own.get(each.id), scale) for each in found]

    # tokens: which of them are judged tells which claims are settled

    def tokens(self, revision: int, start: int, end: int) -> list[TokenRow]:
        found = super().tokens(revision, start, end)
        return [each._replace(ticked=None, claim=None, hole=False) for each in found]

    def holes(self, revision: int, start: int, end: int) -> list[TokenRow]:
        return []

    def has_hole(self, revision: int, start: int, end: int) -> bool:
        return False

    def next_hole(self, revision: int, offset: int) -> TokenRow | None:
        return None

    def previous_hole(self, revision: int, offset: int) -> TokenRow | None:
        return None

    def hole_counts(self, revision: int) -> HoleCounts:
        return NO_HOLES

    def known_hole_counts(self, revision: int) -> HoleCounts | None:
        return NO_HOLES

    def count_holes_ahead(self, revision: int) -> bool:
        return False

    def covered_tokens(self, revision: int) -> list[CoveredToken]:
        raise RefusedChange(
            "What is covered tells which claims are settled: a blind reading does not show it."
        )

    # history

    def actions(
        self,
        article: int | None = None,
        claim: int | None = None,
        limit: int | None = None,
        before: int | None = None,
    ) -> list[ActionRow]:
        """Those that touched no claim which this reader has not rated."""
        seen: list[ActionRow] = []
        with self.snapshot():
            while limit is None or len(seen) < limit:
                part = super().actions(article, claim, PART, before)
                hidden = self.ask(blindness.hidden, [each.id for each in part], self.who)
                seen += [each for each in part if each.id not in hidden]
                if len(part) < PART:
                    break
                before = part[-1].id
        return seen[:limit]

    def changes(self, action: int) -> list[Change]:
        return [] if self.ask(blindness.hidden, [action], self.who) else super().changes(action)


def _as_seen(claim: Claim, own: str | None, scale: RatingScale) -> Claim:
    """The claim with this reader's own rating; without one, as if nobody had rated it."""
    is_cut = claim.state == ClaimState.CUT
    bare = claim._replace(
        rating=own, waiting_on="", waiting_since="", waiting_until="", readings=None
    )
    if own is None:
        return bare._replace(
            state=ClaimState.CUT if is_cut else ClaimState.OPEN,
            stances=(str(Stance.NONE),) * len(claim.stances),
            queries=(),
        )
    rating = scale.rating(own)
    settles = rating is not None and rating.settles
    state = ClaimState.SETTLED if settles else ClaimState.WAITING
    first = claim.readings.first if claim.readings else claim.rating
    decided = claim.readings is not None and claim.readings.decided
    return bare._replace(
        state=ClaimState.CUT if is_cut else state,
        waiting_on=rating.waits_on if rating is not None else "",
        readings=Readings(first, own, decided),
    )
