"""The further places that say a claim's fact again: sought behind a mark, offered, and taken."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from workbench.model.spans import Span
from workbench.text.recurrences import recurrences
from workbench.tui.slices import Slices

if TYPE_CHECKING:
    from workbench.tui.desk.screen import DeskScreen

AT_ONCE = 20_000
"""Characters of a text that is looked through within a key: a few milliseconds."""


class Places:
    """What was found for one claim; nothing is marked before a key says so."""

    def __init__(self, desk: "DeskScreen") -> None:
        self._desk = desk
        self._claim: int | None = None
        self._found: list[Span] = []
        self._slices: Slices | None = None

    def offer(self, claim: int, said: str) -> None:
        """Say what was done to a claim, and behind it how many more places say its fact."""
        desk = self._desk
        desk.say(said, stays=True)

        def told() -> None:
            left = len(self._left())
            if left and desk.state.current == claim:
                more = "1 more place says so" if left == 1 else f"{left} more places say so"
                all_of_them = "" if left == 1 else f", {desk.useful.key('mark.all_places')} all"
                next_one = desk.useful.key("mark.next_place")
                desk.say(f"{said}; {more}: {next_one} marks it{all_of_them}", stays=True)

        self._seek(claim, told)

    def take_next(self) -> None:
        """Mark the next one, behind the last mark of the current claim where there is one."""
        self._take(most=1)

    def take_all(self) -> None:
        """Mark all of them, in one action."""
        self._take(most=None)

    def _take(self, most: int | None) -> None:
        desk = self._desk
        claim = desk.state.current
        marks = desk.state.marks.of_claim(claim) if claim is not None else []
        if claim is None or not marks:
            desk.say("There is no current claim with words to look for.")
            return

        def found() -> None:
            spans = self._left()[:most]
            if spans:
                self._add(claim, spans)
            else:
                desk.say(f"What #{marks[0].number} says stands nowhere else.")

        if self._claim == claim and self._slices is None:
            found()
        else:
            self._seek(claim, found)

    def _add(self, claim: int, spans: list[Span]) -> None:
        desk = self._desk
        number = desk.state.claims[claim].number
        places = [desk.marking.place(span) for span in spans]

        def made(_marks: object) -> None:
            desk.article.clear_selection()
            desk.article.place_caret(spans[0].start)
            desk.showing.target()
            which = "Another place" if len(spans) == 1 else f"{len(spans)} more places"
            left = len(self._left())
            more = f"; {left} more" if left else ""
            desk.say(f"{which} of #{number}, saved{more}", stays=True)

        future = desk.workspace.claims.add_places(claim, places, desk.state.revision)
        desk.writing.write(future, made)

    def _left(self) -> list[Span]:
        """What was found and is no place of the claim yet."""
        marks = self._desk.state.marks.of_claim(self._claim) if self._claim is not None else []
        return [
            span
            for span in self._found
            if not any(mark.start < span.end and span.start < mark.end for mark in marks)
        ]

    def _seek(self, claim: int, then: Callable[[], object]) -> None:
        """Look through the text, a long one behind the keys, and then do something."""
        desk = self._desk
        if self._slices is not None:
            self._slices.cancel()
            self._slices = None
        marks = desk.state.marks.of_claim(claim)
        self._claim, self._found = claim, []
        if not marks:
            return
        seeking = self._seeking(Span(marks[0].start, marks[0].end), then)
        if len(desk.state.article.text) > AT_ONCE:
            self._slices = Slices(seeking, desk.app._handle_exception)
        else:
            for _stretch in seeking:
                pass

    def _seeking(self, marked: Span, then: Callable[[], object]) -> Iterator[None]:
        desk = self._desk
        for place in recurrences(desk.state.article.text, marked):
            if not desk.is_attached:
                return
            if place is None:
                yield
            elif desk.state.cover_at(place.start) is None:  # a dateline says nothing again
                self._found.append(place)
        self._slices = None
        then()
