"""What a second reader sees: the article as the first left it, without what the first found.

A claim is blind until this person's own second verdict on it is in. Here is the one place where
that is kept: whatever screen or command asks, it is given nothing to hide.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from workbench.model.evidence_views import Ground, Override, PinRow
from workbench.model.opening_views import Opening
from workbench.model.readings import Readings
from workbench.model.scale_texts import from_json
from workbench.model.scales import RatingScale
from workbench.model.states import ClaimState, MarkStatus, Round, Stance
from workbench.model.views import (
    ActionRow,
    ArticleRow,
    Change,
    Claim,
    ClaimDetail,
    HoleCounts,
    Mark,
    TokenRow,
)
from workbench.store.evidence_reader import EvidenceReader
from workbench.store.query_reader import BlindQueries
from workbench.store.reader import Reader
from workbench.store.revision_reader import RevisionReader
from workbench.store.snapshots import Snapshots
from workbench.store.views import blindness, readings
from workbench.store.views.walk import Waiting

NO_HOLES = HoleCounts(0, {})

PART = 500
"""Actions that are read at once while those that may be seen are looked for."""


class BlindReader(Reader):
    """The views of one file, to the second reader `who`."""

    def __init__(self, path: Path, who: str) -> None:
        super().__init__(path)
        self._who = who
        self.proof = _BlindEvidence(self, self.source_numbers)
        self.revisions = _BlindRevisions(self, self.legible)
        self.queries = BlindQueries(self, self.legible, who)

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
        states = [each.state for each in self.claims(row.id)]
        return row._replace(
            open=states.count(ClaimState.OPEN),
            waiting=states.count(ClaimState.WAITING),
            settled=states.count(ClaimState.SETTLED),
            cut=states.count(ClaimState.CUT),
            holes=0,
            waiting_on="",
        )

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
            detail = super().detail(claim)
            own = self._own([claim])
            (seen,) = self._seen([detail.claim], own, detail.claim.article)
        detail = detail._replace(claim=seen, reader=self._who)
        if own.get(claim) is not None:
            return detail
        return detail._replace(
            verdicts=tuple(
                each
                for each in detail.verdicts
                if each.round == Round.SECOND and each.by == self._who
            ),
            evidence=tuple(
                each._replace(stance=Stance.NONE, note="", private_note="")
                for each in detail.evidence
            ),
            proposed="",
            queries=tuple(each for each in detail.queries if each.asked_by == self._who),
        )

    def legible(self, ids: Iterable[int]) -> set[int]:
        """Those of the claims that this reader has rated."""
        return {claim for claim, rating in self._own(ids).items() if rating is not None}

    def _own(self, ids: Iterable[int]) -> dict[int, str | None]:
        return self.ask(readings.own_of_claims, list(ids), self._who)

    def _own_in(self, article: int) -> dict[int, str | None]:
        return self.ask(readings.own_of_article, article, self._who)

    def _seen(
        self, found: Iterable[Claim], own: dict[int, str | None], article: int
    ) -> list[Claim]:
        scale = from_json(self.ask(blindness.scale_json, article))
        return [_as_seen(each, own.get(each.id), scale) for each in found]

    # tokens: which of them are judged tells which claims are settled

    def tokens(self, revision: int, start: int, end: int) -> list[TokenRow]:
        found = super().tokens(revision, start, end)
        return [each._replace(ticked=None, claim=None) for each in found]

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
                hidden = self.ask(blindness.hidden, [each.id for each in part], self._who)
                seen += [each for each in part if each.id not in hidden]
                if len(part) < PART:
                    break
                before = part[-1].id
        return seen[:limit]

    def changes(self, action: int) -> list[Change]:
        return [] if self.ask(blindness.hidden, [action], self._who) else super().changes(action)


class _BlindEvidence(EvidenceReader):
    """What claims stand on, without how the first reader took it."""

    def __init__(self, file: BlindReader, numbers: Callable[[int], Mapping[int, int]]) -> None:
        super().__init__(file, numbers)
        self._blind = file

    def pins(self, source: int) -> list[PinRow]:
        found = super().pins(source)
        seen = self._blind.legible(each.claim for each in found)
        return [each if each.claim in seen else _unjudged(each) for each in found]

    def pin(self, evidence: int) -> PinRow:
        found = super().pin(evidence)
        return found if self._blind.legible([found.claim]) else _unjudged(found)

    def grounds(self, claims: Iterable[int]) -> list[Ground]:
        return self._grounds(super().grounds(claims))

    def grounds_of_article(self, article: int) -> list[Ground]:
        return self._grounds(super().grounds_of_article(article))

    def overrides(self, claims: Iterable[int]) -> list[Override]:
        return self._overrides(super().overrides(claims))

    def overrides_of_article(self, article: int) -> list[Override]:
        return self._overrides(super().overrides_of_article(article))

    def _grounds(self, found: list[Ground]) -> list[Ground]:
        seen = self._blind.legible({each.claim for each in found})
        return [each if each.claim in seen else each._replace(stance=Stance.NONE) for each in found]

    def _overrides(self, found: list[Override]) -> list[Override]:
        seen = self._blind.legible({each.claim for each in found if each.claim is not None})
        return [each for each in found if each.claim is None or each.claim in seen]


def _unjudged(row: PinRow) -> PinRow:
    return row._replace(stance=Stance.NONE)


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


def _blank(waiting: Waiting) -> Waiting:
    return waiting._replace(proposed="", state=ClaimState.OPEN, rating=None, rationale="")


class _BlindRevisions(RevisionReader):
    """Of the walk a second reader sees which words changed, not what was found of them."""

    def __init__(self, file: Snapshots, legible: Callable[[Iterable[int]], set[int]]) -> None:
        super().__init__(file)
        self._legible = legible

    def waiting(self, article: int) -> list[Waiting]:
        found = super().waiting(article)
        seen = self._legible({each.claim for each in found})
        return [
            each if each.claim in seen else _blank(each)
            for each in found
            if each.claim in seen or each.status not in (MarkStatus.EXACT, MarkStatus.MOVED)
        ]
