"""Tokens ticked and struck one by one, as in pencil, and words declared to hold no fact."""

from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.model.token_views import TokenRow
from workbench.text.display import in_quotes
from workbench.text.moments import resolve
from workbench.tui.desk.targets import quoted
from workbench.tui.panes.layout import one_line

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

SHORT = 24
"""Characters of words that a message quotes."""

HOLDS, STRUCK = 1, 0


class Ticking:
    """The verbs of the article pane on tokens and covers."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        desk.state.read_day = resolve  # from now on: the first frame does without
        if desk.is_attached:
            desk.showing.target()

    def tick(self, value: int) -> None:
        """Say of the tokens in the selection, else of the one under the caret, that they hold (1)
        or are wrong (0); where all of them are said so by hand, take that back.
        """
        desk = self._desk
        if desk.workbench.key_is_held:
            return
        tokens = self._tokens()
        if not tokens:
            desk.say("No token here: n goes to the next hole, x declares words to hold no fact.")
            return
        said = [token for token in tokens if token.ticked == value]
        if len(said) < len(tokens):
            self._write([each for each in tokens if each.ticked != value], value)
        elif value == HOLDS and all(token.claim is not None for token in tokens):
            desk.say(f"{self._words(tokens)} holds by the verdict already; V strikes it.")
        else:
            self._write(tokens, None)

    def _tokens(self) -> list[TokenRow]:
        article, holes = self._desk.article, self._desk.state.holes
        selection = article.selection
        if selection is None:
            found = holes.at(article.caret)
            return [] if found is None else [found]
        start, end = selection
        return [
            each for each in holes.tokens(start, end) if start <= each.start and each.end <= end
        ]

    def _write(self, tokens: list[TokenRow], value: int | None) -> None:
        desk = self._desk
        span = Span(min(each.start for each in tokens), max(each.end for each in tokens))
        if desk.state.is_queued(span):
            desk.say("These words are being written already.")
            return
        was_hole = any(token.hole for token in tokens)
        said = self._said(tokens, value)
        last = ""

        def ticked(_none: object) -> None:
            desk.say(f"{said}, saved{last}", stays=True)

        future = desk.workspace.claims.tick([token.id for token in tokens], value)
        desk.writing.write(future, ticked, span=span)
        desk.article.clear_selection()
        if was_hole and value is not None and desk.settings.advance != "never":
            last = desk.rating.to_hole(span.end)

    def _said(self, tokens: list[TokenRow], value: int | None) -> str:
        """What was done; of words struck in a claim that has a verdict, what that verdict is."""
        verb = {HOLDS: "Ticked", STRUCK: "Struck"}.get(-1 if value is None else value, "Unticked")
        said = f"{verb} {self._words(tokens)}"
        claim = self._desk.state.claims.get(tokens[0].claim or 0) if value == STRUCK else None
        rating = self._desk.state.rating_of(claim) if claim is not None else None
        if claim is None or rating is None:
            return said
        return f"{said} in #{claim.number}, which is {one_line(rating.label)}"

    def _words(self, tokens: list[TokenRow]) -> str:
        if len(tokens) > 1:
            return f"{len(tokens)} tokens"
        return in_quotes(quoted(tokens[0].words, self._desk.state.symbols.ellipsis, SHORT))

    # no fact here

    def cover(self) -> None:
        """Declare the selection, the hole or the sentence to hold no fact."""
        span = self._to_cover()
        if span is not None:
            self._cover(span, "")

    def cover_why(self) -> None:
        """Declare it with a reason; where it is declared already, give or change that reason."""
        from workbench.tui.dialogs.text_entry import TextEntryDialog

        desk = self._desk
        here = None if desk.article.selection else desk.state.cover_at(desk.article.caret)
        span = Span(here.start, here.end) if here is not None else self._to_cover()
        if span is None:
            return
        dialog = TextEntryDialog(
            f"No fact in {self._named(span)}",
            "Why not",
            here.reason if here is not None else "",
            hint="Empty gives no reason",
        )

        def said(reason: str | None) -> None:
            if reason is not None and here is not None:
                future = desk.workspace.claims.explain_cover(here.id, reason)
                desk.writing.write(future, said="The reason is saved")
            elif reason is not None:
                self._cover(span, reason)

        desk.app.push_screen(dialog, said)

    def uncover(self) -> None:
        """Take back what was declared of the words under the caret."""
        desk = self._desk
        here = desk.state.cover_at(desk.article.caret)
        if here is None:
            desk.say("No mark under the caret.")
        elif not desk.workbench.key_is_held:
            said = f"{self._named(Span(here.start, here.end))} may hold facts again; u undoes"
            desk.writing.write(desk.workspace.claims.uncover(here.id), said=said)

    def _to_cover(self) -> Span | None:
        desk = self._desk
        if desk.arranging.pane != "article":
            desk.say("x declares words in the article: Tab goes there.")
            return None
        if desk.workbench.key_is_held:
            return None
        return desk.article.selection or desk.article.hole_at_caret() or self._unmarked_sentence()

    def _cover(self, span: Span, reason: str) -> None:
        desk = self._desk
        future = desk.workspace.claims.cover(
            desk.state.article.id, desk.state.revision, span.start, span.end, reason
        )

        def covered(_cover: int) -> None:
            desk.article.clear_selection()
            hole = desk.state.next_hole(desk.article.caret)
            if hole is not None:
                desk.going.remember()
                desk.going.to_place(hole.start)
            desk.showing.target()
            desk.say(f"No fact in {self._named(span)}, saved", stays=True)

        desk.writing.write(future, covered)

    def _unmarked_sentence(self) -> Span | None:
        """The sentence under the caret; None, and said so, on a mark or between paragraphs."""
        mark = self._desk.article.mark_at_caret()
        if mark is not None:
            self._desk.say(f"This is #{mark.number}: Delete takes the mark away.")
            return None
        span = self._desk.marking.sentence()
        if span is None:
            self._desk.say("No words here: put the caret on some.")
        return span

    def _named(self, span: Span) -> str:
        state = self._desk.state
        words = quoted(state.article.text[span.start : span.end], state.symbols.ellipsis, SHORT)
        return in_quotes(words)
