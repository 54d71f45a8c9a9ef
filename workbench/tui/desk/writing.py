"""How a write of the desk is waited for: queued at once, shown when it is on disk, told if not."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from workbench.model.errors import CannotUndo, Conflict, StorageError, UsageError, WorkbenchError
from workbench.model.requests import Done
from workbench.model.spans import Span
from workbench.tui import garbage
from workbench.tui.dialogs import memory
from workbench.tui.landing import on_loop

if TYPE_CHECKING:
    from workbench.tui.desk.foreseeing import Foreseen
    from workbench.tui.desk.screen import DeskScreen

T = TypeVar("T")

SOON = 0.012
"""Seconds after which a write that is not finished is shown as being saved: most take 2 ms."""

PAUSE = 2.0
"""Seconds after the last write in which a person has paused: then nobody waits for the disk."""


class Ratings(NamedTuple):
    """Ratings that a write gives, by claim, None for one that is re-opened; what is foreseen."""

    given: dict[int, str | None]
    foreseen: "Foreseen | None" = None


NO_RATINGS = Ratings({})


class Writing:
    """The desk's writes that are on their way."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._awaited: set[object] = set()
        self._last_write: float | None = None
        desk.workspace.when_waiting(lambda: desk.app.call_later(self._show_waiting))

    @property
    def holds_keys(self) -> bool:
        """Whether the next key waits: what it is meant for is made by a write on its way."""
        return bool(self._awaited)

    def write(
        self,
        future: "Future[Done[T]]",
        then: Callable[[T], object] | None = None,
        *,
        failed: Callable[[], object] | None = None,
        said: str = "",
        ratings: "Ratings" = NO_RATINGS,
        span: Span | None = None,
    ) -> None:
        """Wait for a queued write, and the next key with it; `ratings`, which change neither what
        there is nor where, count as given meanwhile, and so does `span`. `failed` is for a fault of
        the file; what was typed in a dialog stands in it again then.
        """
        loop = asyncio.get_running_loop()
        not_saved = self._not_saved(failed)
        self._expect(future, ratings, span)
        slow = loop.call_later(SOON, self._show_saving, future, ratings)

        def finish(done: "Future[Done[T]]") -> None:
            slow.cancel()
            self._desk.state.pending.spans.pop(done, None)
            try:
                if self._finish(done, ratings, then, said) is not None:
                    not_saved()
            except Exception as error:  # noqa: BLE001 - told as any other fault: nobody awaits this
                self._desk.app._handle_exception(error)
            finally:
                if done in self._awaited:
                    self._gave_nothing(done)
                self._desk.release_painting(done)

        foreseen = ratings.foreseen
        if foreseen is None:
            on_loop(future, finish)
        else:
            self._desk.to_stay = partial(self._stay, foreseen)
            future.add_done_callback(partial(foreseen.news.post, finish))

    def _stay(self, foreseen: "Foreseen") -> None:
        """Wait for a rating that was just asked for, unless others wait for the disk too."""
        if self._desk.workspace.pending <= 1:
            foreseen.news.stay(SOON, lambda: foreseen.is_over)

    def _expect(self, future: object, ratings: "Ratings", span: Span | None) -> None:
        pending = self._desk.state.pending
        pending.ratings.update(ratings.given)
        if ratings.foreseen is not None:
            ratings.foreseen.expect(future)
        if span is not None:
            pending.spans[future] = span
        if not ratings.given:
            self._awaited.add(future)
        self._desk.hold_painting(future)  # most are on disk before a frame is due

    def _not_saved(self, failed: Callable[[], object] | None) -> Callable[[], None]:
        """What is to be done should the write fail that comes of what was typed last."""
        given = memory.given(self._desk.app)

        def bring_back() -> None:
            given.bring_back()
            if failed is not None:
                failed()

        return bring_back

    def rest(self) -> None:
        """Have the journal moved into the file once nothing was written for a while."""
        now = asyncio.get_running_loop().time()
        if self._last_write is not None and now - self._last_write > PAUSE:
            self._last_write = None
            garbage.look_well()
            # Where the journal cannot be moved all is saved in it, and a write will tell the fault.
            self._desk.workspace.rest()

    def told(self, done: "Future[Done[None]]", failed: Callable[[], object] | None = None) -> None:
        """For a write that nobody waits for: only its failure is said, from any thread, and that
        the file takes writes again; `failed` is called on the loop.
        """
        error = done.exception()
        if error is not None:
            self._desk.app.call_later(self._told, error, failed)
        elif self._desk.showing.standing.is_unsaved:
            self._desk.app.call_later(self._desk.showing.saved, done.result().at)

    def _told(self, error: BaseException, failed: Callable[[], object] | None) -> None:
        self._tell(error)
        if failed is not None:
            failed()

    def _show_saving(self, future: object, ratings: "Ratings") -> None:
        if ratings.foreseen is not None:
            ratings.foreseen.give_up()
            if ratings.foreseen.is_shown:
                return
        pending = self._desk.state.pending.ratings
        for claim, rating in ratings.given.items():
            pending.setdefault(claim, rating)
        if self._desk.is_attached:
            self._desk.showing.saving(ratings.given)
        self._desk.release_painting(future)

    def _show_waiting(self) -> None:
        if self._desk.is_attached and self._desk.workspace.pending:
            self._desk.header.set_saved("waiting for another window")

    def _finish(
        self,
        done: "Future[Done[T]]",
        ratings: "Ratings",
        then: Callable[[T], object] | None,
        said: str,
    ) -> StorageError | Conflict | None:
        """Shows what became of a write; the error where it has to be tried again."""
        desk = self._desk
        self._last_write = asyncio.get_running_loop().time()
        pending = desk.state.pending.ratings
        for claim, rating in ratings.given.items():
            if pending.get(claim, rating) == rating:  # else it was rated again meanwhile
                pending.pop(claim, None)
        error = done.exception()
        is_shown = self._unveil(ratings.foreseen, error is None)
        if not desk.is_attached:
            if error is not None:
                desk.workbench.failed_writes += 1
                desk.workbench.tell_failure(error)
            return None
        if error is not None:
            self._tell(error)
            desk.showing.untouched(ratings.given)
            return error if isinstance(error, StorageError | Conflict) else None
        if not is_shown and not desk.showing.catch_up(ratings.given):
            return None
        desk.showing.saved(done.result().at)
        if said:
            desk.say(said, stays=True)
        if then is not None and not is_shown:
            then(done.result().value)
        self._awaited.discard(done)
        return None

    def _unveil(self, foreseen: "Foreseen | None", is_on_disk: bool) -> bool:
        """Shows what was painted meanwhile, or takes it back; whether all is shown."""
        if foreseen is None:
            return False
        if is_on_disk and self._desk.is_attached:
            return foreseen.keep()
        foreseen.give_up()
        return False

    def _gave_nothing(self, done: "Future[Done[T]]") -> None:
        """What the keys behind a write are meant for does not come: they are no verbs instead."""
        self._awaited.discard(done)
        # Behind too many `u` all is as it was; a text that stands on screen again takes the keys.
        if not isinstance(done.exception(), CannotUndo) and not self._desk.fields.is_open:
            self._desk.workbench.turns.drop()

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, CannotUndo | UsageError):  # nothing was lost: nothing was to be saved
            self._desk.showing.saved("")
            self._desk.showing.refusal(error)
            return
        self._desk.workbench.failed_writes += 1
        if isinstance(error, WorkbenchError):
            self._desk.showing.failed(error)
        else:
            self._desk.workbench.tell_failure(error)
