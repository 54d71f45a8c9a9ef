"""Marks: words become a claim, a place of one, another size."""

from typing import TYPE_CHECKING

from workbench.model.requests import NewClaim, Place
from workbench.model.spans import Span
from workbench.text.graphemes import snap
from workbench.text.marks import describe
from workbench.text.words import next_word, previous_word, word_at

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen


class Marking:
    """The verbs of the article pane that write."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk

    @property
    def _text(self) -> str:
        return self._desk.state.article.text

    def place(self, span: Span) -> Place:
        """A span as a place to mark, with the words around it."""
        start, end = snap(self._text, span.start, span.end)
        return Place(start, describe(self._text, start, end))

    def new_claim(self, span: Span) -> NewClaim:
        """A claim of these words; one that is just a token has the token's kind."""
        state = self._desk.state
        places = (self.place(span),)
        return NewClaim(state.article.id, state.revision, places, kind=state.token_kind(span))

    def mark(self) -> None:
        """Mark the selection, the hole or the sentence; on a mark, go to its claim."""
        desk = self._desk
        selection = desk.article.selection
        here = desk.article.mark_at_caret()
        if selection is None and here is not None:
            desk.showing.claim(here.claim, follow=False)
            desk.arranging.focus("detail")
            return
        span = selection or desk.article.hole_at_caret() or self.sentence()
        if span is None:
            desk.say("No words here to mark.")
            return
        self._new_claim(span)

    def _new_claim(self, span: Span) -> None:
        desk = self._desk
        if desk.state.is_queued(span):
            desk.say("These words are being marked already.")
            return
        new = self.new_claim(span)

        def made(claim: int) -> None:
            desk.article.clear_selection()
            desk.article.place_caret(desk.state.claims[claim].start)
            desk.showing.claim(claim, follow=False)
            desk.places.offer(claim, f"Marked #{desk.state.claims[claim].number}, saved")

        desk.writing.write(desk.workspace.claims.mark(new), made, span=span)

    def sentence(self) -> Span | None:
        """The sentence under the caret, None between paragraphs."""
        from workbench.text.sentences import sentence_at  # loads the sentence finder on first use

        span = sentence_at(self._text, self._desk.article.caret, self._desk.state.article.language)
        return span if self._text[span.start : span.end].strip() else None

    def resize(self, by: int) -> None:
        """Widen or narrow the selection by a word; without one, begin with what is here."""
        desk = self._desk
        selection = desk.article.selection
        span = selection or self._here(wide=by > 0)
        if span is None:
            desk.say("No words here to select.")
            return
        begins = selection is None and desk.article.mark_at_caret() is None
        end = span.end if begins and by > 0 else self._end(span, by)
        if end > span.start:
            desk.article.select(span.start, end)
            desk.showing.target()

    def _end(self, span: Span, by: int) -> int:
        text = self._text
        if by < 0:
            start = previous_word(text, span.end)
            return span.start + len(text[span.start : start].rstrip()) if start > span.start else 0
        word = word_at(text, next_word(text, max(span.start, span.end - 1)))
        return max(word.end, span.end)

    def _here(self, *, wide: bool) -> Span | None:
        """The mark under the caret, else the sentence, or where not `wide` the hole."""
        mark = self._desk.article.mark_at_caret()
        if mark is not None:
            return Span(mark.start, mark.end)
        hole = self._desk.article.hole_at_caret()
        return self.sentence() if wide or hole is None else hole

    def add_place(self) -> None:
        """Make the selection another place of the current claim."""
        desk = self._desk
        selection, claim = desk.article.selection, desk.state.current
        if selection is None:
            desk.say("Select words first: Space, then move.")
        elif claim is None:
            desk.say("There is no current claim to add a place to.")
        else:
            self._add(claim, selection)

    def _add(self, claim: int, span: Span) -> None:
        desk = self._desk
        number = desk.state.claims[claim].number

        def made(_mark: int) -> None:
            desk.article.clear_selection()
            desk.article.place_caret(span.start)
            desk.showing.target()
            desk.say(f"Another place of #{number}, saved", stays=True)

        future = desk.workspace.claims.add_place(claim, self.place(span), desk.state.revision)
        desk.writing.write(future, made)

    # the same fact elsewhere

    def next_place(self) -> None:
        """Mark the next place that says the current claim's fact again as another one of it."""
        self._desk.places.take_next()

    def all_places(self) -> None:
        """Mark all places that say it."""
        self._desk.places.take_all()

    def move_mark(self) -> None:
        """Give the current claim's mark, the one under the caret first, the selected words."""
        desk = self._desk
        selection, claim = desk.article.selection, desk.state.current
        here = desk.article.mark_at_caret()
        if here is not None:
            claim = here.claim
        marks = desk.state.marks.of_claim(claim) if claim is not None else []
        if selection is None or not marks:
            desk.say("Select the new words first: + and -, or Space and move; then m.")
            return
        overlapping = [m for m in marks if m.start < selection.end and selection.start < m.end]
        if not overlapping and len(marks) > 1:
            desk.say("The claim has several places: select words that touch the one to move.")
            return
        mark = (overlapping or marks)[0]

        def moved(_none: object) -> None:
            desk.article.clear_selection()
            desk.showing.target()
            desk.say(f"Moved the mark of #{mark.number}, saved", stays=True)

        desk.writing.write(desk.workspace.claims.move_mark(mark.id, self.place(selection)), moved)

    def remove_mark(self) -> None:
        """Take away the mark under the caret, else what x declared there; the claim goes with its
        last one, undone by u.
        """
        desk = self._desk
        mark = desk.article.mark_at_caret()
        if mark is None:
            desk.ticking.uncover()
            return
        if desk.workbench.key_is_held:
            return
        last = len(desk.state.marks.of_claim(mark.claim)) == 1
        what = f"Removed #{mark.number}" if last else f"Removed a place of #{mark.number}"
        desk.writing.write(desk.workspace.claims.remove_mark(mark.id), said=f"{what}; u undoes")
