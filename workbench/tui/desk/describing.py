"""What is said about a claim and its article: rationale, wording, waiting, flags, restatement."""

from typing import TYPE_CHECKING

from workbench.model.clock import today
from workbench.model.requests import ClaimEdit, Done
from workbench.model.views import Claim

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.dialogs.article_details import ArticleDetails
    from workbench.tui.dialogs.defer import Deferral


class Describing:
    """The verbs that open a field or a dialog on the claim that the footer names."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk

    def _claim(self) -> Claim | None:
        claim = self._desk.current_claim()
        if claim is None:
            self._desk.say("No claim here: Enter in the article marks one.")
        return claim

    def _one_claim(self, verb: str) -> Claim | None:
        """The claim for a verb that is for one at a time; said where several are selected."""
        if len(self._desk.target().claims) > 1:
            self._desk.say(f"{verb} is for one claim: Esc ends the selection.", bad=True)
            return None
        return self._claim()

    # long text

    def why(self) -> None:
        claim = self._one_claim("Why")
        if claim is not None:
            self.open_rationale(claim.id)

    def open_rationale(self, claim: int) -> None:
        """Open the rationale of a claim's verdict."""
        desk = self._desk
        verdict = desk.workspace.read.detail(claim).verdict
        number = desk.state.claims[claim].number
        text = verdict.rationale if verdict else ""
        desk.fields.open(f"Why #{number}", text, ("verdict", claim, "rationale"))

    def change_to(self) -> None:
        """Open the proposed wording, prefilled with the words as they are."""
        claim = self._one_claim("Change to")
        if claim is not None and self._desk.state.is_blind(claim):
            self._desk.say("What others proposed is hidden: rate it first.", bad=True)
        elif claim is not None:
            proposed = self._desk.workspace.read.detail(claim.id).proposed or claim.quote
            self._desk.fields.open(
                f"Change #{claim.number} to",
                proposed,
                ("claim", claim.id, "proposed"),
            )

    def edit_item(self) -> None:
        """Edit what the cursor of the detail stands on."""
        item = self._desk.detail.current
        kind = item.kind if item else ""
        if kind in ("why", "earlier"):
            self.why()
        elif kind == "verdict":
            self.choose_rating()
        elif kind == "change":
            self.change_to()
        elif kind == "waiting":
            self.defer()
        elif kind == "source":
            self._desk.citing.source()
        elif kind == "evidence":
            self._desk.citing.note()
        elif kind == "query" and item is not None and item.query is not None:
            self._desk.asking.answer(item.query)
        elif kind == "place" and item is not None and item.mark is not None:
            self._to_mark(item.mark)
        else:
            self.restate()

    def _to_mark(self, mark: int) -> None:
        desk = self._desk
        here = desk.state.marks.of_claim(desk.state.current or 0)
        found = next((one for one in here if one.id == mark), None)
        if found is not None:
            desk.going.remember()
            desk.arranging.focus("article")
            desk.article.place_caret(found.start)
            desk.showing.target()

    def choose_rating(self) -> None:
        """All ratings of the scale in a list, for those without a digit."""
        from workbench.tui.dialogs.choose import ChooseDialog, rating_options

        claim = self._claim()
        if claim is None:
            return
        options = rating_options(self._desk.state.article.scale, self._desk.symbols)

        def chosen(key: str | None) -> None:
            if key is not None:
                self._desk.rating.choose(key)

        dialog = ChooseDialog(f"Rate #{claim.number}", options, claim.rating)
        self._desk.workbench.push_screen(dialog, chosen)

    # dialogs

    def defer(self) -> None:
        from workbench.tui.dialogs.defer import DeferDialog

        claim = self._claim()
        if claim is None:
            return
        claims = self._desk.target().claims

        def deferred(said: "Deferral | None") -> None:
            if said is not None:
                future = self._desk.workspace.claims.defer(claims, said.waiting_on, said.until)
                names = self._desk.state.names(claims)
                self._desk.writing.write(future, said=f"{names} deferred, saved")

        several = f"{len(claims)} claims" if len(claims) > 1 else ""
        dialog = DeferDialog(claim, today(self._desk.workspace.clock), subject=several)
        self._desk.workbench.push_screen(dialog, deferred)

    def flags(self) -> None:
        from workbench.tui.dialogs.flags import FlagsDialog

        claim = self._claim()
        if claim is None:
            return
        claims = self._desk.target().claims

        def flagged(flags: frozenset[str] | None) -> None:
            if flags is not None:
                seen = claim.flags if len(claims) == 1 else None
                future = self._desk.workspace.claims.set_flags(claims, flags, seen)
                names = self._desk.state.names(claims)
                self._desk.writing.write(future, said=f"Flags of {names}, saved")

        subject = f"{len(claims)} claims" if len(claims) > 1 else f"#{claim.number}"
        self._desk.workbench.push_screen(FlagsDialog(claim.flags, subject=subject), flagged)

    def restate(self) -> None:
        from workbench.tui.dialogs.restate import RestateDialog

        claim = self._one_claim("Restating")
        if claim is None:
            return

        def restated(edit: ClaimEdit | None) -> None:
            if edit is not None:
                future = self._desk.workspace.claims.edit(edit)
                self._desk.writing.write(future, said=f"#{claim.number} restated, saved")

        self._desk.workbench.push_screen(
            RestateDialog(claim, today(self._desk.workspace.clock)), restated
        )

    # the article

    def article_details(self) -> None:
        from workbench.tui.library.details import ask_details

        desk = self._desk

        def save(details: "ArticleDetails") -> None:
            desk.writing.write(desk.workspace.articles.edit(details.edit), said="Article saved")

        def rescaled(future: "Future[Done[None]]") -> None:
            desk.writing.write(future, said="Scale changed; u undoes")

        ask_details(desk.app, desk.workspace, desk.state.article.id, save, rescaled)

    def claim_history(self) -> None:
        claim = self._one_claim("The history")
        if claim is not None:
            self._history(f"History of #{claim.number}", claim.id)

    def article_history(self) -> None:
        self._history(f"History of {self._desk.state.article.title}", None)

    def _history(self, title: str, claim: int | None) -> None:
        from workbench.tui.dialogs.history import HistoryScreen

        desk = self._desk
        desk.workbench.push_screen(
            HistoryScreen(desk.workspace, title, desk.state.article.id, claim)
        )
