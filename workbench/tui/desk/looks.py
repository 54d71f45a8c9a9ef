"""How the claims of an article look in its text: made when a line asks, and kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from workbench.model.scales import RatingScale
from workbench.model.states import ClaimState
from workbench.model.views import Claim
from workbench.tui.panes.articlelines import MarkLook
from workbench.tui.panes.map import Sign
from workbench.tui.panes.rows import FLAG_LETTERS
from workbench.tui.symbols import Symbols


class Subject(NamedTuple):
    """What looks are made from; `pending` are ratings on their way to disk."""

    claims: Mapping[int, Claim]
    scale: RatingScale
    symbols: Symbols
    pending: Mapping[int, str | None]
    sources: Callable[[int], Sequence[int]]
    """The numbers of the sources on a claim, in order."""
    changed: Mapping[int, str]
    """The signs of claims whose words a new text changed."""


class Looks(Mapping[int, MarkLook]):
    """Looks by claim. A book has thousands of claims, and a screen shows a few dozen."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._kept: dict[int, MarkLook] = {}
        self._signs: dict[tuple[str | None, str], Sign] = {}

    def __getitem__(self, claim: int) -> MarkLook:
        look = self._kept.get(claim)
        if look is None:
            look = self._kept[claim] = self._look(self._subject.claims[claim])
        return look

    def __iter__(self) -> Iterator[int]:
        return iter(self._subject.claims)

    def __len__(self) -> int:
        return len(self._subject.claims)

    def forget(self, claims: Iterable[int] | None = None) -> None:
        """Make the looks of these claims, or of all, anew."""
        if claims is None:
            self._kept.clear()
            return
        for claim in claims:
            self._kept.pop(claim, None)

    def rated(self, claim: Claim) -> None:
        """Nothing of a claim's look changed but its sign."""
        look = self._kept.get(claim.id)
        if look is not None:
            symbol, role = self._sign(claim)
            self._kept[claim.id] = look._replace(symbol=symbol, role=role)

    def sign(self, claim: int) -> Sign | None:
        """The symbol and the role of a claim, all that the map shows; None where it is gone."""
        found = self._subject.claims.get(claim)
        return None if found is None else self._sign(found)

    def _sign(self, claim: Claim) -> Sign:
        pending = self._subject.pending
        if claim.id in pending:
            return Sign(self._settled(pending[claim.id], claim.state).symbol, "saving")
        return self._settled(claim.rating, claim.state)

    def _settled(self, key: str | None, state: str) -> Sign:
        sign = self._signs.get((key, state))
        if sign is None:
            sign = self._signs[key, state] = self._made(key, state)
        return sign

    def _made(self, key: str | None, state: str) -> Sign:
        subject = self._subject
        rating = subject.scale.rating(key) if key else None
        if rating:
            return Sign(subject.symbols.rating(rating.symbol), rating.role)
        role = "waiting" if state == ClaimState.WAITING else "open"
        return Sign(subject.symbols.state.get(state, "?"), role)

    def _look(self, claim: Claim) -> MarkLook:
        numbers = self._subject.sources(claim.id) if claim.stances else ()
        flags = "".join(FLAG_LETTERS.get(flag, "?") for flag in claim.flags)
        flags += f"q{claim.queries[0]}" if claim.queries else ""
        flags += self._subject.changed.get(claim.id, "")
        return MarkLook(claim.number, *self._sign(claim), ",".join(map(str, numbers)), flags)
