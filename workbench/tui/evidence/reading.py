"""Has texts read and passages sought off the loop, and what the next keys may need beforehand."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.model.errors import UnknownThing
from workbench.tui.desk.order import next_open
from workbench.tui.evidence.state import EvidenceState
from workbench.tui.landing import on_loop
from workbench.tui.slices import Slices
from workbench.workspace.seeking import SeekingEnded

if TYPE_CHECKING:
    from workbench.tui.evidence.screen import EvidenceScreen

T = TypeVar("T")

SOON = 0.012
"""Seconds for which a frame waits for a text: most are read and searched in less."""


class Reading:
    """What is on its way from the thread that reads and seeks."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._ahead: Slices | None = None
        self._wrapping: list[Slices] = []
        self._asked_ahead: list[Future[Any]] = []

    def ask(self, future: "Future[T]", then: Callable[[T], object]) -> None:
        """Call `then` with what comes of it, unless the screen was left; the frame waits a bit."""
        self._screen.hold_painting(future)
        loop = asyncio.get_running_loop()
        loop.call_later(SOON, self._screen.release_painting, future)
        self.ask_quietly(future, then)

    def ask_quietly(self, future: "Future[T]", then: Callable[[T], object]) -> None:
        """The same for what no frame waits for."""
        screen = self._screen

        def finish(done: "Future[T]") -> None:
            try:
                if screen.is_attached and screen.desk.over is screen:
                    then(done.result())
            except (CancelledError, SeekingEnded, UnknownThing):
                return  # the screen was left, or the text purged meanwhile: the file tells
            except Exception as error:  # noqa: BLE001 - told as any other fault: nobody awaits this
                screen.app._handle_exception(error)
            finally:
                screen.release_painting(done)

        on_loop(future, finish)

    def stop(self) -> None:
        """Look no further ahead."""
        if self._ahead is not None:
            self._ahead.cancel()
        for slices in self._wrapping:
            slices.cancel()
        self._wrapping.clear()
        for future in self._asked_ahead:
            future.cancel()
        self._asked_ahead.clear()

    # ahead

    def look_ahead(self) -> None:
        """Have what the next key may show read and searched, while nothing else happens."""
        self.stop()
        self._ahead = Slices(self._asking(), self._screen.app._handle_exception)

    def _asking(self) -> Iterator[None]:
        screen = self._screen
        if screen.desk.over is not screen:
            return
        proving = screen.desk.workspace.proving
        for asked, text in self._next():
            if proving.known_passages(asked, text) is None:
                found = proving.passages(asked, text)
                self._asked_ahead.append(found)
                self.ask_quietly(found, partial(self._wrap, text))
            else:
                self._wrap(text)
            yield

    def _wrap(self, text: int, _found: object = None) -> None:
        known = self._screen.desk.workspace.proving.known_text(text)
        if known is not None:
            failed = self._screen.app._handle_exception
            self._wrapping.append(Slices(self._screen.source.wrap_ahead(known.text), failed))

    def _next(self) -> Iterator[tuple[str, int]]:
        """Words and texts: of the sources beside this one, then of the next open claim."""
        screen, seen = self._screen, self._screen.seen
        for at in (seen.number + 1, seen.number - 1):
            one = seen.sources[at] if 0 <= at < len(seen.sources) else None
            text = screen.showing.seen(one).text
            if text is not None:
                yield seen.asked, text
        desk = screen.desk
        after = next_open(desk.claims, desk.state, forward=True)
        if after is not None:
            other = EvidenceState()
            other.take(desk.workspace.read.detail(after), None)
            text = screen.showing.seen(other.evidence).text
            if text is not None:
                yield other.asked, text
