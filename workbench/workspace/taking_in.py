"""Takes in what a person accepted of an offer: claims, marks and sources, as one action."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.model.actions import ActionHead
from workbench.model.offers import LeftAside, OfferedClaim
from workbench.model.requests import Done, ImportOptions, Place
from workbench.model.states import SuppliedBy
from workbench.model.taking_in import Accepted, PlacedOffer, Taken, TakenIn
from workbench.text.kinds import guess_kind
from workbench.workspace.acting import Acting, counted
from workbench.workspace.giving_way import giving_way
from workbench.workspace.offer_article import There, article_of
from workbench.workspace.offer_places import core
from workbench.workspace.offer_sources import Found, cited, day

if TYPE_CHECKING:
    from workbench.store.transaction import Store, Transaction

MOST_SOUGHT = 25
"""Passages that are looked for in the captures of known sources while the file is locked: at 0.2 s
each, five seconds. The others are looked for with the next capture."""


class _Wanted(NamedTuple):
    """An accepted claim with all that is found out before the file is locked."""

    offered: OfferedClaim
    place: Place | None
    number: int | None
    kind: str
    sources: list[Found]


def take_in(
    acting: Acting,
    store: "Store",
    placed: PlacedOffer,
    accepted: Sequence[Accepted],
    options: ImportOptions,
) -> Done[TakenIn]:
    """Writes what was accepted; the article too where it is new, or its new text. All or nothing.

    Conflict where the article got another text since the offer was placed.
    """
    with giving_way:
        supplied_by = SuppliedBy.AUTHOR if placed.file.imported else SuppliedBy.CHECKER
        name = placed.file.name
        both = [_wanted(each, name, supplied_by) for each in accepted]
        refused = tuple(each for _wanted, aside in both for each in aside)
        there = article_of(acting, placed, options)
    taking = _Taking([wanted for wanted, _aside in both], refused, name)
    said = f"Imported {counted(len(accepted), 'claim')} from {name}"
    head = ActionHead(acting.who, "import-review", said, placed.article, round=acting.round)
    return store.act(head, lambda tx: taking.run(tx, there(tx)))


def _wanted(each: Accepted, name: str, supplied_by: str) -> tuple[_Wanted, list[LeftAside]]:
    found, refused = cited(each.offered, name, supplied_by)
    words = each.place.quote.exact if each.place else ""
    kind = str(guess_kind(words)) if words else ""
    return _Wanted(each.offered, each.place, each.number, kind, found), refused


class _Taking:
    """The step under the lock."""

    def __init__(
        self, wanted: Sequence[_Wanted], refused: tuple[LeftAside, ...], name: str
    ) -> None:
        self._wanted = wanted
        self._refused = refused
        self._name = name
        self._sources: dict[tuple[Any, ...], tuple[int, bool]] = {}

    def run(self, tx: "Transaction", there: There) -> TakenIn:
        claims, is_new = self._claims(tx, there)
        self._cite(tx, [claim for claim, _number in claims])
        new, known = self._told(claims, is_new)
        reused = sum(known for _source, known in self._sources.values())
        sources = len(self._sources) - reused
        brought = counted(len(new), "claim") if new else counted(sources, "source")
        label = f"Imported {brought} from {self._name}"
        tx.name(label=label, article=there.article)
        return TakenIn(
            there.article,
            there.title,
            there.revision,
            there.is_new,
            new,
            known,
            sources,
            reused,
            self._refused,
        )

    def _claims(self, tx: "Transaction", there: There) -> tuple[list[tuple[int, int]], list[bool]]:
        """The claim's id and number for each that is wanted, and whether it is made for it."""
        from workbench.store.views import marks

        present = tx.view(marks.of_revision, there.revision_id)
        standing = {core(each.start, each.exact): (each.claim, each.number) for each in present}
        makers: dict[tuple[int, int], int] = {}
        for at, each in enumerate(self._wanted):
            if each.place is not None and _core(each.place) not in standing:
                makers.setdefault(_core(each.place), at)
        made = self._make(tx, there, [self._wanted[at] for at in makers.values()])
        standing |= dict(zip(makers, made, strict=True))
        new = set(makers.values())
        claims = [
            standing[_core(each.place)] if each.place else _numbered(tx, there, each.number)
            for each in self._wanted
        ]
        return claims, [at in new for at in range(len(claims))]

    @staticmethod
    def _make(tx: "Transaction", there: There, wanted: Sequence[_Wanted]) -> list[tuple[int, int]]:
        if not wanted:
            return []
        made = tx.claims.add_many(there.article, [_values(each) for each in wanted])
        places = [each.place for each in wanted if each.place is not None]
        placed = [(claim, place) for (claim, _number), place in zip(made, places, strict=True)]
        tx.marks.add_each(there.article, there.revision_id, placed)
        return made

    def _cite(self, tx: "Transaction", claims: Sequence[int]) -> None:
        from workbench.store.citing_many import Cited, cite_many
        from workbench.workspace.pinning import look_up

        pieces = [
            Cited(claim, self._source(tx, found), found.citation)
            for claim, each in zip(claims, self._wanted, strict=True)
            for found in each.sources
        ]
        made = cite_many(tx, pieces)
        captured = {source for source, known in self._sources.values() if known}
        sought = [each for each in pieces if each.citation.passage and each.source in captured]
        for each in sought[:MOST_SOUGHT]:
            look_up(tx, made[each.claim, each.source])

    def _source(self, tx: "Transaction", found: Found) -> int:
        key = (found.canonical_url or (found.citation.kind, found.citation.title),)
        if key not in self._sources:
            self._sources[key] = tx.sources.find_or_add(found.citation, found.canonical_url)
        return self._sources[key][0]

    def _told(
        self, claims: Sequence[tuple[int, int]], is_new: Sequence[bool]
    ) -> tuple[tuple[Taken, ...], tuple[Taken, ...]]:
        told: tuple[list[Taken], list[Taken]] = [], []
        for each, (_claim, number), made in zip(self._wanted, claims, is_new, strict=True):
            place = each.place
            words = place.quote.exact if place else each.offered.restated
            start, end = (place.start, place.end) if place else (None, None)
            told[not made].append(Taken(each.offered.where, words, number, start, end))
        return tuple(told[0]), tuple(told[1])


def _core(place: Place) -> tuple[int, int]:
    return core(place.start, place.quote.exact)


def _numbered(tx: "Transaction", there: There, number: int | None) -> tuple[int, int]:
    from workbench.store.views import claims

    identity = tx.view(
        lambda connection, article: claims.claim_id(connection, article, number or 0),
        there.article,
    )
    return identity, number or 0


def _values(wanted: _Wanted) -> dict[str, Any]:
    """What a new claim is given; a restated one that only repeats its words says nothing more."""
    offered, words = wanted.offered, wanted.place.quote.exact if wanted.place else ""
    restated = " ".join(offered.restated.split())
    return {
        "restated": "" if restated == " ".join(words.split()) else restated,
        "claimant": " ".join(offered.claimant.split()),
        "claimed_on": day(offered.claimed_on),
        "kind": wanted.kind,
    }
