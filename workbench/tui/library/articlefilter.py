"""The list of articles while its filter is typed: where the highlight goes, what Esc restores."""

from typing import TYPE_CHECKING

from workbench.tui.library.pane import LibraryPane

if TYPE_CHECKING:
    from workbench.tui.library.screen import LibraryScreen


class ArticleFilter:
    """The articles as `Filtering` narrows them. The highlight keeps to the article where a person
    put it, as long as that fits.
    """

    def __init__(self, library: "LibraryScreen", pane: LibraryPane) -> None:
        self._library = library
        self._pane = pane
        self._was = ""
        self._was_on: int | None = None
        self._top = 0
        self._near: int | None = None
        self._placed: int | None = None

    @property
    def words(self) -> str:
        return self._library.words

    def begin(self) -> None:
        self._was, self._was_on, self._top = self.words, self._on, self._pane.scroll_offset.y
        self._near = self._placed = self._on

    def narrow(self, words: str) -> None:
        if self._on not in (None, self._placed):
            self._near = self._on  # a key or a click put the highlight there
        self._library.narrow(words, self._near)
        self._placed = self._on

    def move(self, what: str) -> None:
        self._pane.move(what)

    def keep(self) -> None:
        self._library.narrow(self.words)  # without a line any more an empty list says how to go on

    def restore(self) -> None:
        self._library.narrow(self._was, self._was_on)
        if self._was_on is not None:
            self._library.go_to_article(self._was_on)
            self._pane.go_to_line(self._top)

    @property
    def _on(self) -> int | None:
        article = self._pane.article
        return None if article is None else article.id
