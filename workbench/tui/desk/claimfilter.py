"""The list of claims while its filter is typed: where the cursor goes, and what Esc brings back."""

from typing import TYPE_CHECKING, NamedTuple

from workbench.model.views import Claim

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class _Before(NamedTuple):
    words: str
    claim: int | None
    caret: int
    top: int


class ClaimFilter:
    """The claims as `Filtering` narrows them. The cursor keeps to the claim where a person put it,
    as long as that fits; where it does not, to the next that does.
    """

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._before = _Before("", None, 0, 0)
        self._near: int | None = None
        self._placed: int | None = None

    @property
    def words(self) -> str:
        return self._desk.listing.words

    def begin(self) -> None:
        desk = self._desk
        claim, top = desk.state.current, desk.claims.scroll_offset.y
        self._before = _Before(self.words, claim, desk.article.caret, top)
        self._near = self._placed = desk.claims.highlighted
        desk.listing.prepare()

    def narrow(self, words: str) -> None:
        desk = self._desk
        if desk.claims.highlighted not in (None, self._placed):
            self._near = desk.claims.highlighted  # a key or a click put the cursor there
        desk.listing.narrow(words, self._claim(self._near))
        self._placed = desk.claims.highlighted

    def move(self, what: str) -> None:
        self._desk.claims.action_move(what)

    def keep(self) -> None:
        if not self._desk.claims.order:
            self._desk.listing.relist()  # without a line any more it says how to go on

    def restore(self) -> None:
        words, claim, caret, top = self._before
        desk = self._desk
        desk.listing.narrow(words, self._claim(claim))
        if claim is not None and desk.state.current == claim:
            desk.article.place_caret(caret)
            desk.claims.go_to_line(top)
        self.keep()

    def _claim(self, claim: int | None) -> Claim | None:
        return None if claim is None else self._desk.state.claims.get(claim)
