"""A rating is painted while the disk writes it, and shown once it is written.

The disk takes as long as painting does. What the rating will have changed is known right before the
commit: the panes take it, the frame is made meanwhile, and it is kept back from the terminal until
the commit has ended. Where that fails, or takes long, all is put back and the frame never sent.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.requests import Foretold
from workbench.model.spans import Span
from workbench.model.states import Round
from workbench.model.token_views import ClaimTokens
from workbench.model.views import Claim, ClaimDetail
from workbench.tui.desk.holes import Undo
from workbench.tui.desk.state import Caught
from workbench.tui.driver import LoopDriver
from workbench.tui.landing import Awaited
from workbench.tui.panes.compositor import Sent

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class _Painted(NamedTuple):
    """What was foreseen and painted, and what stands there otherwise."""

    driver: LoopDriver
    foretold: Foretold
    was: Claim
    detail: ClaimDetail | None
    undo: Undo | None
    """What the tokens in its marks were."""
    sent: Sent
    """What the terminal shows until then."""
    frames: int
    """How much of what is kept back is of it."""


class Foreseen:
    """One rating on its way: `tell` is for the writer, all else for the loop."""

    def __init__(self, desk: "DeskScreen", then: Callable[[], object]) -> None:
        self._desk = desk
        self._then = then
        self.news = Awaited()
        self._write: object = None
        self.is_over = False
        """Whether it is known what became of it, and nothing is waited for any more."""
        self.is_shown = False
        self._painted: _Painted | None = None

    def expect(self, write: object) -> None:
        """For which write painting is held."""
        self._write = write

    def tell(self, foretold: Foretold) -> None:
        """Have it painted; on the writer's thread, right before the commit."""
        self.news.post(self._paint, foretold)

    def keep(self) -> bool:
        """It is on disk: show what was painted. False where that is still to be painted."""
        painted, self.is_over = self._painted, True
        if painted is None or self.is_shown:
            return self.is_shown
        self.is_shown = True
        painted.driver.send_kept()
        state = self._desk.state
        state.last_action = max(state.last_action, painted.foretold.action)
        claims = frozenset((painted.was.id,))
        self._desk.showing.grounds.touched(claims)
        self._desk.caught(Caught(claims))
        self._desk.shown()
        return True

    def give_up(self) -> None:
        """It is not on disk, or not soon: all as it was, and nothing shown of what was painted."""
        painted, self.is_over = self._painted, True
        if painted is None or self.is_shown:
            return
        self._painted = None
        is_last = painted.driver.kept == painted.frames
        painted.driver.send_kept(but=painted.frames)
        if painted.undo is not None:
            self._desk.state.holes.put_back(painted.undo)
        if self._desk.is_attached:
            self._desk.take_back(painted.sent if is_last else None)
            self._put(painted.was, painted.detail)
            self._desk.header.set_saved(self._desk.showing.standing.saved_words)
            self._desk.say("")

    def _paint(self, foretold: Foretold) -> None:
        driver = self._desk.app._driver
        if isinstance(driver, LoopDriver) and self._is_next(foretold):
            try:
                self._paint_for(driver, foretold)
                if self._painted and self._desk.state.is_written(foretold.action, foretold.at):
                    self.keep()  # long before the writer's thread has its turn to tell it
            except Exception as error:  # noqa: BLE001 - told as any other fault: nobody awaits this
                self.give_up()
                self._desk.app._handle_exception(error)

    def _paint_for(self, driver: LoopDriver, foretold: Foretold) -> None:
        desk, was = self._desk, self._desk.state.claims[foretold.claim]
        claim, detail = foretold.claim_after(was), desk.showing.detail
        if detail is not None and detail.claim.id != claim.id:
            detail = None
        places = [Span(mark.start, mark.end) for mark in desk.state.marks.of_claim(claim.id)]
        holes = desk.state.holes
        undo = holes.judged(foretold.tokens, places) if foretold.tokens else None
        if foretold.tokens and undo is None:
            return
        driver.keep_back()
        self._painted = _Painted(driver, foretold, was, detail, undo, desk.sent, 0)
        desk.state.pending.ratings.pop(claim.id, None)
        verdicts = (*detail.verdicts, foretold.verdict) if detail else ()
        said = detail and detail._replace(claim=claim, verdicts=verdicts)
        if said and undo:
            said = said._replace(tokens=self._became(places))
        with desk.kept_back():
            self._put(claim, said)
            desk.header.set_saved(desk.showing.standing.words(foretold.at))
            self._then()
            desk.release_painting(self._write)
        self._painted = self._painted._replace(frames=driver.kept)

    def _put(self, claim: Claim, detail: ClaimDetail | None) -> None:
        """Show a claim, and where it is the current one its detail, as they will be or were."""
        showing = self._desk.showing
        showing.rows(self._desk.state.put(claim))
        if detail is not None:
            showing.detail = detail
            showing.details()
        showing.target()

    def _became(self, places: Sequence[Span]) -> ClaimTokens:
        """What became of the tokens in these places."""
        found = {
            one.id: one
            for start, end in places
            for one in self._desk.state.holes.tokens(start, end)
            if start <= one.start and one.end <= end
        }
        by_start = sorted(found.values(), key=lambda one: (one.start, one.id))
        return ClaimTokens.of((one.words, one.ticked) for one in by_start)

    def _is_next(self, foretold: Foretold) -> bool:
        """Whether nothing else was written since the desk read, or is on its way to the screen."""
        desk, state = self._desk, self._desk.state
        was = state.claims.get(foretold.claim)
        return (
            not self.is_over
            and desk.is_attached
            and desk.app.screen is desk
            and desk.is_held_for(self._write)
            and desk.showing.standing.is_plain
            and not desk.listing.is_narrowed
            and state.is_whole
            and foretold.action == state.last_action + 1
            and was is not None
            and was.readings is None
        )


def foresee(
    desk: "DeskScreen", claims: Sequence[int], then: Callable[[], object]
) -> Foreseen | None:
    """For a rating of these claims, after which `then` says so; None where it is painted once it is
    read: of several, of a second reader, who sees another verdict, or below another screen.
    """
    is_plain = len(claims) == 1 and desk.over is None and desk.workspace.round != Round.SECOND
    return Foreseen(desk, then) if is_plain else None
