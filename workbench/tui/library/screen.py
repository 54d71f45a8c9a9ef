"""The library: all articles, what is left to do in each, and the way to the desk."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.errors import StorageError, WorkbenchError
from workbench.model.requests import Done
from workbench.model.settings import Settings
from workbench.model.views import ArticleRow
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.filtering import Filtering
from workbench.tui.keys import bindings
from workbench.tui.landing import on_loop
from workbench.tui.library.articlefilter import ArticleFilter
from workbench.tui.library.importing import Importing
from workbench.tui.library.order import SORTS, Listing, next_open, title_of
from workbench.tui.library.pane import LibraryPane
from workbench.tui.library.shelf import Shelf
from workbench.tui.library.verbs import Verbs
from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.footer import FooterPane
from workbench.tui.slices import Slices
from workbench.tui.symbols import symbols_for
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

T = TypeVar("T")

LOOK_AGAIN = 0.5
"""Seconds between two looks at whether somebody else wrote: seen within a second, as promised."""

_KEYS = (
    ("library.open", "open"),
    ("library.import", "import"),
    ("stop.next", "next to do"),
    ("place.find", "filter"),
    ("library.sort", "sort"),
    ("library.show", "put away too"),
    ("history.undo", "undo"),
    ("app.help", "help"),
)
_NONE_FITS = "No article fits: Esc ends the filter, t shows all."
_EMPTY = "No article yet: press i to import a file, or run workbench demo."


class LibraryScreen(PaneScreen):
    """Lists the articles; every verb that writes acts on the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen")]
    DEFAULT_CSS = """
    LibraryScreen { layout: vertical; background: $background; }
    LibraryScreen > LibraryPane { height: 1fr; }
    """

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = settings
        self._listing = Listing()
        self._shelf: Shelf | None = None
        self._rest: Slices | None = None
        self._version = -1
        symbols = symbols_for(settings.symbols)
        self._pane = LibraryPane(symbols)
        self._footer = FooterPane(symbols)
        self._importing = Importing(self, self._pane)
        self._verbs = Verbs(self)
        self._filtering = Filtering(self, self._footer, ArticleFilter(self, self._pane))

    def compose(self) -> ComposeResult:
        yield self._pane
        yield self._footer

    def on_mount(self) -> None:
        self._read()
        self._show_keys()
        self.set_interval(LOOK_AGAIN, self._look_again)

    def on_screen_resume(self) -> None:
        self._look_again()

    def on_rows_view_highlighted(self) -> None:
        self._show_target()

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_open_article()

    def take_paste(self, text: str) -> None:
        """A paste that nothing with the focus took."""
        self._importing.take_paste(text)

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, the focused pane's first."""
        return ("library", "screen")

    # verbs

    def action_open_article(self) -> None:
        if self.workbench.key_is_held:
            return  # the Enter that ended a filter
        if (article := self._article()) is not None:
            self.workbench.open_article(article.id)

    def action_import_article(self) -> None:
        self._importing.ask()

    def action_article_details(self) -> None:
        if (article := self._article()) is not None:
            self._verbs.details(article)

    def action_article_history(self) -> None:
        if (article := self._article()) is not None:
            self._verbs.history(article)

    def action_problems(self) -> None:
        if (article := self._article()) is not None:
            self._verbs.problems(article)

    def action_export(self) -> None:
        if article := self._article():
            self._verbs.export(article)

    def action_revisions(self) -> None:
        if (article := self._article()) is not None:
            self._verbs.revisions(article)

    def action_today(self) -> None:
        self._verbs.today()

    def action_put_away(self) -> None:
        if (article := self._article()) is not None:
            self._verbs.put_away(article)

    def action_delete_article(self) -> None:
        if (article := self._article()) is not None:
            self._verbs.delete(article)

    def action_undo(self) -> None:
        self._verbs.undo()

    def action_redo(self) -> None:
        self._verbs.redo()

    def action_find(self) -> None:
        self._filtering.begin()

    def action_close(self) -> None:
        self.narrow("")
        self.say("")

    def action_back(self) -> None:
        self.say("Enter opens an article.")

    def action_cycle_shown(self) -> None:
        self._list(self._listing._replace(put_away=not self._listing.put_away))

    def action_cycle_sort(self) -> None:
        after = SORTS[(SORTS.index(self._listing.sort) + 1) % len(SORTS)]
        self._list(self._listing._replace(sort=after))

    def action_next_stop(self) -> None:
        self._to_open(1)

    def action_previous_stop(self) -> None:
        self._to_open(-1)

    # what the modules beside this one call

    @property
    def words(self) -> str:
        """What the names of the listed articles have, if not empty."""
        return self._listing.words

    def narrow(self, words: str, near: int | None = None) -> None:
        """List the articles whose names have all of the words, the highlight on the one of id
        `near` if it is listed.
        """
        self._list(self._listing._replace(words=words), near)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Show a message until the next."""
        self._footer.say(words, bad)

    def unreadable(self, error: StorageError) -> None:
        """Say that the file could not be read, whatever wanted to."""
        self.say(f"{error.title}: {error}", bad=True)

    def tell_refusal(self, error: WorkbenchError) -> None:
        """Say why something was not done; in a dialog where the footer has no room for it all."""
        words = f"{error.title}: {error}"
        if self._footer.has_room_for(words):
            self.say(words, bad=True)
        else:
            self.workbench.tell_failure(error)

    # private

    @property
    def workbench(self) -> "WorkbenchApp":
        return cast("WorkbenchApp", self.app)

    def _article(self) -> ArticleRow | None:
        """The highlighted article; where there is none it is said."""
        article = self._pane.article
        if article is None:
            self.say("No article here: press i to import a file.")
        return article

    def _to_open(self, step: int) -> None:
        row = next_open(self._pane.articles, self._pane.row or 0, step)
        if row is None:
            self.say("No article here has claims left to do.")
        else:
            self._pane.highlight(row, post=True)

    def go_to_article(self, article: int) -> None:
        """Highlight an article."""
        self._pane.highlight_article(article)
        self._show_target()

    def _look_again(self) -> None:
        if self.workspace.read.data_version() != self._version:
            self._read()

    def _read(self) -> None:
        self._version = self.workspace.read.data_version()
        if self._shelf is None:
            self._shelf = Shelf(self.workspace)
        else:
            self._shelf.catch_up()
        self._list(self._listing)
        if not self._shelf.is_whole:
            self.call_after_refresh(self._read_rest)

    def _read_rest(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
        if self._shelf is not None:
            self._rest = Slices(self._reading(self._shelf), self.app._handle_exception)

    def _reading(self, shelf: Shelf) -> Iterator[None]:
        """Read all articles, and list them each time that twice as many are read."""
        shown = len(shelf.rows)
        for _part in shelf.read_rest():
            if not self.is_attached:
                return
            if shelf.is_whole or shelf.count >= 2 * shown:
                shown = shelf.count
                self._list(self._listing)
            yield

    def _list(self, listing: Listing, near: int | None = None) -> None:
        self._listing = listing
        found = self._shelf.listed(listing) if self._shelf else ()
        empty = _NONE_FITS if self._shelf and self._shelf.count else _EMPTY
        if self.typed is not None and empty == _NONE_FITS:
            empty = _NONE_FITS.partition(":")[0]  # keys are letters now
        is_whole = self._shelf is not None and self._shelf.is_whole
        self._pane.show(found, title_of(listing, len(found), is_whole=is_whole), empty, near)
        self._show_target()

    def _show_target(self) -> None:
        article = self._pane.article
        self._footer.show_target(article.title if article else "", None)

    def _show_keys(self) -> None:
        from workbench.tui.keymap import named

        self._footer.show_keys(named(_KEYS, self.settings))

    # writing

    def write(
        self, future: "Future[Done[T]]", said: str, then: Callable[[T], object] | None = None
    ) -> None:
        """Show what a queued write did when it is on disk, or why it did not."""
        on_loop(future, lambda done: self._written(done, said, then))

    def _written(
        self, done: "Future[Done[T]]", said: str, then: Callable[[T], object] | None
    ) -> None:
        if not self.is_attached:
            return
        error = done.exception()
        if isinstance(error, WorkbenchError):
            self.tell_refusal(error)
        elif error is not None:
            self.workbench.tell_failure(error)
        else:
            self._look_again()
            self.say(said)
            if then is not None:
                then(done.result().value)
