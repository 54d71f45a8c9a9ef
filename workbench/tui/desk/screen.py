"""The desk: the article beside its claims over the current claim, and the verbs on them.

What the verbs do stands in the modules beside this one; here the panes are kept in step.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from workbench.model.settings import Settings
from workbench.model.views import Claim, ClaimDetail
from workbench.tui.desk.citing import Citing
from workbench.tui.desk.describing import Describing
from workbench.tui.desk.fields import Fields
from workbench.tui.desk.going import Going
from workbench.tui.desk.listing import Listing
from workbench.tui.desk.marking import Marking
from workbench.tui.desk.rating import Rating
from workbench.tui.desk.state import Caught, DeskState
from workbench.tui.desk.targets import Target, target_of
from workbench.tui.desk.writing import Writing
from workbench.tui.keys import COMING, bindings
from workbench.tui.panes.article import ArticlePane, ArticleText
from workbench.tui.panes.claims import ClaimsPane
from workbench.tui.panes.detail import DetailPane
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.header import HeaderPane
from workbench.tui.panes.strip import ClaimStrip
from workbench.tui.symbols import Symbols
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.panes.field import FieldEditor

NARROW = 100
"""Columns under which one pane is shown at a time."""

LOOK_AGAIN = 0.5
"""Seconds between two looks whether another window or program wrote to the file."""

PANES = ("article", "claims", "detail")


class DeskScreen(Screen[None]):
    """One article on the desk."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen", "desk")]
    DEFAULT_CSS = """
    DeskScreen {
        layout: grid;
        grid-size: 2 4;
        grid-columns: 57fr 43fr;
        grid-rows: 2 1fr 1fr 2;
        HeaderPane, FooterPane { column-span: 2; }
        ArticlePane { row-span: 2; }
        ClaimsPane, DetailPane, FieldEditor { margin-left: 1; }
        ClaimStrip { display: none; }
        &.-writing { grid-size: 2 5; grid-rows: 2 1fr 1fr 9 2; }
        &.-writing ArticlePane { row-span: 3; }
        &.-single { grid-size: 1 4; grid-columns: 1fr; grid-rows: 2 1fr 4 2; }
        &.-single HeaderPane, &.-single FooterPane { column-span: 1; }
        &.-single ArticlePane { row-span: 1; }
        &.-single ClaimsPane, &.-single DetailPane, &.-single FieldEditor { margin-left: 0; }
        &.-single ClaimStrip { display: block; }
        &.-single.-writing { grid-rows: 2 1fr 8 2; }
        &.-single.-writing ClaimStrip { display: none; }
        &.-on-article ClaimsPane, &.-on-article DetailPane { display: none; }
        &.-on-claims ArticlePane, &.-on-claims DetailPane { display: none; }
        &.-on-detail ArticlePane, &.-on-detail ClaimsPane { display: none; }
    }
    """

    def __init__(
        self, workspace: Workspace, settings: Settings, symbols: Symbols, article: int
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = settings
        self.symbols = symbols
        self.state = DeskState(workspace, article, symbols)
        self.header = HeaderPane(symbols)
        self.article = ArticlePane(id="article")
        self.claims = ClaimsPane(symbols, id="claims")
        self.detail = DetailPane(symbols, id="detail")
        self.strip = ClaimStrip(symbols)
        self.footer = FooterPane(symbols)
        self.writing = Writing(self)
        self.fields = Fields(self)
        self.going = Going(self)
        self.rating = Rating(self)
        self.marking = Marking(self)
        self.describing = Describing(self)
        self.citing = Citing(self)
        self.listing = Listing(self)
        self.shown_detail: ClaimDetail | None = None
        self._zoomed = False
        self._saved = ""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.article
        yield self.claims
        yield self.detail
        yield self.strip
        yield self.footer

    # staying in step

    def on_mount(self) -> None:
        self.show_everything()
        self._begin()
        self._timer = self.set_interval(LOOK_AGAIN, self._look_again)

    def _begin(self) -> None:
        """The first open claim, or without claims the article at its first hole."""
        self.listing.relist()
        open_claims = [claim for claim in self.claims.order if self.state.is_open(claim)]
        if not self.state.claims:
            hole = self.state.next_hole(-1)
            self.article.place_caret(hole.start if hole else 0)
            self.set_focus(self.article)
        else:
            self.show_claim((open_claims or list(self.claims.order))[0].id)
            self.set_focus(self.claims)
        self.show_target()

    def _look_again(self) -> None:
        if self.state.somebody_wrote():
            self.catch_up()

    def catch_up(self) -> None:
        """Read again what was written since, here or elsewhere, and paint what changed."""
        caught = self.state.catch_up()
        if caught.everything:
            self.show_everything()
            self.listing.relist()
        elif caught:
            self._show_caught(caught)
        if caught:
            self._reshow_current()

    def _show_caught(self, caught: Caught) -> None:
        self.article.repaint_claims(caught.claims, caught.spans)
        if caught.listed or self.listing.is_narrowed:
            self.listing.relist()
        else:
            for claim in caught.claims:
                self.claims.replace(self.state.claims[claim])
        self._clear_pending(caught.claims)
        self.show_header()

    def _clear_pending(self, claims: Iterable[int]) -> None:
        for claim in claims:
            if claim not in self.state.pending.ratings:
                self.claims.clear_pending(claim)

    def _reshow_current(self) -> None:
        current = self.state.current
        if current is not None and current not in self.state.claims:
            current = self.claims.highlighted
        self.show_claim(current, follow=False)

    def show_everything(self) -> None:
        """Paint the article and what stands around it from the state."""
        state = self.state
        self.article.show(
            ArticleText(
                state.article.text, state.article.language, state.marks, state.looks, state.holes
            ),
            title=state.article.title,
        )
        self.show_header()

    def show_header(self) -> None:
        self.header.show(
            self.state.article,
            self.state.counts,
            self.state.hole_counts,
            who=self.workspace.who,
            round=self.workspace.round,
            saved=self._saved,
        )

    def show_claim(self, claim: int | None, *, follow: bool = True) -> None:
        """Make a claim the current one in all panes; with `follow` the article goes to it."""
        state = self.state
        state.current = claim
        self.article.set_current(claim)
        self.shown_detail = None if claim is None else self.workspace.read.detail(claim)
        numbers = self.workspace.read.evidence_numbers(state.article.id) if claim else {}
        saving = claim in state.pending.ratings
        for pane in (self.detail, self.strip):
            pane.show(
                self.shown_detail,
                scale=state.article.scale,
                numbers=numbers,
                saving=saving,
                who=self.workspace.who,
            )
        if claim is not None:
            self.claims.highlight(claim)
            if follow and state.claims[claim].start >= 0:
                self.article.clear_selection()
                self.article.place_caret(state.claims[claim].start)
        self.show_target()

    def refresh_claims(self, claims: Iterable[int]) -> None:
        """Paint these claims anew from the state, in the list and in the text."""
        self.state.relook(claims)
        self.article.repaint_claims(claims)
        for claim in claims:
            if claim in self.state.claims:
                self.claims.replace(self.state.claims[claim])
        self._clear_pending(claims)

    def show_saving(self, claims: Iterable[int]) -> None:
        """These claims' ratings are queued and not on disk yet."""
        for claim in claims:
            if claim in self.state.pending.ratings:
                self.claims.set_pending(claim, self.state.pending.ratings[claim])
        self.state.relook(claims)
        self.article.repaint_claims(claims)
        self.header.set_saved("saving")

    def show_saved(self, at: str) -> None:
        """The last write is on disk since `at`."""
        if at:
            self._saved = f"saved {self.clock_words(at)}"
            self.header.set_saved(self._saved)

    def show_failed(self, words: str) -> None:
        """A write failed: said where it is seen, and what is true is painted again."""
        self.header.set_saved("NOT SAVED", bad=True)
        self.say(words, bad=True)
        self._reshow_current()

    @staticmethod
    def clock_words(at: str) -> str:
        """The local time of day of a stored time."""
        return f"{datetime.fromisoformat(at).astimezone():%H:%M:%S}"

    # target and footer

    @property
    def workbench(self) -> "WorkbenchApp":
        return cast("WorkbenchApp", self.app)

    def target(self) -> Target:
        """What a verb would act on now: read from the panes, so that no message is behind it."""
        return target_of(self.active_pane, self.article, self.claims, self.state)

    @property
    def active_pane(self) -> str:
        """The pane that has the focus, or had it before a field or dialog took it."""
        focused = self.focused
        if focused is not None and focused.id in PANES:
            return str(focused.id)
        return self.going.last_pane

    def show_target(self) -> None:
        """Name in the footer what digits and other verbs act on."""
        target = self.target()
        self.footer.show_target(target.words, self.state.article.scale if target.ratable else None)

    def say(self, words: str, *, bad: bool = False) -> None:
        """Say something in the footer."""
        self.footer.say(words, bad)

    def current_claim(self) -> Claim | None:
        """The claim that `s`, `w` and the other verbs act on, said in the footer."""
        claims = self.target().claims
        return self.state.claims.get(claims[0]) if claims else None

    # panes

    def on_resize(self, event: events.Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, width: int) -> None:
        single = width < NARROW or self._zoomed
        self.set_class(single, "-single")
        for pane in PANES:
            self.set_class(single and self.active_pane == pane, f"-on-{pane}")

    def focus_pane(self, pane: str) -> None:
        """Give a pane the focus, and on a narrow screen the room."""
        self.going.last_pane = pane
        self._arrange_for(pane)
        self.set_focus(self.query_one(f"#{pane}", Widget))

    def _arrange_for(self, pane: str) -> None:
        single = self.size.width < NARROW or self._zoomed
        for one in PANES:
            self.set_class(single and one == pane, f"-on-{one}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget.id in PANES:
            self.going.last_pane = str(event.widget.id)
            self._arrange(self.size.width)
            self.footer.show_keys(self.going.useful_keys())
            self.show_target()

    def on_claims_pane_highlighted(self, event: ClaimsPane.Highlighted) -> None:
        self.show_claim(event.claim)

    def on_claims_pane_opened(self, event: ClaimsPane.Opened) -> None:
        self.show_claim(event.claim)
        self.focus_pane("detail")

    def on_article_pane_caret_moved(self, _event: ArticlePane.CaretMoved) -> None:
        claim = self.article.claim_at_caret()
        if claim is not None and claim != self.state.current:
            self.show_claim(claim, follow=False)
        else:
            self.show_target()

    def on_field_editor_typed(self, event: "FieldEditor.Typed") -> None:
        self.fields.typed(event.key, event.text)

    def on_field_editor_left(self, event: "FieldEditor.Left") -> None:
        self.fields.left(event.key)

    def on_field_editor_editor_requested(self, event: "FieldEditor.EditorRequested") -> None:
        self.fields.edit_outside(event.key, event.text)

    def on_quit_requested(self) -> None:
        """A field that is open is left first: its text is queued before the app goes."""
        self.fields.leave()

    def take_paste(self, text: str) -> None:
        """A paste outside a field: addresses in it become sources of the current claim."""
        if not self.fields.is_open:
            self.citing.paste(text)

    @property
    def is_opening(self) -> bool:
        """Whether a field is on its way that the next key is meant for."""
        return self.fields.is_opening

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, the focused pane's first."""
        return (self.active_pane, "desk", "screen")

    # verbs: what they do stands in the modules beside this one

    def action_coming(self, what: str) -> None:
        self.say(f"{COMING[what]} will come; the key is kept for it.")

    def action_rate(self, digit: int) -> None:
        self.rating.rate(digit)

    def action_why(self) -> None:
        self.describing.why()

    def action_change_to(self) -> None:
        self.describing.change_to()

    def action_defer(self) -> None:
        self.describing.defer()

    def action_flags(self) -> None:
        self.describing.flags()

    def action_restate(self) -> None:
        self.describing.restate()

    def action_claim_history(self) -> None:
        self.describing.claim_history()

    def action_article_history(self) -> None:
        self.describing.article_history()

    def action_article_details(self) -> None:
        self.describing.article_details()

    def action_edit_item(self) -> None:
        if not self.workbench.key_is_held:
            self.describing.edit_item()

    def action_mark(self) -> None:
        if not self.workbench.key_is_held:
            self.marking.mark()

    def action_widen(self) -> None:
        self.marking.resize(1)

    def action_narrow(self) -> None:
        self.marking.resize(-1)

    def action_add_place(self) -> None:
        self.marking.add_place()

    def action_next_place(self) -> None:
        self.marking.next_place()

    def action_move_mark(self) -> None:
        self.marking.move_mark()

    def action_remove_mark(self) -> None:
        self.marking.remove_mark()

    def action_cover(self) -> None:
        self.marking.cover()

    def action_source(self) -> None:
        self.citing.source()

    def action_stance(self, stance: str) -> None:
        self.citing.stance(stance)

    def action_order(self, by: int) -> None:
        self.citing.order(by)

    def action_locator(self) -> None:
        self.citing.locator()

    def action_detach(self) -> None:
        self.citing.detach()

    def action_open_source(self) -> None:
        self.citing.open_source()

    def action_copy(self) -> None:
        self.citing.copy()

    def action_find(self) -> None:
        self.going.find()

    def action_go(self) -> None:
        self.going.go()

    def action_back(self) -> None:
        self.going.back()

    def action_close(self) -> None:
        self.going.close()

    def action_next_stop(self) -> None:
        self.going.next_stop(forward=True)

    def action_previous_stop(self) -> None:
        self.going.next_stop(forward=False)

    def action_next_open(self) -> None:
        self.going.next_open(forward=True)

    def action_previous_open(self) -> None:
        self.going.next_open(forward=False)

    def action_next_pane(self) -> None:
        self.going.next_pane(1)

    def action_previous_pane(self) -> None:
        self.going.next_pane(-1)

    def action_open_detail(self) -> None:
        if not self.workbench.key_is_held:  # a held Enter must not go on to where it judges
            self.focus_pane("detail")

    def action_zoom(self) -> None:
        self._zoomed = not self._zoomed
        self._arrange(self.size.width)

    def action_undo(self) -> None:
        self.going.undo()

    def action_redo(self) -> None:
        self.going.redo()

    def action_library(self) -> None:
        self.workbench.open_library()

    def action_select_claim(self) -> None:
        self.listing.select()

    def action_cycle_shown(self) -> None:
        self.listing.cycle_shown()

    def action_cycle_sort(self) -> None:
        self.listing.cycle_sort()

    def action_merge(self) -> None:
        self.listing.merge()

    def action_split(self) -> None:
        self.listing.split()

    def action_delete_claims(self) -> None:
        self.listing.delete()
