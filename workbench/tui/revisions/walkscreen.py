"""The walk over a new text: every mark that waits, its old words beside the new ones.

It lies over the desk and is about the desk's current claim, as the evidence is.
"""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.revisions import WalkItem
from workbench.tui.desk.arranging import NARROW
from workbench.tui.desk.over import OverScreen
from workbench.tui.desk.state import Caught
from workbench.tui.desk.targets import Target
from workbench.tui.desk.useful import Verbs as Named
from workbench.tui.keys import bindings
from workbench.tui.revisions.reading import Reading
from workbench.tui.revisions.showing import Showing
from workbench.tui.revisions.sides import SidesPane
from workbench.tui.revisions.state import BOTH, NEW, OLD, WalkState
from workbench.tui.revisions.textpane import RevisionText
from workbench.tui.revisions.verbs import Verbs
from workbench.tui.revisions.walkpane import WalkPane
from workbench.workspace.walking import Walking, WalkReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.desk.screen import DeskScreen

DONE = "All {} were looked at: nothing waits. Esc goes back."
DONE_FILTERED = "Nothing that fits waits any more: Esc shows the others."
NOTHING_WAITS = "Nothing waits any more: Esc goes back to the desk."
TURNS = {BOTH: NEW, NEW: OLD, OLD: BOTH}


class WalkScreen(OverScreen):
    """The list of marks, beside it the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen", "claim", "walk")]
    DEFAULT_CSS = """
    WalkScreen {
        layout: grid;
        grid-size: 2 3;
        grid-columns: 40fr 60fr;
        grid-rows: 2 1fr auto;
        HeaderPane, FooterPane, FieldEditor { column-span: 2; }
        SidesPane, RevisionText { margin-left: 1; }
        RevisionText { display: none; }
        &.-on-text SidesPane { display: none; }
        &.-on-text RevisionText { display: block; }
        &.-writing { grid-size: 2 4; grid-rows: 2 1fr 8 auto; }
        &.-single { grid-size: 1 4; grid-columns: 1fr; grid-rows: 2 7 1fr auto; }
        &.-single HeaderPane, &.-single FooterPane, &.-single FieldEditor { column-span: 1; }
        &.-single SidesPane, &.-single RevisionText { margin-left: 0; }
        &.-single.-writing { grid-size: 1 5; grid-rows: 2 4 1fr 7 auto; }
        &.-zoomed { grid-size: 1 3; grid-columns: 1fr; grid-rows: 2 1fr auto; }
        &.-zoomed HeaderPane, &.-zoomed FooterPane, &.-zoomed FieldEditor { column-span: 1; }
        &.-zoomed WalkPane { display: none; }
        &.-zoomed.-writing { grid-size: 1 4; grid-rows: 2 1fr 7 auto; }
    }
    """

    def __init__(self, desk: "DeskScreen", claim: int | None = None) -> None:
        """At the mark of a claim, if that waits, else at the first."""
        super().__init__(desk)
        self.seen = WalkState(WalkReader(desk.workspace.read, desk.state.article.id))
        self.list = WalkPane(desk.symbols, id="walk")
        self.sides = SidesPane(desk.symbols, id="sides")
        self.text = RevisionText(desk.symbols, id="text")
        self.showing = Showing(self)
        self.reading = Reading(self, claim)
        self._verbs = Verbs(self)

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.list
        yield self.sides
        yield self.text
        yield self.footer

    def on_mount(self) -> None:
        self.reading.ask()
        self._arrange()
        self.lie_over()

    def on_resize(self) -> None:
        self._arrange()

    # what the desk and the app ask

    @cached_property
    def walk(self) -> Walking:
        return self.desk.workspace.walk

    @property
    def verbs(self) -> Named:
        """The keys that the footer names."""
        return self.showing.verbs

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, this screen's first."""
        pane = "walked" if self.focused is self.list else "text"
        return ("walk", pane, "claim", "screen")

    def target(self) -> Target | None:
        """On a heading, its group; else the desk's current claim, which is the mark's."""
        return self.showing.target()

    def take_paste(self, text: str) -> None:
        """A paste outside a field: addresses in it become sources of the claim."""
        if not self.desk.fields.is_open:
            self.desk.citing.paste(text)

    def follow(self) -> None:
        """Show the desk's current claim, as it is now."""
        self.showing.follow()

    def caught(self, what: Caught) -> None:
        """Read again what was touched; the highlight stays on its mark."""
        if what.everything or self.reading.is_under_way:
            self.reading.ask()
        elif what.claims:
            self.seen.read(what.claims)
            self.showing.list_again()

    @property
    def is_reading(self) -> bool:
        return self.reading.is_under_way

    @property
    def is_opening(self) -> bool:
        return self.is_reading or super().is_opening

    def focus_last(self) -> None:
        """Give the focus to the list, or to the text that is read."""
        if not self.desk.fields.is_open:
            self.set_focus(self.list if self.seen.shows == BOTH else self.text)

    # what the verbs ask

    def go_on(self) -> None:
        """To the next mark that waits."""
        at = self.seen.next_from(self.list.row or 0, 1)
        if at is None:
            self.showing.show()
            self.say(DONE_FILTERED if self.seen.words else DONE.format(self.seen.total))
        else:
            self._go(at)

    def went_on(self, items: "Sequence[WalkItem]") -> None:
        """To the next mark after these were dealt with, unless the one still waits: its place is
        known now, and its words want a word.
        """
        self.turn_to(BOTH)
        if any(self.seen.waits(item) for item in items):
            at = self.seen.row_of(items[0].claim)
            if at is not None:
                self._go(at)
            self.say("Now it waits as changed: + if the verdict holds, 0 or a digit if not.")
        else:
            self.go_on()

    def turn_to(self, shows: str) -> None:
        """Show both sides, or the whole of one text."""
        if shows != self.seen.shows:
            self.seen.shows = shows
            self._arrange()
            self.showing.show()
            self.desk.showing.target()

    # what the panes tell

    def on_rows_view_highlighted(self) -> None:
        self.showing.highlighted()

    # verbs

    def action_hold(self) -> None:
        if not self.desk.workbench.key_is_held:
            self._verbs.hold()

    def action_rate(self, digit: int) -> None:
        if not self.desk.workbench.key_is_held:
            self._verbs.rate(digit)

    def action_accept(self) -> None:
        self._verbs.accept()

    def action_place(self) -> None:
        self._verbs.place()

    def action_cut(self) -> None:
        if not self.desk.workbench.key_is_held:
            self._verbs.cut()

    def action_later(self) -> None:
        self._verbs.later()

    def action_cycle_shown(self) -> None:
        self.turn_to(TURNS[self.seen.shows])

    def action_zoom(self) -> None:
        self.set_class(not self.has_class("-zoomed"), "-zoomed")
        self._arrange()

    def action_next_stop(self) -> None:
        self._stop(1)

    def action_previous_stop(self) -> None:
        self._stop(-1)

    def action_next_open(self) -> None:
        self._stop(1)

    def action_previous_open(self) -> None:
        self._stop(-1)

    def action_evidence(self) -> None:
        self.desk.citing.evidence()

    def action_pin(self) -> None:
        self.desk.citing.evidence()

    def action_change_to(self) -> None:
        self.desk.describing.change_to()

    def action_open_claim(self) -> None:
        if not self.desk.workbench.key_is_held:
            self.close()

    def action_revisions(self) -> None:
        from workbench.tui.revisions.opening import list_revisions

        list_revisions(self.desk)

    def action_next_pane(self) -> None:
        if self.seen.shows != BOTH:
            self.set_focus(self.list if self.focused is self.text else self.text)
        else:
            self.set_focus(self.list if self.focused is self.sides else self.sides)

    def action_previous_pane(self) -> None:
        self.action_next_pane()

    def action_go(self) -> None:
        self.desk.going.go()

    def action_find(self) -> None:
        from workbench.tui.revisions.walkfilter import begin

        begin(self)

    def action_back(self) -> None:
        self.close()

    def action_close(self) -> None:
        """End what is open: a field, a selection, the text; at last the walk."""
        if self.desk.fields.is_open:
            self.desk.fields.leave()
        elif self.text.clear_selection():
            self.desk.useful.show()
        elif self.seen.shows != BOTH:
            self.turn_to(BOTH)
        elif self.seen.words:
            self.showing.narrow("")
        else:
            self.close()

    # private

    def _arrange(self) -> None:
        self.set_class(self.size.width < NARROW, "-single")
        self.set_class(self.seen.shows != BOTH, "-on-text")
        self.focus_last()

    def _stop(self, by: int) -> None:
        at = self.seen.next_from(self.list.row or 0, by)
        if at is None:
            self.say(DONE_FILTERED if self.seen.words else NOTHING_WAITS)
        else:
            self._go(at)

    def _go(self, row: int) -> None:
        self.list.highlight(row)
        self.showing.highlighted()
