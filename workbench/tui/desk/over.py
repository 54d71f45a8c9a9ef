"""A screen that lies over the desk and is about the desk's current claim.

Its header and footer say what the desk's would, fields are opened on it, and what the desk's verbs
do to a claim they do from here as well. Such screens may lie over each other.
"""

from typing import TYPE_CHECKING

from textual import events

from workbench.tui.desk.state import Caught, DeskState
from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.header import HeaderPane

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.desk.targets import Target
    from workbench.tui.desk.useful import Verbs
    from workbench.tui.panes.field import FieldEditor
    from workbench.tui.panes.lineview import LineView


class OverScreen(PaneScreen):
    """What screens over the desk share; a subclass composes `header`, its panes and `footer`."""

    def __init__(self, desk: "DeskScreen") -> None:
        super().__init__()
        self.desk = desk
        self.under: OverScreen | None = None
        """The one that lies between this one and the desk."""
        self.header = HeaderPane(desk.symbols)
        self.footer = FooterPane(desk.symbols)

    # what a subclass gives

    @property
    def verbs(self) -> "Verbs":
        """The keys that the footer names."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show the desk's current claim, as it is now."""
        raise NotImplementedError

    def focus_last(self) -> None:
        """Give the focus to what is read."""
        raise NotImplementedError

    def target(self) -> "Target | None":
        """What a verb would act on, where that is not the desk's current claim."""
        return None

    def caught(self, what: Caught) -> None:
        """Something was written, here or elsewhere, and the desk has read it."""

    def closing(self) -> None:
        """What is to be stopped before the screen goes."""

    # the desk's side

    @property
    def state(self) -> DeskState:
        """The desk's: what digits mean here is what they mean there."""
        return self.desk.state

    @property
    def is_seen(self) -> bool:
        """Whether nothing about the desk lies over this one."""
        return self.is_attached and self.desk.over is self

    @property
    def is_opening(self) -> bool:
        """Whether something is on its way that the next key is meant for."""
        return self.desk.is_opening

    @property
    def awaits_writes(self) -> bool:
        """Whether that comes of a write on its way."""
        return self.desk.awaits_writes

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say something in the footer."""
        self.desk.say(words, bad=bad)

    def lie_over(self) -> None:
        """Say here what the desk says, and open its fields here."""
        self.under, self.desk.over = self.desk.over, self
        _turn(self.desk, self)

    def close(self) -> None:
        """Give the screen back to what it lies over."""
        if not self.is_seen:
            return
        self.closing()
        desk, under = self.desk, self.under
        desk.over = under
        _turn(desk, under or desk)
        if under is not None:
            under.follow()
        else:
            desk.arranging.arrange()
            desk.showing.grounds.touched()
        self.dismiss(None)

    # Textual's side

    def before_input(self) -> None:
        self.desk.before_input()

    def pane_changed(self, pane: "LineView") -> None:
        """Under another screen nothing is painted, as on the desk."""
        if self.desk.over is self:
            super().pane_changed(pane)

    def on_field_editor_typed(self, event: "FieldEditor.Typed") -> None:
        self.desk.fields.typed(event.key, event.text)

    def on_field_editor_left(self, event: "FieldEditor.Left") -> None:
        self.desk.fields.left(event.key)

    def on_field_editor_editor_requested(self, event: "FieldEditor.EditorRequested") -> None:
        self.desk.fields.edit_outside(event.key, event.text)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        if self.desk.over is self:
            self.desk.showing.target()

    def on_quit_requested(self) -> None:
        """A field that is open is left first: its text is queued before the app goes."""
        self.desk.fields.leave()

    # verbs of the desk

    def action_rate(self, digit: int) -> None:
        self.desk.rating.rate(digit)

    def action_source(self) -> None:
        self.desk.citing.source()

    def action_why(self) -> None:
        self.desk.describing.why()

    def action_query(self) -> None:
        self.desk.asking.query()

    def action_defer(self) -> None:
        self.desk.describing.defer()

    def action_flags(self) -> None:
        self.desk.describing.flags()

    def action_restate(self) -> None:
        self.desk.describing.restate()

    def action_claim_history(self) -> None:
        self.desk.describing.claim_history()

    def action_open_source(self) -> None:
        self.desk.citing.open_source()

    def action_copy(self) -> None:
        self.desk.citing.copy()

    def action_next_open(self) -> None:
        self.desk.going.next_open(forward=True)

    def action_previous_open(self) -> None:
        self.desk.going.next_open(forward=False)

    def action_undo(self) -> None:
        self.desk.going.undo()

    def action_redo(self) -> None:
        self.desk.going.redo()


def _turn(desk: "DeskScreen", to: "DeskScreen | OverScreen") -> None:
    """Have the desk say in a screen what it says, and open its fields there."""
    desk.header, desk.footer = desk.own_rows if to is desk else (to.header, to.footer)
    desk.fields.move(to)
    desk.useful.forget()
    desk.showing.header()
    desk.showing.target()
