"""The evidence screen: the claim in its sentence beside the text of a source, at a passage of it.

It lies over the desk and is about the desk's current claim and source: what the desk's verbs do,
they do from here as well. What its own verbs do stands in the modules beside this one.
"""

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.tui.desk.over import OverScreen
from workbench.tui.desk.useful import Verbs
from workbench.tui.evidence.arranging import Arranging
from workbench.tui.evidence.claimpane import ClaimPane
from workbench.tui.evidence.differences import DifferencesPane
from workbench.tui.evidence.earlier import Earlier
from workbench.tui.evidence.going import Going
from workbench.tui.evidence.pinning import Pinning
from workbench.tui.evidence.proofpane import ProofPane
from workbench.tui.evidence.reading import Reading
from workbench.tui.evidence.showing import Showing
from workbench.tui.evidence.sourcepane import SourcePane
from workbench.tui.evidence.sourcespane import SourcesPane
from workbench.tui.evidence.state import EvidenceState
from workbench.tui.keys import bindings
from workbench.tui.panes.strip import ClaimStrip

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.evidence.carrying import Carrying
    from workbench.tui.evidence.supplying import Supplying


class EvidenceScreen(OverScreen):
    """One claim beside one of its sources."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen", "claim", "defer", "evidence")]
    DEFAULT_CSS = """
    EvidenceScreen {
        layout: grid;
        grid-size: 2 5;
        grid-columns: 43fr 57fr;
        grid-rows: 2 3fr 2fr 3 auto;
        HeaderPane, FooterPane, FieldEditor { column-span: 2; }
        SourcePane, DifferencesPane { row-span: 2; margin-left: 1; }
        SourcesPane { row-span: 2; }
        ProofPane { margin-left: 1; }
        ClaimStrip, DifferencesPane { display: none; }
        &.-on-differences SourcePane { display: none; }
        &.-on-differences DifferencesPane { display: block; }
        &.-writing { grid-size: 2 6; grid-rows: 2 3fr 2fr 3 8 auto; }
        &.-single { grid-size: 1 5; grid-columns: 1fr; grid-rows: 2 1fr 3 4 auto; }
        &.-single HeaderPane, &.-single FooterPane, &.-single FieldEditor { column-span: 1; }
        &.-single SourcePane, &.-single DifferencesPane { row-span: 1; margin-left: 0; }
        &.-single SourcesPane { row-span: 1; }
        &.-single ProofPane { margin-left: 0; }
        &.-single ClaimStrip { display: block; }
        &.-single.-on-text ClaimPane, &.-single.-on-text SourcesPane { display: none; }
        &.-single.-on-claim { grid-rows: 2 1fr 1fr 4 auto; }
        &.-single.-on-claim SourcePane, &.-single.-on-claim DifferencesPane { display: none; }
        &.-single.-on-claim ProofPane { display: none; }
        &.-single.-writing { grid-size: 1 5; grid-rows: 2 1fr 3 7 auto; }
        &.-single.-writing.-on-claim { grid-rows: 2 1fr 1fr 7 auto; }
        &.-single.-writing ClaimStrip { display: none; }
    }
    """

    def __init__(self, desk: "DeskScreen") -> None:
        super().__init__(desk)
        symbols = desk.symbols
        self.seen = EvidenceState()
        self.claim = ClaimPane(symbols, id="claim")
        self.source = SourcePane(symbols, id="source")
        self.differences = DifferencesPane(symbols, id="differences")
        self.sources = SourcesPane(symbols, id="sources")
        self.proof = ProofPane(symbols)
        self.strip = ClaimStrip(symbols)
        self.arranging = Arranging(self)
        self.reading = Reading(self)
        self.earlier = Earlier(self)
        self.showing = Showing(self)
        self.going = Going(self)
        self.pinning = Pinning(self)

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.claim
        yield self.source
        yield self.differences
        yield self.sources
        yield self.proof
        yield self.strip
        yield self.footer

    def on_mount(self) -> None:
        self.arranging.arrange()
        self.lie_over()
        self.follow()

    def on_resize(self) -> None:
        self.arranging.arrange()

    def painted(self) -> None:
        self.reading.look_ahead()

    # what the desk and the app ask

    @property
    def verbs(self) -> Verbs:
        """The keys that the footer names."""
        return self.showing.verbs

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, this screen's first."""
        return ("evidence", "source", "claim", "defer", "text", "screen")

    def take_paste(self, text: str) -> None:
        """A paste outside a field: addresses become sources, other words the passage."""
        if not self.desk.fields.is_open:
            self.pinning.paste(text)

    def follow(self) -> None:
        """Show the desk's current claim, as it is now."""
        self.showing.follow()

    def focus_last(self) -> None:
        """Give the focus to the text again."""
        self.arranging.focus()

    def closing(self) -> None:
        self.reading.stop()

    @cached_property
    def supplying(self) -> "Supplying":
        from workbench.tui.evidence.supplying import Supplying

        return Supplying(self)

    @cached_property
    def carrying(self) -> "Carrying":
        from workbench.tui.evidence.carrying import Carrying

        return Carrying(self)

    def stop_fetching(self) -> bool:
        """Stop a run over several sources; whether there was one."""
        return "supplying" in vars(self) and self.supplying.stop()

    # what the panes tell

    def on_rows_view_highlighted(self) -> None:
        self.going.to_row(self.sources.row or 0)

    # verbs of the desk

    def action_stance(self, stance: str) -> None:
        self.desk.citing.stance(stance)

    def action_order(self, by: int) -> None:
        self.desk.citing.order(by)

    def action_locator(self) -> None:
        self.pinning.locator()

    def action_private_note(self) -> None:
        self.pinning.private_note()

    def action_detach(self) -> None:
        self.desk.citing.detach()

    # verbs of its own

    def action_evidence(self) -> None:
        self.close()

    def action_close(self) -> None:
        self.going.close()

    def action_pin(self) -> None:
        if not self.desk.workbench.key_is_held:
            self.pinning.pin()

    def action_unpin(self) -> None:
        self.pinning.unpin()

    def action_change_to(self) -> None:
        self.pinning.take_words()

    def action_cycle_shown(self) -> None:
        self.going.turn()

    def action_next_stop(self) -> None:
        self.going.stop(1)

    def action_previous_stop(self) -> None:
        self.going.stop(-1)

    def action_next_source(self) -> None:
        self.going.source(1)

    def action_previous_source(self) -> None:
        self.going.source(-1)

    def action_go(self) -> None:
        self.going.go()

    def action_find(self) -> None:
        self.going.find()

    def action_back(self) -> None:
        self.going.back()

    def action_next_pane(self) -> None:
        self.arranging.next_pane()

    def action_previous_pane(self) -> None:
        self.arranging.next_pane()

    def action_zoom(self) -> None:
        self.arranging.zoom()

    def action_capture_before(self) -> None:
        self.earlier.step()

    def action_captures(self) -> None:
        self.earlier.choose()

    def action_capture(self) -> None:
        self.supplying.capture()

    def action_supply(self) -> None:
        self.supplying.supply()

    def action_also(self) -> None:
        self.carrying.also()

    def action_quotations(self) -> None:
        self.carrying.quotations()
