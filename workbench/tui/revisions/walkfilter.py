"""The walk's list while a filter is typed: what Esc brings back."""

from typing import TYPE_CHECKING

from workbench.tui.filtering import Filtering

if TYPE_CHECKING:
    from workbench.tui.revisions.walkscreen import WalkScreen


class WalkFilter:
    """The marks as `Filtering` narrows them; the highlight keeps to its mark while that fits."""

    def __init__(self, screen: "WalkScreen") -> None:
        self._screen = screen
        self._was = ""
        self._was_on: int | None = None

    @property
    def words(self) -> str:
        return self._screen.seen.words

    def begin(self) -> None:
        self._was, self._was_on = self.words, self._screen.showing.mark

    def narrow(self, words: str) -> None:
        self._screen.showing.narrow(words)

    def move(self, what: str) -> None:
        self._screen.list.action_move(what)

    def keep(self) -> None:
        self._screen.showing.narrow(self.words)

    def restore(self) -> None:
        self._screen.showing.narrow(self._was, self._was_on)


def begin(screen: "WalkScreen") -> None:
    """Take the keys for a filter, unless they are taken."""
    if screen.typed is None:
        Filtering(screen, screen.footer, WalkFilter(screen)).begin()
