"""Places an offer on the article, on a thread of its own: keys never wait for 5,000 claims."""

from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING

from workbench.model.errors import WorkbenchError
from workbench.model.taking_in import PlacedOffer
from workbench.tui.landing import on_loop
from workbench.workspace.giving_way import giving_way

if TYPE_CHECKING:
    from workbench.tui.offers.screen import OffersScreen


class Left(Exception):
    """Nobody waits for it any more."""


class Placing:
    """The way from a file to a walk over it."""

    def __init__(self, screen: "OffersScreen") -> None:
        self._screen = screen
        self._done = 0
        self._is_left = False
        self.is_under_way = False

    @property
    def said(self) -> str:
        """How far it is, for the title."""
        file = self._screen.file
        count = len(file.offer.claims)
        if not self.is_under_way:
            return file.name
        return f"{file.name}: finding places, {self._done:,} of {count:,}"

    def begin(self) -> None:
        """Begin; the screen is told when it is done."""
        self.is_under_way = True
        future: Future[PlacedOffer] = Future()
        on_loop(future, self._placed)
        Thread(target=self._place, args=(future,), name="placing", daemon=True).start()
        self._show()

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        self._is_left = True
        self.is_under_way = False

    # on its own thread

    def _place(self, future: "Future[PlacedOffer]") -> None:
        screen = self._screen
        try:
            with giving_way:
                placed = screen.workspace.offers.place(
                    screen.file, screen.article_id, tell=self._tell
                )
        except Exception as error:  # noqa: BLE001 - the loop's to tell
            future.set_exception(error)
        else:
            future.set_result(placed)

    def _tell(self, done: int) -> None:
        if self._is_left:
            raise Left
        self._done = done

    # on the loop

    def _show(self) -> None:
        if self.is_under_way and self._screen.is_attached:
            self._screen.read_anew()
            self._screen.show()
            self._screen.set_timer(0.2, self._show)

    def _placed(self, future: "Future[PlacedOffer]") -> None:
        self.is_under_way = False
        error = future.exception()
        if self._is_left or not self._screen.is_attached:
            return
        if isinstance(error, WorkbenchError):
            self._screen.tell(error)
        elif error is not None:
            raise error
        else:
            self._screen.placed(future.result())
