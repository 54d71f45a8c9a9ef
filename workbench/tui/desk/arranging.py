"""Which panes are on screen and which has the focus: three at once, or one where it is narrow."""

from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

NARROW = 100
"""Columns under which one pane is shown at a time."""

PANES = ("article", "claims", "detail")

ROOM = """
DeskScreen {
    layout: grid;
    grid-size: 2 4;
    grid-columns: 57fr 43fr;
    grid-rows: 2 1fr 1fr auto;
    HeaderPane, FooterPane { column-span: 2; }
    ArticlePane { row-span: 2; }
    ClaimsPane, DetailPane, FieldEditor { margin-left: 1; }
    ClaimStrip { display: none; }
    &.-writing { grid-size: 2 5; grid-rows: 2 1fr 1fr 9 auto; }
    &.-writing ArticlePane { row-span: 3; }
    &.-single { grid-size: 1 4; grid-columns: 1fr; grid-rows: 2 1fr 4 auto; }
    &.-single HeaderPane, &.-single FooterPane { column-span: 1; }
    &.-single ArticlePane { row-span: 1; }
    &.-single ClaimsPane, &.-single DetailPane, &.-single FieldEditor { margin-left: 0; }
    &.-single ClaimStrip { display: block; }
    &.-single.-writing { grid-rows: 2 1fr 8 auto; }
    &.-single.-writing ClaimStrip { display: none; }
    &.-on-article ClaimsPane, &.-on-article DetailPane { display: none; }
    &.-on-claims ArticlePane, &.-on-claims DetailPane { display: none; }
    &.-on-detail ArticlePane, &.-on-detail ClaimsPane { display: none; }
}
"""
"""How the desk shares its room, and how where it is narrow or a field is open."""


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
