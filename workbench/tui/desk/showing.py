"""What keeps the panes in step: with the file, with each other, with what is on its way to it."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from workbench.model.errors import StorageError, UnknownThing, WorkbenchError
from workbench.model.views import ClaimDetail
from workbench.tui.desk.ahead import Ahead
from workbench.tui.desk.grounds import Grounds
from workbench.tui.desk.standing import Standing
from workbench.tui.desk.state import Caught
from workbench.tui.panes.textview import ArticleText

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class Showing:
    """Paints the panes from the state. `detail` is what the detail pane shows."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self.detail: ClaimDetail | None = None
        self.grounds = Grounds(desk)
        desk.claims.is_short = self.grounds.is_short
        self.standing = Standing(desk)
        self._target_words = ""
        self._is_fleeting = False
        self.ahead = Ahead(desk)

    def begin(self) -> None:
        """Paint all, at the first open claim, or without claims at the article's first hole."""
        desk = self._desk
        self.everything()
        desk.listing.relist()
        if not desk.state.claims:
            hole = desk.state.next_hole(-1)
            desk.article.place_caret(hole.start if hole else 0)
            desk.set_focus(desk.article)
        else:
            open_claims = (claim for claim in desk.claims.order if desk.state.is_open(claim))
            self.claim(next(open_claims, desk.claims.order[0]).id)
            desk.set_focus(desk.claims)
        self.target()
        desk.rest.begin()

    def everything(self, caret: int | None = None) -> None:
        """Paint article and header from the state; another text with the caret at `caret`, or 0."""
        desk, state = self._desk, self._desk.state
        desk.article.show(
            ArticleText(
                state.article.text,
                state.article.language,
                state.marks,
                state.looks,
                state.holes.between,
                *(state.looks.sign, state.holes.is_any, state.holes.struck, state.length),
                desk.asked_between,
            ),
            title=state.article.title,
            caret=caret,
        )
        self.header()

    def header(self) -> None:
        """Paint how the article stands."""
        desk = self._desk
        desk.header.show(
            desk.state.article,
            desk.changed.counted(desk.state.counts),
            desk.state.holes.counts,
            who=desk.workspace.who,
            round=desk.workspace.round,
            saved=self.standing.saved_words,
        )
        self.standing.show()
        if desk.state.holes.counts is None:
            desk.rest.count_holes()

    # in step with the file

    def catch_up(self, also: Collection[int] = ()) -> bool:
        """Read again what was written since, here or elsewhere, and paint what changed; and these
        claims in any case.

        False where the article itself is gone: then the library is on its way.
        """
        with self._desk.workspace.read.snapshot():
            return self._catch_up(also)

    def _catch_up(self, also: Collection[int]) -> bool:
        desk = self._desk
        try:
            caught = desk.state.catch_up()
        except UnknownThing:
            desk.rest.gone()
            return False
        if caught.everything:
            self.ahead.forget()
            self.grounds.touched()
            self.everything()
            desk.listing.relist()
        elif caught:
            self._caught(caught)
        if caught.everything or caught.looks or self._is_current_touched(caught.claims):
            self.current_anew()
        elif caught:
            self.target()
        desk.caught(caught)
        rest = [claim for claim in also if claim not in caught.claims]
        if rest:  # whoever read them first, they are no longer on their way
            self.claims(rest)
        return True

    def _caught(self, caught: Caught) -> None:
        self.grounds.touched(caught.claims)
        if caught.looks:
            self.ahead.forget()
            self._desk.article.forget()
        self.rows(caught)

    def rows(self, caught: Caught) -> None:
        """Paint what was caught of claims, in the list and in the text, and how all stands now."""
        desk = self._desk
        self.ahead.forget(caught.claims)
        desk.article.repaint_claims(caught.claims, caught.spans)
        desk.listing.take(caught)
        self._clear_pending(caught.claims)
        self.header()

    def _is_current_touched(self, claims: Collection[int]) -> bool:
        current = self._desk.state.current
        return current in claims or current not in self._desk.state.claims

    def _clear_pending(self, claims: Iterable[int]) -> None:
        for claim in claims:
            if claim not in self._desk.state.pending.ratings:
                self._desk.claims.clear_pending(claim)

    def current_anew(self) -> None:
        """Show the current claim as it is now."""
        current = self._desk.state.current
        if current is not None and current not in self._desk.state.claims:
            current = self._desk.claims.highlighted
        self.claim(current, follow=False)

    # claims

    def claim(self, claim: int | None, *, follow: bool = True) -> None:
        """Make a claim the current one in all panes; with `follow` the article goes to it."""
        desk, state = self._desk, self._desk.state
        state.current = claim
        desk.article.set_current(claim)
        self.detail = None if claim is None else self.ahead.detail(claim)
        self.details()
        if claim is not None:
            desk.claims.highlight(claim)
            if follow and state.claims[claim].start >= 0:
                desk.article.clear_selection()
                desk.article.place_caret(state.claims[claim].start)
        if desk.over is not None:
            desk.over.follow()
        self.target()

    def details(self) -> None:
        """Show what is known of the current claim in the panes that say it."""
        desk, state = self._desk, self._desk.state
        desk.detail.show(
            self.detail,
            scale=state.article.scale,
            numbers=state.source_numbers,
            saving=state.current in state.pending.ratings,
            who=desk.workspace.who,
            stands_on=self.grounds.of(state.current),
        )
        desk.strip.show(
            self.detail,
            scale=state.article.scale,
            numbers=state.source_numbers,
            saving=state.current in state.pending.ratings,
            who=desk.workspace.who,
        )

    def stands_on(self, *, changed: bool) -> None:
        """Show what claims stand on, as it was found; `changed` is the current one's."""
        self._desk.claims.forget()
        self.ahead.forget()
        if changed:
            self.details()

    def claims(self, claims: Collection[int]) -> None:
        """Paint these claims anew from the state, in the list and in the text."""
        desk = self._desk
        desk.state.relook(claims)
        desk.article.repaint_claims(claims)
        for claim in claims:
            if claim in desk.state.claims:
                desk.claims.replace(desk.state.claims[claim])
        self._clear_pending(claims)
        if desk.state.current in claims:
            desk.detail.set_saving(desk.state.current in desk.state.pending.ratings)

    # what is being saved

    def saving(self, claims: Iterable[int]) -> None:
        """These claims' ratings are queued and not on disk yet."""
        desk = self._desk
        for claim in claims:
            if claim in desk.state.pending.ratings:
                desk.claims.set_pending(claim, desk.state.pending.ratings[claim])
        desk.state.relook(claims)
        desk.article.repaint_claims(claims)
        desk.header.set_saved("saving")

    def saved(self, at: str) -> None:
        """The last write is on disk since `at`, a stored time."""
        if at:
            self.standing.saved(at)
        self.standing.show()

    def failed(self, error: WorkbenchError) -> None:
        """A write failed: said where it is seen, until one is on disk again.

        In no dialog: it would take the focus from a field whose text is not on disk.
        """
        self.standing.failed()
        self._desk.say(f"{error.title}: {error}", bad=True, stays=True)

    def untouched(self, claims: Collection[int]) -> None:
        """A write on these claims failed: what is true is painted again, where it can be read."""
        with suppress(StorageError):  # it is told already that the file fails
            self.claims(claims)
            self.current_anew()

    def refusal(self, error: WorkbenchError) -> None:
        """Say why something was not done; in a dialog where the footer has no room for it all."""
        words = f"{error.title}: {error}"
        if self._desk.footer.has_room_for(words):
            self._desk.say(words, bad=True)
        else:
            self._desk.workbench.tell_failure(error)

    # the footer

    def say(self, words: str, *, bad: bool, stays: bool) -> None:
        """Say something: a word about the target of now goes with it, unless it `stays`."""
        self._is_fleeting = bool(words) and not stays
        self._desk.footer.say(words, bad)

    def target(self) -> None:
        """Name in the footer what digits and other verbs act on, and the keys of the place."""
        desk = self._desk
        listed = desk.claims.highlighted
        on_list = desk.arranging.pane == "claims" and not desk.fields.is_open
        if on_list and listed is not None and listed != desk.state.current:
            self.claim(listed)  # a filter took the current one off the list: show what is rated
            return
        target = desk.target()
        words, scale = target.words, desk.state.article.scale if target.ratable else None
        if desk.fields.is_open:
            words, scale = desk.fields.title, None  # a digit is text now
        if words != self._target_words:
            if self._is_fleeting:
                self.say("", bad=False, stays=False)
            self._target_words = words
        desk.footer.show_target(words, scale, desk.useful.digits, also=target.also if scale else "")
        desk.useful.show()
