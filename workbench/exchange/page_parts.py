"""What a page says of a record, put together so that a template has only to write it down."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from workbench.exchange import marked_text
from workbench.exchange.marked_text import Piece, Place
from workbench.exchange.wording import Standing, counted, rated, said_of, standing
from workbench.model.evidence_views import Capture, Override
from workbench.model.handover import CHANGED, Handover, SourceRecord
from workbench.model.revisions import PlacedMark
from workbench.model.scales import RatingScale
from workbench.model.sign_offs import Correction
from workbench.model.states import ClaimState
from workbench.model.views import ClaimDetail, Evidence

Key = TypeVar("Key")
Value = TypeVar("Value")


class Share(NamedTuple):
    """A part of the bar: how many claims stand so; where it begins and its width, in percent."""

    standing: Standing
    claims: int
    start: float
    width: float


class Card(NamedTuple):
    """A claim with what stands about it elsewhere in the record; its `standing` says more than that
    by which it is counted.
    """

    detail: ClaimDetail
    standing: Standing
    places: tuple[Place, ...]
    lost: tuple[PlacedMark, ...]
    overrides: tuple[Override, ...]
    corrections: tuple[Correction, ...]

    @property
    def numbers(self) -> dict[int, int]:
        """The numbers of its sources by the evidence's id."""
        return {each.id: each.number for each in self.detail.evidence}


class CitedSource(NamedTuple):
    """A source with what it says to the claims that it is on, by their numbers."""

    record: SourceRecord
    uses: tuple[tuple[int, Evidence], ...]


class Parts(NamedTuple):
    """All parts of a page; `standings` are by a claim's number, `captures` and the `files` that
    hold them by the captures' id.

    `newest` is the time of the newest entry, which is as of when the page is.
    """

    said: str
    shares: tuple[Share, ...]
    lines: tuple[list[Piece], ...]
    standings: Mapping[int, Standing]
    cards: tuple[Card, ...]
    sources: tuple[CitedSource, ...]
    captures: Mapping[int, Capture]
    files: Mapping[int, str]
    newest: str


def parts(handover: Handover, files: Mapping[int, str]) -> Parts:
    """The parts of the page; `files` are the captures' files by their id, where there are any."""
    claims, article = handover.claims, handover.article
    standings = {each.claim.number: standing(each.claim, handover) for each in claims}
    places = marked_text.places(article.text, (mark for each in claims for mark in each.marks))
    return Parts(
        _said(handover),
        tuple(_shares(standings.values(), article.scale)),
        tuple(marked_text.lines(article.text, places)),
        standings,
        tuple(_cards(handover, standings, places)),
        tuple(cited(handover)),
        {each.id: each for record in handover.sources for each in record.captures},
        files,
        max(_times(handover), default=""),
    )


def _said(handover: Handover) -> str:
    states = Counter(handover.state_of(each.claim) for each in handover.claims)
    done = states[ClaimState.SETTLED] + states[ClaimState.CUT]
    left = [
        f"{states[state]:,} {state}"
        for state in (CHANGED, ClaimState.WAITING, ClaimState.OPEN)
        if states[state]
    ]
    told = f"{done:,} of {counted(states.total(), 'claim')} settled"
    return f"{told}, {', '.join(left)}." if left else f"{told}."


def _shares(found: Iterable[Standing], scale: RatingScale) -> Iterator[Share]:
    counts = Counter(found)
    order = {rated(each.key, scale): at for at, each in enumerate(scale.ratings)}
    start = 0.0
    for each in sorted(counts, key=lambda one: (order.get(one, len(order)), one)):
        width = 100 * counts[each] / counts.total()
        yield Share(each, counts[each], start, width)
        start += width


def _cards(
    handover: Handover, standings: Mapping[int, Standing], places: Iterable[Place]
) -> Iterator[Card]:
    placed = _grouped((each.number, each) for each in places)
    lost = _grouped((each.claim, each) for each in handover.lost)
    overrides = _grouped((each.claim, each) for each in handover.overrides)
    corrections = _grouped((each.claim, each) for each in handover.corrections)
    for detail in handover.claims:
        claim = detail.claim
        yield Card(
            detail,
            standings[claim.number]._replace(words=said_of(claim, handover)),
            tuple(placed[claim.number]),
            tuple(lost[claim.id]),
            tuple(overrides[claim.id]),
            tuple(corrections[claim.id]),
        )


def cited(handover: Handover) -> Iterator[CitedSource]:
    """The sources by number, each with its uses in the order of claims."""
    uses = _grouped(
        (piece.source, (each.claim.number, piece))
        for each in handover.claims
        for piece in each.evidence
    )
    for record in handover.sources:
        yield CitedSource(record, tuple(uses[record.source.id]))


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> Mapping[Key, list[Value]]:
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _times(handover: Handover) -> Iterator[str]:
    """When each entry of the record was made."""
    yield from (each.imported_at for each in handover.revisions)
    yield from (verdict.at for each in handover.claims for verdict in each.verdicts)
    yield from (each.at for record in handover.sources for each in record.captures)
    yield from (record.source.health.checked_at for record in handover.sources)
    for asked in handover.queries:
        yield from (asked.query.asked_at, asked.query.answered_at)
    yield from (each.at for each in handover.overrides)
    yield from (each.at for each in handover.sign_offs)
    yield from (each.at for each in handover.corrections)
