"""Which panes of the evidence screen are seen: claim and text side by side, or one at a time."""

from typing import TYPE_CHECKING

from workbench.tui.desk.arranging import NARROW

if TYPE_CHECKING:
    from workbench.tui.evidence.screen import EvidenceScreen


class Arranging:
    """The room of the panes. The text has the focus, or what stands in its place."""

    def __init__(self, screen: "EvidenceScreen") -> None:
        self._screen = screen
        self._is_on_claim = False
        self._is_zoomed = False

    @property
    def is_single(self) -> bool:
        """Whether one pane is shown at a time."""
        return self._is_zoomed or self._screen.size.width < NARROW

    def arrange(self) -> None:
        """Share the room of the screen as it is now."""
        screen, single = self._screen, self.is_single
        screen.set_class(single, "-single")
        screen.set_class(single and self._is_on_claim, "-on-claim")
        screen.set_class(single and not self._is_on_claim, "-on-text")
        screen.set_class(screen.seen.shows_differences, "-on-differences")
        self.focus()

    def focus(self) -> None:
        """Give the focus to what is read."""
        screen = self._screen
        wanted = screen.differences if screen.seen.shows_differences else screen.source
        if not screen.desk.fields.is_open and screen.focused is not wanted:
            screen.set_focus(wanted)

    def next_pane(self) -> None:
        """The other pane, where there is room for one."""
        if self.is_single:
            self._is_on_claim = not self._is_on_claim
            self.arrange()
        else:
            self._screen.say("Both are shown: the arrows move in the text, j and k go by source.")

    def zoom(self) -> None:
        """The text alone, or beside the claim again."""
        self._is_zoomed = not self._is_zoomed
        self._is_on_claim = False
        self.arrange()
