"""Asks what is asked: the question, whom, until when, and what should stand there instead."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from workbench.model.errors import UsageError
from workbench.model.queries import Query
from workbench.model.states import ToWhom
from workbench.text.display import shown
from workbench.text.worddiff import word_diff
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.days import parse_day
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput, one_line

LONGEST_SHOWN = 600
"""Characters of the words that the dialog repeats: eight lines."""

_LOOKS = {"same": "", "gone": "strike $rating-bad", "new": "underline $rating-good"}


class QuerySaid(NamedTuple):
    """What was said of a query; `proposed` is None where the words shall stay as they are."""

    question: str
    proposed: str | None
    to_whom: str
    whom: str
    due_on: str


class QueryDialog(Dialog[QuerySaid]):
    """Gives what was said, the proposed wording prefilled with the words as they are."""

    HINTS = (ACCEPT._replace(words="ask"), CANCEL)

    def __init__(self, on: str, words: str, today: date, query: Query | None = None) -> None:
        """`on` names what it is on, `words` are exactly those; `query` is one to be edited."""
        super().__init__(f"q{query.number} on {on}" if query else f"Query on {on}", about=words)
        self.add_class("-wide")
        self._words = words
        self._today = today
        self._query = query

    def body(self) -> ComposeResult:
        query = self._query
        yield Static(Content(shown(f"“{one_line(self._words[:LONGEST_SHOWN])}”")), id="quote")
        yield Labelled(
            "Question",
            LineInput(query.question if query else "", placeholder="what to ask", id="question"),
        )
        yield Labelled("Proposed", LineInput(self._present(), id="proposed"))
        yield Static(id="diff")
        yield Labelled(
            "To",
            ChoiceRow([(to, to) for to in ToWhom], query.to_whom if query else "author", id="to"),
        )
        yield Labelled(
            "Name",
            LineInput(query.whom if query else "", placeholder="who that is", id="whom"),
        )
        yield Labelled(
            "Until",
            LineInput(
                query.due_on if query else "",
                placeholder="2026-12-01, 1 Dec, tomorrow, friday, +3d",
                id="until",
            ),
        )

    def on_mount(self) -> None:
        super().on_mount()
        self._show_changes()

    def on_input_changed(self, event: Input.Changed) -> None:
        super().on_input_changed(event)
        if event.input.id == "proposed":
            self._show_changes()

    def result(self) -> QuerySaid:
        question, due_on = self.text("question"), self.text("until")
        proposed = self._proposed()
        if not question and not (self._query and not self._query.question and proposed):
            raise UsageError("What is the question? c proposes words without one.")
        to_whom = self.query_one("#to", ChoiceRow).value or str(ToWhom.AUTHOR)
        until = due_on if self._is_kept(due_on) else parse_day(due_on, self._today)
        return QuerySaid(question, proposed, to_whom, self.text("whom"), until)

    def _present(self) -> str:
        """What is proposed so far: at first the words themselves."""
        proposed = self._query.proposed if self._query else None
        return self._words if proposed is None else proposed

    def _proposed(self) -> str | None:
        """The wording, None where it is the words; on one line both look the same."""
        line = self.query_one("#proposed", LineInput)
        if line.value == one_line(self._words):
            return None
        if self._query and self._query.proposed and line.value == one_line(self._query.proposed):
            return self._query.proposed
        return line.value.strip()

    def _is_kept(self, due_on: str) -> bool:
        return self._query is not None and due_on == self._query.due_on

    def _show_changes(self) -> None:
        line = self.query_one("#proposed", LineInput).value
        changes = word_diff(one_line(self._words), line)
        place = self.query_one("#diff", Static)
        place.display = len(changes) != 1 or changes[0].op != "same"
        place.update(Content.assemble(*_parts([(op, text) for op, text in changes])))


def _parts(changes: Sequence[tuple[str, str]]) -> list[tuple[str, str] | str]:
    """The way from the words to the wording; signs as well as looks: nothing by colour alone."""
    signs = {"gone": ("[-", "-]"), "new": ("[+", "+]")}
    parts: list[tuple[str, str] | str] = []
    for op, text in changes:
        opening, closing = signs.get(op, ("", ""))
        words = f"{opening}{shown(text[:LONGEST_SHOWN])}{closing}"
        parts.append((words, _LOOKS[op]) if _LOOKS[op] else words)
    return parts
