"""Ratings: a digit rates the claim, the selected claims, or marks words and rates them in one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.model import scales
from workbench.model.spans import Span
from workbench.text.display import in_quotes
from workbench.tui.desk.foreseeing import foresee
from workbench.tui.desk.targets import Target, quoted
from workbench.tui.desk.writing import Ratings
from workbench.tui.panes.layout import one_line

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

SHORT = 16
"""Characters of struck words that a message quotes."""


class Rating:
    """The digits of the desk."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk

    def rate(self, digit: int) -> None:
        """Give what the footer names the rating of a digit; 0 re-opens."""
        desk = self._desk
        if desk.workbench.key_is_held:
            return
        scale = desk.state.article.scale
        rating = scale.by_digit(digit) if digit else None
        if digit and rating is None:
            desk.say(f"The scale {scale.name} has no rating {digit}.", bad=True)
            return
        target = desk.target()
        if not target.ratable:
            desk.say("Nothing here to rate: Enter marks the sentence, n goes to the next hole.")
        elif target.span is not None:
            self._mark_and_rate(target.span, rating)
        else:
            self._rate_claims(target, rating)

    def choose(self, key: str) -> None:
        """Rate by a rating's key: for scales with more ratings than digits."""
        rating = self._desk.state.article.scale.rating(key)
        target = self._desk.target()
        if rating is not None and target.claims:
            self._rate_claims(target, rating)

    def _rate_claims(self, target: Target, rating: scales.Rating | None) -> None:
        desk = self._desk
        key = rating.key if rating else None
        seen_in = desk.state.revision
        names = desk.state.names(target.claims)
        said = f"{names} {one_line(rating.label) if rating else 're-opened'}, saved"

        def rated(_none: object = None) -> None:
            desk.say(f"{said}{self._struck(target.claims)}", stays=True)

        foreseen = foresee(desk, target.claims, rated)
        ahead = None if foreseen is None else foreseen.tell
        future = desk.workspace.verdicts.rate(target.claims, key, seen_in=seen_in, ahead=ahead)
        ratings = Ratings(dict.fromkeys(target.claims, key), foreseen)
        desk.writing.write(future, rated, ratings=ratings)
        desk.listing.deselect()
        if rating is not None and rating.asks_reason and len(target.claims) > 1:
            said += "; w gives the reason of each"
        elif rating is not None and rating.asks_reason:
            desk.describing.open_rationale(target.claims[0])
        elif self._advances(rating):
            said += self._move_on(target.claims[0])

    def _struck(self, claims: Sequence[int]) -> str:
        """The words of a rated claim that are struck: its verdict does not hold for them."""
        state = self._desk.state
        text = state.article.text
        words = [
            in_quotes(quoted(text[start:end], state.symbols.ellipsis, SHORT))
            for mark in (state.marks.of_claim(claims[0]) if len(claims) == 1 else ())
            for start, end in state.holes.struck(mark.start, mark.end)
        ]
        return f"; struck: {', '.join(words)}" if words else ""

    def _mark_and_rate(self, span: Span, rating: scales.Rating | None) -> None:
        desk = self._desk
        if rating is None:
            desk.say("Nothing here to re-open: these words are not a claim yet.")
            return
        if desk.state.is_queued(span):
            desk.say("These words are being marked already.")
            return
        future = desk.workspace.claims.mark(desk.marking.new_claim(span), rating.key)
        stays = rating.asks_reason
        last = ""

        def made(claim: int) -> None:
            desk.state.current = claim
            desk.showing.claim(claim, follow=False)
            if stays:
                desk.describing.open_rationale(claim)
            number = desk.state.claims[claim].number
            struck = self._struck([claim])
            desk.places.offer(claim, f"#{number} {one_line(rating.label)}, saved{struck}{last}")

        desk.writing.write(future, made, span=span)
        desk.article.clear_selection()
        if not stays and self._advances(rating):
            last = self.to_hole(span.end)

    def _move_on(self, claim: int) -> str:
        """To what comes next where one stands; what is to be said where nothing does."""
        desk = self._desk
        if desk.arranging.pane != "article":
            return "" if desk.going.to_open(forward=True) else "; no other claim is open"
        marks = desk.state.marks.of_claim(claim)
        here = [mark for mark in marks if mark.start <= desk.article.caret < mark.end]
        return self.to_hole(max((mark.end for mark in here), default=desk.article.caret))

    def _advances(self, rating: scales.Rating | None) -> bool:
        when = self._desk.settings.advance
        if rating is None or when == "never":
            return False
        return when == "always" or rating.settles

    def to_hole(self, end: int) -> str:
        """To the next hole behind `end`; what is to be said where there is none."""
        hole = self._desk.state.next_hole(end - 1)
        if hole is None:
            return "; no hole from here on"
        self._desk.going.remember()
        self._desk.going.to_place(hole.start)
        return ""
