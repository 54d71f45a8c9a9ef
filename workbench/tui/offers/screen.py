"""The walk over what a file offers: each claim with its words in the article, to be accepted,
changed or dropped. Nothing is written before it is left; then all that was accepted, as one action.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.spans import Span
from workbench.model.taking_in import OfferFile, PlacedOffer, TakenIn
from workbench.tui.desk.arranging import NARROW
from workbench.tui.keys import bindings
from workbench.tui.lists.screen import ListScreen
from workbench.tui.offers.offerpane import OfferPane
from workbench.tui.offers.pane import OffersPane
from workbench.tui.offers.placing import Placing
from workbench.tui.offers.state import OFFER, TEXT, Line, OfferWalk
from workbench.tui.revisions.textpane import RevisionText
from workbench.tui.symbols import symbols_for

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.model.requests import Done
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.offers.verbs import Verbs

Then = Callable[[TakenIn | None, int], object]
"""Told what was taken in, None where nothing was, and how much was not looked at."""


class OffersScreen(ListScreen[Line]):
    """The list of offered claims, beside it the highlighted one."""

    CONTEXT = "offers"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("offers.accept", "accept"),
        ("offers.drop", "drop"),
        ("offers.all", "all certain"),
        ("stop.next", "next open"),
        ("offers.mark", "mark by hand"),
        ("offers.next_place", "other place"),
        ("offers.change", "change"),
        ("offers.show", "text"),
        ("offers.finish", "finish"),
        ("history.undo", "undo"),
        ("app.help", "help"),
    )
    EMPTY = "No claim to go through."
    NO_STOP = "All was decided on: Ctrl+S or Esc takes in what was accepted."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("offers")]
    DEFAULT_CSS = """
    OffersScreen {
        layout: grid;
        grid-size: 2 2;
        grid-columns: 55fr 45fr;
        grid-rows: 1fr auto;
        background: $background;
        FooterPane { column-span: 2; }
        OfferPane, RevisionText { margin-left: 1; }
        RevisionText { display: none; }
        &.-on-text OfferPane { display: none; }
        &.-on-text RevisionText { display: block; }
        &.-single { grid-size: 1 3; grid-columns: 1fr; grid-rows: 9 1fr auto; }
        &.-single FooterPane { column-span: 1; }
        &.-single OfferPane, &.-single RevisionText { margin-left: 0; }
    }
    """

    def __init__(self, desk: "DeskScreen", file: OfferFile, then: Then) -> None:
        symbols = symbols_for(desk.settings.symbols)
        self.list = OffersPane(symbols)
        super().__init__(desk.workspace, desk.settings, desk.state.article.id, self.list)
        self.file = file
        self.walk: OfferWalk | None = None
        self.side = OfferPane(symbols, id="offer")
        self.text = RevisionText(symbols, id="text")
        self._then = then
        self._placing = Placing(self)
        self._is_finishing = False

    # ListScreen's side

    def read(self) -> Sequence[Line]:
        return () if self.walk is None else self.walk.lines

    def counted(self, lines: Sequence[Line]) -> str:
        if self.walk is None:
            return self._placing.said
        accepted, dropped, left = self.walk.counts()
        return f"{self.file.name}: {accepted} accepted, {dropped} dropped, {left} open"

    def words_of(self, line: Line) -> str:
        claim = self.walk.claim(line) if self.walk is not None else None
        if claim is None:
            return " ".join(line.aside or ())
        offered = claim.offered
        sources = " ".join(f"{each.url} {each.title}" for each in offered.sources)
        said = f"{offered.restated} {offered.comment} {offered.rating} {claim.state}"
        return f"{offered.where} {offered.words} {said} {sources}"

    def told_of(self, line: Line) -> str:
        claim = self.walk.claim(line) if self.walk is not None else None
        if claim is None:
            return "Left aside: nothing can be made of it." if line.aside else ""
        decided = self.walk.decision(line.at) if self.walk is not None else None
        said = {None: "open", True: "accepted", False: "dropped"}[decided]
        return f"{claim.offered.where}: {said}, not saved yet"

    def is_stop(self, line: Line) -> bool:
        return self.walk is not None and self.walk.is_open(line)

    # Textual's side

    def compose(self) -> ComposeResult:
        yield self.list
        yield self.side
        yield self.text
        yield self._footer

    def on_mount(self) -> None:
        super().on_mount()
        self._arrange()
        self._placing.begin()

    def on_resize(self) -> None:
        self._arrange()

    def on_rows_view_highlighted(self) -> None:
        super().on_rows_view_highlighted()
        self.show()

    def on_quit_requested(self) -> None:
        """What was accepted is queued before the app goes."""
        accepted = [] if self.walk is None or self._is_finishing else self.walk.accepted()
        if accepted:
            self._is_finishing = True
            self._take().add_done_callback(self._left)

    # what the app asks

    def contexts(self) -> tuple[str, ...]:
        pane = "offered" if self.focused is self.list else "text"
        return ("offers", pane, "screen")

    @property
    def is_reading(self) -> bool:
        return self._placing.is_under_way

    # verbs

    def action_accept(self) -> None:
        if not self.workbench.key_is_held:
            self._verbs.accept()

    def action_drop(self) -> None:
        if not self.workbench.key_is_held:
            self._verbs.drop()

    def action_accept_all(self) -> None:
        self._verbs.accept_all()

    def action_change(self) -> None:
        self._verbs.change()

    def action_place(self, by: int) -> None:
        self._verbs.place(by)

    def action_mark(self) -> None:
        self._verbs.mark()

    def action_undo(self) -> None:
        self._verbs.take_back()

    def action_redo(self) -> None:
        self.say("What was taken back here is decided anew.")

    def action_cycle_shown(self) -> None:
        if self.walk is not None:
            self.turn_to(TEXT if self.walk.shows == OFFER else OFFER)

    def action_finish(self) -> None:
        self.finish()

    def action_back(self) -> None:
        self.finish()

    def action_close(self) -> None:
        """End what is open: a selection, the text, a filter; at last the walk."""
        if self.text.clear_selection():
            return
        if self.walk is not None and self.walk.shows != OFFER:
            self.turn_to(OFFER)
        elif self.words:
            self.narrow("")
        else:
            self.finish()

    # what modules beside it call

    @property
    def article_id(self) -> int:
        return self._article

    def placed(self, placed: PlacedOffer) -> None:
        """The offer was placed on the article."""
        self.walk = self.list.walk = OfferWalk(placed)
        self.decided()

    def decided(self) -> None:
        """Something was decided: show it."""
        self.read_anew()
        self.show()

    def show(self) -> None:
        """Show the highlighted claim, in the way that is asked for."""
        walk, line = self.walk, self.list.line
        if walk is None or line is None:
            self.side.show(None, "", self._placing.said)
            return
        claim = walk.claim(line)
        self.side.show(line.aside if claim is None else claim, walk.text)
        if walk.shows == TEXT and claim is not None:
            title = f"{walk.placed.title}: Space selects, m marks"
            place = claim.place
            near = place.start if place is not None else max(0, claim.offered.start or 0)
            span = None if place is None else Span(place.start, place.end)
            self.text.show_at(walk.text, title, span, min(near, len(walk.text)))

    def turn_to(self, shows: str) -> None:
        """Show what is offered, or the text."""
        if self.walk is not None and shows != self.walk.shows:
            self.walk.shows = shows
            self._arrange()
            self.show()

    def finish(self) -> None:
        """Take in what was accepted, and leave."""
        if self._is_finishing:
            return
        self._placing.cancel()
        if self.walk is None or not self.walk.accepted():
            self._leave(None)
            return
        self._is_finishing = True
        self.say("Taking in what was accepted")
        future = self._take()
        future.add_done_callback(lambda _done: setattr(self, "_is_finishing", False))
        self.write(future, "", self._leave)

    # private

    @cached_property
    def _verbs(self) -> "Verbs":
        from workbench.tui.offers.verbs import Verbs

        return Verbs(self)

    def _take(self) -> "Future[Done[TakenIn]]":
        assert self.walk is not None  # noqa: S101 - it is asked for where something was accepted
        return self.workspace.offers.take(self.walk.placed, self.walk.accepted())

    def _left(self, done: "Future[Done[TakenIn]]") -> None:
        """On the writer's thread: where it failed the app stays, and says so."""
        if done.exception() is not None:
            self._is_finishing = False
            self.workbench.failed_writes += 1

    def _leave(self, taken: TakenIn | None) -> None:
        left = self.walk.counts()[2] if self.walk is not None else 0
        self.dismiss()
        self._then(taken, left)

    def _arrange(self) -> None:
        on_text = self.walk is not None and self.walk.shows == TEXT
        self.set_class(self.size.width < NARROW, "-single")
        self.set_class(on_text, "-on-text")
        self.set_focus(self.text if on_text else self.list)
