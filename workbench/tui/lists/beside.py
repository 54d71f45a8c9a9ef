"""A list that takes a while to be read: the screen is open at once, its lines come later."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar, TypeVar

from workbench.model.errors import StorageError, UnknownThing
from workbench.tui.landing import on_loop
from workbench.tui.lists.screen import ListScreen

if TYPE_CHECKING:
    from workbench.model.settings import Settings
    from workbench.tui.lists.pane import ListPane
    from workbench.workspace.workspace import Workspace

T = TypeVar("T")


class BesideScreen(ListScreen[T]):
    """A list screen whose subclasses ask for the lines; those that are listed stay until then."""

    READING: ClassVar[tuple[str, str]]
    """The list's name, and what is said while its first lines are read."""

    def __init__(
        self, workspace: "Workspace", settings: "Settings", article: int, pane: "ListPane[T]"
    ) -> None:
        super().__init__(workspace, settings, article, pane)
        self._asked: Future[Sequence[T]] | None = None

    def ask(self) -> Future[Sequence[T]]:
        """The lines as the file has them, on their way."""
        raise NotImplementedError

    @property
    def is_reading(self) -> bool:
        """Whether the list is on its way: the next key is meant for it."""
        return self._asked is not None

    def read_anew(self) -> None:
        if not self._pane.lines:
            self._pane.show((), *self.READING)
        self._asked = self.ask()
        on_loop(self._asked, self._land)

    def _land(self, found: "Future[Sequence[T]]") -> None:
        if found is not self._asked:  # there is news behind it, which was asked for since
            return
        self._asked = None
        if not self.is_attached or found.cancelled():
            return
        error = found.exception()
        if error is None:
            self.take(found.result())
        elif isinstance(error, UnknownThing | StorageError):
            self.unread(error)
        else:
            self.tell(error)
