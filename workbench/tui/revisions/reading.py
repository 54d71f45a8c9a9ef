"""What waits, read on a thread: the walk is open at once, its marks come later."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError, UnknownThing
from workbench.tui.landing import on_loop
from workbench.workspace.walking import begun

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.model.revisions import Walk
    from workbench.tui.revisions.walkscreen import WalkScreen
    from workbench.workspace.walking import WalkReader


class Reading:
    """The reading of all marks that is under way; those that are listed stay until it lands."""

    def __init__(self, screen: "WalkScreen", claim: int | None) -> None:
        """The first time a mark of `claim` is highlighted, if one waits."""
        self._screen = screen
        self._claim = claim
        self._asked: Future[tuple[WalkReader, Walk]] | None = None
        self._after: list[Callable[[], object]] = []

    @property
    def is_under_way(self) -> bool:
        """Whether marks are on their way: the next key is meant for them."""
        return self._asked is not None

    def ask(self) -> None:
        """Read all of it; what was asked for before has no news any more."""
        desk = self._screen.desk
        article = desk.state.article.id
        self._asked = desk.workspace.beside.ask(lambda read: begun(read, article))
        on_loop(self._asked, self._land)

    def after(self, call: "Callable[[], object]") -> None:
        """Call this with all marks read: at once, or when they are there."""
        if self._asked is None:
            call()
        else:
            self._after.append(call)

    def _land(self, found: "Future[tuple[WalkReader, Walk]]") -> None:
        if found is not self._asked:  # there is news behind it, which was asked for since
            return
        self._asked = None
        after, self._after = self._after, []
        if not self._screen.is_attached or found.cancelled():
            return
        if (error := found.exception()) is not None:
            self._unread(error)
            return
        self._take(*found.result())
        for call in after:
            call()

    def _take(self, reader: "WalkReader", walk: "Walk") -> None:
        screen, is_first = self._screen, self._screen.list.is_unread
        screen.seen.take_all(reader.over(screen.desk.workspace.read), walk)
        if not is_first:
            screen.showing.list_again()
            return
        at = screen.seen.row_of(self._claim)
        screen.list.show(screen.seen, screen.seen.first() if at is None else at)
        screen.showing.highlighted()

    def _unread(self, error: BaseException) -> None:
        """Without its marks the walk is nothing; R tries again. That the article is gone, or a file
        cannot be read, the desk says.
        """
        desk = self._screen.desk
        self._screen.close()
        if isinstance(error, StorageError):
            desk.unreadable(error)
        elif not isinstance(error, UnknownThing):
            desk.workbench.tell_failure(error)
