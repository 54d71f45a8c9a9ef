"""Asks what was said to a query, and what became of the wording that it proposes."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.errors import UsageError
from workbench.model.queries import Asked
from workbench.model.states import QueryState
from workbench.text.display import shown
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import ChoiceRow, Labelled, LineInput, one_line

_DECISIONS = (
    (str(QueryState.ANSWERED), "not decided"),
    (str(QueryState.ACCEPTED), "accepted"),
    (str(QueryState.REJECTED), "rejected"),
)
_LONGEST = 600
"""Characters of a text that the dialog repeats."""


class Said(NamedTuple):
    """An answer, and the state that the query has with it."""

    text: str
    state: str


class AnswerDialog(Dialog[Said]):
    """Gives what was said."""

    HINTS = (ACCEPT._replace(words="record"), CANCEL)

    def __init__(self, asked: Asked) -> None:
        query = asked.query
        super().__init__(f"Answer of {query.asks} to q{query.number}", about=query.id)
        self.add_class("-wide")
        self._asked = asked

    def body(self) -> ComposeResult:
        query = self._asked.query
        yield Static(Content(shown(f"“{one_line(self._asked.words[:_LONGEST])}”")), classes="dim")
        if query.question:
            yield Static(Content(shown(one_line(query.question[:_LONGEST]))), id="asked")
        if query.proposed is not None:
            to = f"to “{one_line(query.proposed[:_LONGEST])}”"
            yield Static(Content(shown(to)), id="wording")
        yield Labelled("Answer", LineInput(query.answer, placeholder="what was said", id="answer"))
        if query.proposed is not None:
            chosen = query.state if query.state in dict(_DECISIONS) else str(QueryState.ANSWERED)
            yield Labelled("The wording", ChoiceRow(_DECISIONS, chosen, id="decision"))

    def result(self) -> Said:
        text, state = self._text(), str(QueryState.ANSWERED)
        if self._asked.query.proposed is not None:
            state = self.query_one("#decision", ChoiceRow).value or state
        if not text and state == QueryState.ANSWERED:
            raise UsageError("What was said?")
        return Said(text, state)

    def _text(self) -> str:
        """The answer; one of several lines that was not touched keeps them."""
        line, present = self.text("answer"), self._asked.query.answer
        return present if line == one_line(present).strip() else line
