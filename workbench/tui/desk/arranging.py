"""Which panes are on screen and which has the focus: three at once, or one where it is narrow."""

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

NARROW = 100
"""Columns under which one pane is shown at a time."""

PANES = ("article", "claims", "detail")


class Arranging:
    """The room and the focus of the panes."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._last_pane = "claims"
        self.is_zoomed = False

    @property
    def pane(self) -> str:
        """The pane that has the focus, or had it before a field or dialog took it; under the
        evidence the detail, since what is done there is done to its claim and source.
        """
        if self._desk.over is not None:
            return "detail"
        focused = self._desk.focused
        if focused is not None and focused.id in PANES:
            return str(focused.id)
        return self._last_pane

    def focus(self, pane: str) -> None:
        """Give a pane the focus, and on a narrow screen the room."""
        self._last_pane = pane
        self._give_room(pane)
        self._desk.set_focus(self._desk.query_one(f"#{pane}", Widget))

    def focus_last(self) -> None:
        """Give the focus back to the pane that had it."""
        self.focus(self._last_pane)

    def focus_next(self, by: int) -> None:
        """Give the focus to the next pane, or with -1 to the one before."""
        self.focus(PANES[(PANES.index(self.pane) + by) % len(PANES)])

    def focused(self, widget: Widget) -> None:
        """Something has the focus now: where it is a pane, it has the room too."""
        if widget.id in PANES:
            self._last_pane = widget.id
            self.arrange()

    def zoom(self) -> None:
        """Give the pane all of the room, or share it again."""
        self.is_zoomed = not self.is_zoomed
        self.arrange()

    def arrange(self) -> None:
        """Share the room of the screen as it is now."""
        if self._desk.over is None:
            self._give_room(self.pane)

    def _give_room(self, pane: str) -> None:
        desk = self._desk
        single = desk.size.width < NARROW or self.is_zoomed
        desk.set_class(single, "-single")
        for one in PANES:
            desk.set_class(single and one == pane, f"-on-{one}")
