"""Words that a list is filtered by, typed in the footer's row: each key filters at once."""

from typing import Protocol

from textual import events

from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.typedline import TypedLine, typable

MOVES = {"up": "up", "down": "down", "pageup": "page_up", "pagedown": "page_down"}
"""Keys that move in the list meanwhile."""

LEAVING = ("tab", "shift+tab")
"""Keys that end the typing and then do what they do in the list."""


class Filtered(Protocol):
    """A list that is filtered."""

    @property
    def words(self) -> str:
        """What its lines must have now."""

    def begin(self) -> None:
        """Keep what is shown, for `restore`."""

    def narrow(self, words: str) -> None:
        """Show the lines that have all of the words."""

    def move(self, what: str) -> None:
        """Move the cursor: `up`, `down`, `page_up`, `page_down`."""

    def keep(self) -> None:
        """What is shown stays: nothing more is typed."""

    def restore(self) -> None:
        """Show what was shown when typing began."""


class Filtering:
    """The typing of a filter, from the key that opens the line to Enter or Esc.

    The list keeps the focus. As long as the line is there it is the screen's `typed`, which gets
    keys and pastes before any verb does.
    """

    def __init__(self, screen: PaneScreen, footer: FooterPane, of: Filtered) -> None:
        self._screen = screen
        self._footer = footer
        self._list = of
        self._line = TypedLine()

    def begin(self) -> None:
        """Take the keys; the words that are in force can be changed."""
        if self._screen.typed is None:
            self._list.begin()
            self._screen.typed = self
            self._line = TypedLine(self._list.words)
            self._footer.say("")
            self._footer.show_typed(self._line)

    def take(self, key: events.Key) -> bool:
        """Do what a key does here; False for one that goes on to what it does elsewhere."""
        if key.key in MOVES:
            self._list.move(MOVES[key.key])
        elif key.key == "enter":
            self.end()
        elif key.key == "escape":
            self._close()
            self._list.restore()
        elif self._line.take(key.key, key.character):
            self._narrow()
        else:
            return not self._goes_on(key.key)
        return True

    def paste(self, text: str) -> None:
        """Type a pasted text."""
        self._line.put(typable(text))
        self._narrow()

    def end(self) -> None:
        """Give the keys back to the list, filtered as it is."""
        self._close()
        self._list.keep()

    def _narrow(self) -> None:
        self._footer.show_typed(self._line)
        words = self._line.text.strip()
        if words != self._list.words:
            self._list.narrow(words)

    def _goes_on(self, key: str) -> bool:
        """Whether a key does what it does everywhere, or goes to the next pane, which ends this.

        Any other would act on what one does not look at while typing.
        """
        if key in LEAVING:
            self.end()
            return True
        bound = self._screen.active_bindings.get(key)
        return bound is not None and bound.node is self._screen.app

    def _close(self) -> None:
        self._screen.typed = None
        self._footer.show_typed(None)
