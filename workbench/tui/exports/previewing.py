"""What would be written, made on a thread: one at a time, and then the one that is wanted by then.

Who goes through the formats of a long article asks for nine; all but two are never made.
"""

from collections.abc import Callable
from concurrent.futures import Future

from workbench.model.exports import ExportRequest, Preview
from workbench.tui.landing import on_loop
from workbench.workspace.exporting import preview
from workbench.workspace.workspace import Workspace


class Previewing:
    """The preview of what a screen wants; `changed` is called when there is another one."""

    def __init__(
        self,
        workspace: Workspace,
        wanted: Callable[[], ExportRequest],
        changed: Callable[[], object],
    ) -> None:
        self._workspace = workspace
        self._wanted = wanted
        self._changed = changed
        self._asked: ExportRequest | None = None
        self._is_stale = False
        self._made: Preview | None = None
        self._of: ExportRequest | None = None
        self._error: BaseException | None = None

    @property
    def preview(self) -> Preview | None:
        """What would be written as things stand; None while it is made, or where it cannot be."""
        return self._made if self._of == self._wanted() else None

    @property
    def error(self) -> BaseException | None:
        """Why what is wanted cannot be made."""
        return self._error if self._of == self._wanted() else None

    @property
    def is_due(self) -> bool:
        """Whether a preview is on its way."""
        return self._asked is not None

    def look(self, *, anew: bool = False) -> None:
        """Have what is wanted made, unless it is there; `anew` also then, for the file changed."""
        if self._asked is not None:
            self._is_stale = self._is_stale or anew
            return
        wanted = self._wanted()
        if self._of == wanted and not anew:
            return
        self._asked, self._is_stale = wanted, False
        now = self._workspace.clock.now()
        on_loop(self._workspace.beside.ask(lambda read: preview(read, wanted, now)), self._land)

    def _land(self, found: Future[Preview]) -> None:
        asked, self._asked = self._asked, None
        if found.cancelled():
            return
        self._of, self._error = asked, found.exception()
        self._made = None if self._error is not None else found.result()
        self._changed()
        self.look(anew=self._is_stale)
