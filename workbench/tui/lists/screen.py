"""What the screens of an article's lists share: reading anew, filter, stops, writing, undo."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.errors import StorageError, UnknownThing, WorkbenchError
from workbench.model.requests import Done, Reversal
from workbench.model.settings import Settings
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.filtering import Filtering
from workbench.tui.keys import bindings
from workbench.tui.landing import on_loop
from workbench.tui.lists.filter import ListFilter
from workbench.tui.lists.pane import ListPane
from workbench.tui.narrowing import folded, sought
from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.footer import FooterPane
from workbench.tui.symbols import symbols_for
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

T = TypeVar("T")
V = TypeVar("V")

LOOK_AGAIN = 0.5
"""Seconds between two looks at whether somebody else wrote, or a run of ours."""

_NONE_FITS = "Nothing here fits: Esc ends the filter."


class ListScreen(PaneScreen, Generic[T]):
    """A list of an article, over the desk. Subclasses give what stands in it and the verbs."""

    CONTEXT: ClassVar[str]
    KEYS: ClassVar[Sequence[tuple[str, str]]]
    """Ids of keys that the footer names, each with its words."""
    EMPTY: ClassVar[str]
    """What to do where there is nothing to list."""
    NO_STOP: ClassVar[str]
    """What is said where n finds nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen")]
    DEFAULT_CSS = """
    ListScreen { layout: vertical; background: $background; }
    ListScreen > ListPane { height: 1fr; }
    """

    def __init__(
        self, workspace: Workspace, settings: Settings, article: int, pane: ListPane[T]
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self._settings = settings
        self._article = article
        self._version = -1
        self._all: Sequence[T] = ()
        self._words = ""
        self._awaited: set[object] = set()
        self._pane = pane
        self._footer = FooterPane(symbols_for(settings.symbols))
        self._filtering = Filtering(self, self._footer, ListFilter(self, pane))

    # what a subclass gives

    def read(self) -> Sequence[T]:
        """What is to be listed, as the file has it."""
        raise NotImplementedError

    def counted(self, lines: Sequence[T]) -> str:
        """The list's name and what there is of it."""
        raise NotImplementedError

    def words_of(self, line: T) -> str:
        """What a filter looks in."""
        raise NotImplementedError

    def told_of(self, line: T) -> str:
        """All that is known of a line, for the footer."""
        raise NotImplementedError

    def is_stop(self, line: T) -> bool:
        """Whether somebody should see to it."""
        raise NotImplementedError

    def open_line(self) -> None:
        """What Enter does to the highlighted line, and a double click."""

    # Textual's side

    def compose(self) -> ComposeResult:
        yield self._pane
        yield self._footer

    def on_mount(self) -> None:
        from workbench.tui.keymap import named

        self._footer.show_keys(named(self.KEYS, self._settings))
        self.look_again()
        self.set_interval(LOOK_AGAIN, self.look_again)

    def on_rows_view_highlighted(self) -> None:
        self._show_target()

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.open_line()

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, the focused pane's first."""
        return (self.CONTEXT, "screen")

    # verbs

    def action_next_stop(self) -> None:
        self._to_stop(1)

    def action_previous_stop(self) -> None:
        self._to_stop(-1)

    def action_close(self) -> None:
        if self._pane.has_selection:
            self._pane.clear_selection()
        elif self._words:
            self.narrow("")
        else:
            self.dismiss()

    def action_back(self) -> None:
        self.dismiss()

    def action_find(self) -> None:
        self._filtering.begin()

    def action_undo(self) -> None:
        self.write(self.workspace.history.undo(self._article), "", self._reversed)

    def action_redo(self) -> None:
        self.write(self.workspace.history.redo(self._article), "", self._reversed)

    # what modules beside a screen call

    @property
    def workbench(self) -> "WorkbenchApp":
        return cast("WorkbenchApp", self.app)

    @property
    def words(self) -> str:
        """What the listed lines have, if not empty."""
        return self._words

    @property
    def is_opening(self) -> bool:
        """Whether a write is on its way, or the list: the next key is meant for what comes."""
        return bool(self._awaited) or self.is_reading

    @property
    def is_reading(self) -> bool:
        """Whether the list is read on a thread: nothing is lost where that is not waited for."""
        return False

    @property
    def awaits_writes(self) -> bool:
        """Whether what is waited for ends by itself, and must not be left."""
        return bool(self._awaited)

    def narrow(self, words: str) -> None:
        """List the lines that have all of the words."""
        self._words = words
        self._list()

    def say(self, words: str, *, bad: bool = False) -> None:
        """Show a message until the next."""
        self._footer.say(words, bad)

    def tell(self, error: BaseException) -> None:
        """Say why something was not done; in a dialog where the footer has no room for it all."""
        words = f"{error.title}: {error}" if isinstance(error, WorkbenchError) else ""
        if words and self._footer.has_room_for(words):
            self.say(words, bad=True)
        else:
            self.workbench.tell_failure(error)

    def write(
        self, future: "Future[Done[V]]", said: str, then: Callable[[V], object] | None = None
    ) -> None:
        """Show what a queued write did when it is on disk, or why it did not."""
        self._awaited.add(future)
        on_loop(future, lambda done: self._written(done, said, then))

    def look_again(self) -> None:
        """Read anew where anybody wrote."""
        try:
            version = self.workspace.read.data_version()
            if version != self._version:
                self.read_anew()
                self._version = version
        except (UnknownThing, StorageError) as error:
            self.unread(error)

    def read_anew(self) -> None:
        """List what there is now; a screen that has it read on a thread does so later."""
        self.take(self.read())

    def take(self, lines: Sequence[T]) -> None:
        """List what was read."""
        self._all = lines
        self._list()

    def unread(self, error: UnknownThing | StorageError) -> None:
        """Say why nothing could be read; the next look tries again."""
        self._version = -1
        if isinstance(error, StorageError):
            self.say(f"{error.title}: {error}", bad=True)
        elif self.is_current:  # the article is gone: the screen below says so
            self.dismiss()

    # private

    def _written(
        self, done: "Future[Done[V]]", said: str, then: Callable[[V], object] | None
    ) -> None:
        self._awaited.discard(done)
        error = done.exception()
        if not self.is_attached:
            return
        if error is not None:
            self.tell(error)
            return
        self.look_again()
        self.say(said)
        if then is not None:
            then(done.result().value)

    def _reversed(self, reversal: Reversal) -> None:
        self.say(reversal.label)

    def _list(self) -> None:
        lines = list(self._fitting()) if self._words else self._all
        title = self.counted(lines) + (f", filter: {self._words}" if self._words else "")
        self._pane.show(lines, title, _NONE_FITS if self._all else self.EMPTY)
        self._show_target()

    def _fitting(self) -> Iterator[T]:
        wanted = sought(self._words)
        for line in self._all:
            hay = folded(self.words_of(line))
            if all(word in hay for word in wanted):
                yield line

    def _show_target(self) -> None:
        line = self._pane.line
        self._footer.show_target("" if line is None else self.told_of(line), None)

    def _to_stop(self, step: int) -> None:
        lines, at = self._pane.lines, self._pane.row or 0
        rows = [(at + step * away) % len(lines) for away in range(1, len(lines) + 1)]
        found = next((row for row in rows if self.is_stop(lines[row])), None)
        if found is None:
            self.say(self.NO_STOP)
        else:
            self._pane.highlight(found, post=True)
