"""A list screen's lines while a filter is typed: what Esc restores."""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from workbench.tui.lists.pane import ListPane

if TYPE_CHECKING:
    from workbench.tui.lists.screen import ListScreen


class ListFilter:
    """The lines as `Filtering` narrows them."""

    def __init__(self, screen: "ListScreen[Any]", pane: ListPane[Any]) -> None:
        self._screen = screen
        self._pane = pane
        self._was = ""
        self._was_on: Hashable = None

    @property
    def words(self) -> str:
        return self._screen.words

    def begin(self) -> None:
        line = self._pane.line
        self._was, self._was_on = self.words, None if line is None else self._pane.key(line)

    def narrow(self, words: str) -> None:
        self._screen.narrow(words)

    def move(self, what: str) -> None:
        self._pane.move(what)

    def keep(self) -> None:
        self._screen.narrow(self.words)

    def restore(self) -> None:
        self._screen.narrow(self._was)
        self._pane.highlight_key(self._was_on)
