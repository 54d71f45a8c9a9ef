"""Queries on the desk: asking on the words that the footer names, and the screen of all of them."""

from typing import TYPE_CHECKING, NamedTuple

from workbench.model.clock import today
from workbench.model.queries import Asked, NewQuery
from workbench.model.spans import Span
from workbench.model.states import QueryState
from workbench.text.display import in_quotes
from workbench.tui.desk.targets import quoted

if TYPE_CHECKING:
    from workbench.model.views import Claim
    from workbench.tui.desk.screen import DeskScreen
    from workbench.tui.dialogs.answer import Said
    from workbench.tui.dialogs.query import QuerySaid

SHORT = 48
"""Characters of the words that a dialog's title names."""


class _Words(NamedTuple):
    """What a query is put on: a place, the claim that it belongs to, and their name."""

    span: Span
    claim: int | None
    name: str


class Asking:
    """The verbs of queries."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk

    def query(self) -> None:
        """Ask about the selection, the hole or sentence under the caret, or the current claim."""
        from workbench.tui.dialogs.query import QueryDialog

        desk, on = self._desk, self._words()
        if on is None:
            return
        place = desk.marking.place(on.span)
        article, revision = desk.state.article.id, desk.state.revision

        def said(query: "QuerySaid | None") -> None:
            if query is not None:
                new = NewQuery(
                    article,
                    revision,
                    place,
                    query.question,
                    query.to_whom,
                    query.whom,
                    query.proposed,
                    query.due_on,
                    on.claim,
                )
                to = query.whom or f"the {query.to_whom}"
                future = desk.workspace.queries.ask(new)
                desk.writing.write(future, said=f"Query to {to}, saved; Q lists them")

        desk.workbench.push_screen(
            QueryDialog(on.name, place.quote.exact, today(desk.workspace.clock)), said
        )

    def queries(self) -> None:
        """Show all queries of the article."""
        from workbench.tui.queries.screen import QueriesScreen

        desk = self._desk
        screen = QueriesScreen(desk.workspace, desk.settings, desk.state.article.id, self.to_words)
        desk.workbench.push_screen(screen)

    def answer(self, query: int) -> None:
        """Ask what was said to one of the current claim's queries."""
        from workbench.tui.dialogs.answer import AnswerDialog

        desk = self._desk
        detail = desk.workspace.read.detail(desk.state.current or 0)
        one = next((each for each in detail.queries if each.id == query), None)
        if one is None or one.state == QueryState.WITHDRAWN:
            desk.say("That query was withdrawn: Q lists all.")
            return

        def answered(said: "Said | None") -> None:
            if said is not None:
                future = desk.workspace.queries.answer([query], said.text, said.state)
                desk.writing.write(future, said=f"q{one.number} {said.state}, saved")

        desk.workbench.push_screen(AnswerDialog(Asked(one, "", one.exact, "")), answered)

    def to_words(self, start: int) -> None:
        """To the place of a query, in the article."""
        desk = self._desk
        desk.showing.catch_up()
        desk.going.remember()
        desk.arranging.focus("article")
        desk.going.to_place(start)

    # what is asked about

    def _words(self) -> _Words | None:
        desk, target = self._desk, self._desk.target()
        if len(target.claims) > 1 and target.span is None:
            desk.say("A query is on the words of one claim: Esc ends the selection.", bad=True)
            return None
        in_article = desk.over is None and desk.arranging.pane == "article"
        if in_article and target.span is not None:
            return self._of_span(target.span)
        if in_article and desk.article.mark_at_caret() is None:
            sentence = desk.marking.sentence()
            if sentence is not None:
                return self._of_span(sentence)
        return self._of_claim(desk.current_claim())

    def _of_span(self, span: Span) -> _Words:
        """The words themselves; they belong to a claim where they lie in a mark of it."""
        desk = self._desk
        marks = desk.state.marks.overlapping(span.start, span.end)
        around = [each for each in marks if each.start <= span.start and span.end <= each.end]
        claim = min(around, key=lambda each: each.end - each.start).claim if around else None
        text = desk.state.article.text[span.start : span.end]
        return _Words(span, claim, in_quotes(quoted(text, desk.symbols.ellipsis, SHORT)))

    def _of_claim(self, claim: "Claim | None") -> _Words | None:
        desk = self._desk
        if claim is None:
            desk.say("No words here to ask about.")
            return None
        here = desk.article.mark_at_caret()
        marks = desk.state.marks.of_claim(claim.id)
        mark = here if here is not None and here.claim == claim.id else next(iter(marks), None)
        if mark is None:
            desk.say(f"#{claim.number} has no words in the present text: select some first.")
            return None
        words = quoted(mark.exact, desk.symbols.ellipsis, SHORT)
        return _Words(Span(mark.start, mark.end), claim.id, f"#{claim.number} {in_quotes(words)}")
