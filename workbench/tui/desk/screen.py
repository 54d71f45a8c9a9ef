"""The desk: the article beside its claims over the current claim, and the verbs on them.

What the verbs do, and what keeps the panes in step, stands in the modules beside this one.
"""

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from workbench.model.errors import StorageError
from workbench.model.settings import Settings
from workbench.model.views import Claim
from workbench.tui import garbage
from workbench.tui.desk.arranging import ROOM, Arranging
from workbench.tui.desk.changed import Changed
from workbench.tui.desk.fields import Fields
from workbench.tui.desk.listing import Listing
from workbench.tui.desk.rest import Rest
from workbench.tui.desk.showing import Showing
from workbench.tui.desk.state import Caught, DeskState
from workbench.tui.desk.targets import Target, target_of
from workbench.tui.desk.useful import Useful, own_keys
from workbench.tui.keys import bindings
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.claims import ClaimsPane
from workbench.tui.panes.compositing import PaneScreen
from workbench.tui.panes.detail import DetailPane
from workbench.tui.panes.footer import FooterPane
from workbench.tui.panes.header import HeaderPane
from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.strip import ClaimStrip
from workbench.tui.symbols import Symbols
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.tui.app import WorkbenchApp
    from workbench.tui.desk.asked import AskedPlaces
    from workbench.tui.desk.asking import Asking
    from workbench.tui.desk.citing import Citing
    from workbench.tui.desk.describing import Describing
    from workbench.tui.desk.going import Going
    from workbench.tui.desk.marking import Marking
    from workbench.tui.desk.opening import Opening
    from workbench.tui.desk.over import OverScreen
    from workbench.tui.desk.places import Places
    from workbench.tui.desk.rating import Rating
    from workbench.tui.desk.ticking import Ticking
    from workbench.tui.desk.writing import Writing
    from workbench.tui.filtering import Filtering
    from workbench.tui.panes.articlelines import AskedPlace
    from workbench.tui.panes.field import FieldEditor

LOOK_AGAIN = 0.5
"""Seconds between two looks whether another window or program wrote to the file."""


class DeskScreen(PaneScreen):
    """One article on the desk."""

    PARTS = (
        *("writing", "rating", "going", "marking", "places", "ticking"),
        *("describing", "citing", "filtering"),
    )
    """What the first frame does without, those first that a key needs most."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("screen", "claim", "defer", "desk")]
    DEFAULT_CSS = ROOM

    def __init__(
        self, workspace: Workspace, settings: Settings, symbols: Symbols, article: int
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.settings = settings
        self.symbols = symbols
        self.state = DeskState(workspace, article, symbols)
        self.header = HeaderPane(symbols)
        own = own_keys(settings)
        self.article = ArticlePane(symbols, id="article")
        self.claims = ClaimsPane(symbols, id="claims")
        self.detail = DetailPane(symbols, keys=own, id="detail")
        self.strip = ClaimStrip(symbols)
        self.footer = FooterPane(symbols)
        self.arranging = Arranging(self)
        self.showing = Showing(self)
        self.rest = Rest(self)
        self.useful = Useful(self, own)
        self.fields = Fields(self)
        self.listing = Listing(self)
        self.changed = Changed(self)
        self.over: OverScreen | None = None
        """What lies over the desk, on top, and is about its current claim: `header` and `footer`
        are that one's then.
        """
        self.own_rows = (self.header, self.footer)
        self._timer: Timer | None = None
        self.claims.follow = self.showing.claim
        self.article.follow = self._caret_moved
        self.article.jumps = self.showing.ahead.starts
        self.article.unread = partial(self.call_later, self.unreadable)

    def compose(self) -> ComposeResult:
        yield self.header
        yield self.article
        yield self.claims
        yield self.detail
        yield self.strip
        yield self.footer

    def on_mount(self) -> None:
        self.showing.begin()
        self._timer = self.set_interval(LOOK_AGAIN, self._look_again)
        self.call_after_refresh(self.listing.prepare)
        self.call_after_refresh(self.changed.begin)
        self.call_after_refresh(lambda: self.asked.begin())

    def on_screen_resume(self) -> None:
        if self.workbench.is_painted:
            self._look_again()  # what a list over it wrote is seen at once

    def before_input(self) -> None:
        self.rest.whole()  # a key may go anywhere

    def _look_again(self) -> None:
        if not self.state.is_whole:
            return
        may_be_otherwise = self.showing.standing.is_unreadable
        try:
            if may_be_otherwise:
                self.rest.again()
            elif may_be_otherwise := self.state.somebody_wrote():
                known = self.state.last_action
                self.showing.catch_up()
                if self.state.last_action != known:  # else it was this window
                    self.showing.grounds.touched()
        except StorageError as error:
            self.unreadable(error)
        else:
            self.showing.standing.readable()
            self.showing.standing.look(alone=not may_be_otherwise)
        self.writing.rest()

    def unreadable(self, error: StorageError) -> None:
        """Say that the file could not be read, whatever wanted to."""
        self.showing.standing.unreadable(error)

    def painted(self) -> None:
        self.showing.ahead.look()
        self.showing.grounds.look()
        self.rest.painted()
        garbage.look()

    @property
    def lacks(self) -> bool:
        return self.rest.is_counting or self.showing.grounds.is_under_way

    # what the verbs ask

    @property
    def workbench(self) -> "WorkbenchApp":
        return cast("WorkbenchApp", self.app)

    def target(self) -> Target:
        """What a verb would act on now: read from the panes, so that no message is behind it."""
        over = self.over.target() if self.over is not None else None
        return over or target_of(self.arranging.pane, self.article, self.claims, self.state)

    def current_claim(self) -> Claim | None:
        """The claim that `s`, `w` and the other verbs act on, said in the footer."""
        claims = self.target().claims
        return self.state.claims.get(claims[0]) if claims else None

    def say(self, words: str, *, bad: bool = False, stays: bool = False) -> None:
        """Say something in the footer until the target changes, or if it `stays`, the next word."""
        self.showing.say(words, bad=bad, stays=stays)

    @property
    def is_opening(self) -> bool:
        """Whether something is on its way that the next key is meant for."""
        return self.fields.is_opening or self.writing.holds_keys

    @property
    def awaits_writes(self) -> bool:
        """Whether that comes of a write on its way."""
        return self.writing.holds_keys

    def contexts(self) -> tuple[str, ...]:
        """The contexts of keys that are active, the focused pane's first."""
        pane = self.arranging.pane
        also = {"article": ("text",), "detail": ("source",)}.get(pane, ())
        return (pane, *also, "claim", "defer", "desk", "screen")

    def take_paste(self, text: str) -> None:
        """A paste outside a field: addresses in it become sources of the current claim."""
        if not self.fields.is_open:
            self.citing.paste(text)

    # verbs, loaded with their first use or when there is time for it

    @cached_property
    def writing(self) -> "Writing":
        from workbench.tui.desk.writing import Writing

        return Writing(self)

    @cached_property
    def going(self) -> "Going":
        from workbench.tui.desk.going import Going

        return Going(self)

    @cached_property
    def rating(self) -> "Rating":
        from workbench.tui.desk.rating import Rating

        return Rating(self)

    @cached_property
    def marking(self) -> "Marking":
        from workbench.tui.desk.marking import Marking

        return Marking(self)

    @cached_property
    def ticking(self) -> "Ticking":
        from workbench.tui.desk.ticking import Ticking

        return Ticking(self)

    @cached_property
    def places(self) -> "Places":
        from workbench.tui.desk.places import Places

        return Places(self)

    @cached_property
    def describing(self) -> "Describing":
        from workbench.tui.desk.describing import Describing

        return Describing(self)

    @cached_property
    def asked(self) -> "AskedPlaces":
        from workbench.tui.desk.asked import AskedPlaces

        return AskedPlaces(self)

    def asked_between(self, start: int, end: int) -> "Sequence[AskedPlace]":
        """The words there that were asked about; the first frame does without."""
        return self.asked.between(start, end) if "asked" in self.__dict__ else ()

    @cached_property
    def asking(self) -> "Asking":
        from workbench.tui.desk.asking import Asking

        return Asking(self)

    @cached_property
    def opening(self) -> "Opening":
        from workbench.tui.desk.opening import Opening

        return Opening(self)

    @cached_property
    def citing(self) -> "Citing":
        from workbench.tui.desk.citing import Citing

        return Citing(self)

    @cached_property
    def filtering(self) -> "Filtering":
        from workbench.tui.desk.claimfilter import ClaimFilter
        from workbench.tui.filtering import Filtering

        return Filtering(self, self.footer, ClaimFilter(self))

    # what the panes tell

    def on_resize(self) -> None:
        self.arranging.arrange()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.arranging.focused(event.widget)
        if self.typed is not None and event.widget is not self.claims:
            self.typed.end()
        self.showing.target()

    def on_claims_pane_opened(self, event: ClaimsPane.Opened) -> None:
        self.showing.claim(event.claim)
        self.arranging.focus("detail")

    def on_detail_pane_item_highlighted(self) -> None:
        self.useful.show()

    def on_detail_pane_item_chosen(self) -> None:
        self.describing.edit_item()

    def _caret_moved(self) -> None:
        claim = self.article.claim_at_caret()
        if claim is not None and claim != self.state.current:
            self.showing.claim(claim, follow=False)
        else:
            self.showing.target()

    def on_field_editor_typed(self, event: "FieldEditor.Typed") -> None:
        self.fields.typed(event.key, event.text)

    def on_field_editor_left(self, event: "FieldEditor.Left") -> None:
        self.fields.left(event.key)

    def on_field_editor_editor_requested(self, event: "FieldEditor.EditorRequested") -> None:
        self.fields.edit_outside(event.key, event.text)

    def on_quit_requested(self) -> None:
        """A field that is open is left first: its text is queued before the app goes."""
        self.fields.leave()

    def focus_last(self) -> None:
        """Give the focus back to the pane that had it."""
        self.arranging.focus_last()

    def caught(self, what: Caught) -> None:
        """Something was written and is read: what lies over the desk has its part in it."""
        self.changed.caught(what)
        self.asked.caught(what)
        if self.over is not None:
            self.over.caught(what)

    def pane_changed(self, pane: LineView) -> None:
        """Under another screen nothing is painted: Textual would paint all of that one for it."""
        if self.over is None:
            super().pane_changed(pane)

    def _compositor_refresh(self) -> None:
        if self.over is None:
            super()._compositor_refresh()

    # verbs: what they do stands in the modules beside this one

    def action_rate(self, digit: int) -> None:
        self.rating.rate(digit)

    def action_why(self) -> None:
        self.describing.why()

    def action_change_to(self) -> None:
        self.describing.change_to()

    def action_query(self) -> None:
        self.asking.query()

    def action_queries(self) -> None:
        self.asking.queries()

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

    def action_all_places(self) -> None:
        self.marking.all_places()

    def action_tick(self, value: int) -> None:
        self.ticking.tick(value)

    def action_cover(self) -> None:
        self.ticking.cover()

    def action_cover_why(self) -> None:
        self.ticking.cover_why()

    def action_evidence(self) -> None:
        self.citing.evidence()

    def action_pin(self) -> None:
        self.citing.evidence()

    def action_source(self) -> None:
        self.citing.source()

    def action_stance(self, stance: str) -> None:
        self.citing.stance(stance)

    def action_order(self, by: int) -> None:
        self.citing.order(by)

    def action_locator(self) -> None:
        self.citing.locator()

    def action_private_note(self) -> None:
        self.citing.private_note()

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
        self.arranging.focus_next(1)

    def action_previous_pane(self) -> None:
        self.arranging.focus_next(-1)

    def action_open_detail(self) -> None:
        if not self.workbench.key_is_held:  # a held Enter must not go on to where it judges
            self.arranging.focus("detail")

    def action_zoom(self) -> None:
        self.arranging.zoom()

    def action_undo(self) -> None:
        self.going.undo()

    def action_redo(self) -> None:
        self.going.redo()

    def action_sources(self) -> None:
        self.opening.sources()

    def action_problems(self) -> None:
        self.opening.problems()

    def action_revisions(self) -> None:
        self.opening.revisions()

    def action_links(self) -> None:
        self.opening.links()

    def action_round(self) -> None:
        self.opening.round()

    def action_names(self) -> None:
        self.opening.names()

    def action_export(self) -> None:
        self.opening.export()

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
