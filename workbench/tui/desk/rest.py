"""Reads what the first frame did without: the rest of a long article, and how many holes it has."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.model.errors import UnknownThing
from workbench.tui.slices import Slices

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class Rest:
    """What is read while nothing else is to do, or at once where something needs it."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self.is_counting = False
        self._to_count: Iterator[None] | None = None

    def begin(self) -> None:
        """Begin to read all that the article has, once the first frame is painted."""
        if not self._desk.state.is_whole:
            self._behind_the_frame(self._reading())

    def whole(self) -> None:
        """Read and paint all of it now."""
        if not self._desk.state.is_whole:
            self.again()

    def again(self) -> None:
        """Read all of it anew: after a fault nobody knows how much of it was read."""
        self._desk.state.holes.retry()
        try:
            self._desk.state.read_all()
        except UnknownThing:
            self.gone()
        else:
            self._show()

    def gone(self) -> None:
        """To the library: the article is no longer there."""
        while self._desk.over is not None:
            over = self._desk.over
            over.close()
            if self._desk.over is over:
                break
        app = self._desk.workbench
        while self._desk in app.screen_stack[:-1]:
            app.pop_screen()  # a list of the article, or a question about it
        title = self._desk.state.article.title
        self._desk.workbench.open_library(f"“{title}” is gone. What you undid, U does again.")

    def count_holes(self) -> None:
        """Count the holes that nobody could wait for, and then say how many there are."""
        if not self.is_counting:
            self.is_counting = True
            self._to_count = self._counting()

    def _behind_the_frame(self, work: Iterator[None]) -> None:
        desk = self._desk
        desk.call_after_refresh(lambda: Slices(work, desk.app._handle_exception))

    def _reading(self) -> Iterator[None]:
        desk = self._desk
        try:
            for _part in desk.state.read_rest():
                yield
                if desk.state.is_whole or not desk.is_attached:
                    return
        except UnknownThing:
            self.gone()
        else:
            self._show()

    def _show(self) -> None:
        desk = self._desk
        desk.showing.everything(desk.article.caret)
        desk.listing.relist()
        desk.showing.current_anew()
        desk.listing.prepare()
        if desk.state.somebody_wrote():
            desk.showing.catch_up()

    def painted(self) -> None:
        """A frame is out: begin to count."""
        counting, self._to_count = self._to_count, None
        if counting is not None:
            Slices(counting, self._desk.app._handle_exception)

    def _counting(self) -> Iterator[None]:
        desk = self._desk
        try:
            while desk.is_attached and desk.state.holes.count_ahead():
                yield
        finally:
            self.is_counting = False
        if desk.is_attached:
            desk.showing.header()
