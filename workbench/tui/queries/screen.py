"""The screen of queries: who waits on whom, answers, decisions on wordings, sending them out."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from workbench.model.clock import today
from workbench.model.queries import Asked, QueryEdit
from workbench.model.settings import Settings
from workbench.model.states import QueryState
from workbench.tui.lists.screen import ListScreen
from workbench.tui.queries.pane import QueriesPane
from workbench.tui.queries.rows import asks, told
from workbench.tui.symbols import symbols_for
from workbench.workspace.queries import named
from workbench.workspace.query_words import asked
from workbench.workspace.workspace import Workspace

if TYPE_CHECKING:
    from workbench.tui.dialogs.answer import Said
    from workbench.tui.dialogs.query import QuerySaid
    from workbench.tui.queries.papers import Papers

_NONE = "No query here to act on."
_SHOWN = ("open", "answered", "all")
_ANSWERED = (QueryState.ANSWERED, QueryState.ACCEPTED, QueryState.REJECTED)


class QueriesScreen(ListScreen[Asked]):
    """Lists an article's queries in its order; verbs act on the selected, else the highlighted."""

    CONTEXT = "queries"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("queries.open", "answer"),
        ("queries.accept", "accepted"),
        ("queries.reject", "rejected"),
        ("queries.go", "go there"),
        ("queries.send", "send"),
        ("queries.read", "read in"),
        ("queries.apply", "apply"),
        ("queries.show", "show"),
        ("queries.edit", "edit"),
        ("history.undo", "undo"),
        ("app.help", "help"),
    )
    EMPTY = "No query here: q on the desk asks about the words that it names; t shows others."
    NO_STOP = "No query here is overdue or waits to be put into the text."

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        article: int,
        go: Callable[[int], object],
    ) -> None:
        """`go` is called with the place of the words to go to, once this screen is gone."""
        pane = QueriesPane(symbols_for(settings.symbols))
        super().__init__(workspace, settings, article, pane)
        self._queries = pane
        self._go = go
        self._shown = _SHOWN[0]

    def read(self) -> Sequence[Asked]:
        self._queries.today = self._today.isoformat()
        return [each for each in asked(self.workspace.read, self._article) if self._fits(each)]

    def counted(self, lines: Sequence[Asked]) -> str:
        late = sum(each.query.is_overdue(self._queries.today) for each in lines)
        what = "" if self._shown == "all" else f"{self._shown} "
        count = f"1 {what}query" if len(lines) == 1 else f"{len(lines):,} {what}queries"
        return f"{count}, {late:,} overdue" if late else count

    def words_of(self, line: Asked) -> str:
        query = line.query
        said = (query.state, query.asks, query.asked_by, query.question, query.proposed or "")
        return " ".join((f"q{query.number}", *said, query.answer, line.words))

    def told_of(self, line: Asked) -> str:
        return told(line, self._queries.today)

    def is_stop(self, line: Asked) -> bool:
        return line.query.is_overdue(self._queries.today) or line.query.is_to_apply

    def open_line(self) -> None:
        """Ask what was said to the highlighted query."""
        from workbench.tui.dialogs.answer import AnswerDialog

        line = self._one()
        if line is None:
            return
        query = line.query
        if query.state == QueryState.WITHDRAWN:
            self.say(f"q{query.number} was withdrawn: g goes to its words.")
            return

        def answered(said: "Said | None") -> None:
            if said is not None:
                write = self.workspace.queries.answer([query.id], said.text, said.state)
                self.write(write, f"q{query.number} {said.state}, saved; u undoes")

        self.app.push_screen(AnswerDialog(line), answered)

    # verbs

    def action_answer(self) -> None:
        if not self.workbench.key_is_held:  # the Enter that ended a filter
            self.open_line()

    def action_go_there(self) -> None:
        line = self._one()
        if line is not None and line.query.is_lost:
            self.say(f"The words of q{line.query.number} are not in the text any more.")
        elif line is not None:
            self.dismiss()
            self._go(line.query.start)

    def action_decide(self, state: str) -> None:
        acted = self._acted()
        without = [each.query.number for each in acted if each.query.proposed is None]
        if without:
            self.say(f"{named(without)}: no words are proposed. Enter records an answer.")
        elif acted:
            write = self.workspace.queries.decide([each.query.id for each in acted], state)
            self.write(write, f"{_names(acted)}: wording {state}; u undoes")

    def action_withdraw(self) -> None:
        if acted := self._acted():
            write = self.workspace.queries.withdraw([each.query.id for each in acted])
            self.write(write, f"{_names(acted)} withdrawn; u undoes")

    def action_edit(self) -> None:
        """Ask anew what is asked."""
        from workbench.tui.dialogs.query import QueryDialog

        line = self._one()
        if line is None:
            return
        query = line.query
        if not query.is_open:
            self.say(f"q{query.number} was {query.state}: only open ones are edited.")
            return

        def edited(said: "QuerySaid | None") -> None:
            if said is not None:
                edit = QueryEdit(
                    query.id,
                    said.question,
                    said.to_whom,
                    said.whom,
                    said.proposed or "",
                    said.due_on,
                )
                self.write(self.workspace.queries.edit(edit), f"q{query.number}, saved")

        on = f"“{asks(query)[:24]}”"
        self.app.push_screen(QueryDialog(on, query.exact, self._today, query), edited)

    def action_select_query(self) -> None:
        self._pane.select()

    def action_cycle_shown(self) -> None:
        self._shown = _SHOWN[(_SHOWN.index(self._shown) + 1) % len(_SHOWN)]
        self._version = -1
        self.look_again()

    def action_send(self) -> None:
        self._papers.ask_path()

    def action_apply(self) -> None:
        if not self.workbench.key_is_held:
            self._papers.apply()

    def action_read_answers(self) -> None:
        self._papers.ask_returned()

    # private

    @cached_property
    def _papers(self) -> "Papers":
        from workbench.tui.queries.papers import Papers

        return Papers(self, self._article)

    @property
    def _today(self) -> date:
        return today(self.workspace.clock)

    def _fits(self, line: Asked) -> bool:
        if self._shown == "open":
            return line.query.is_open
        return self._shown == "all" or line.query.state in _ANSWERED

    def _one(self) -> Asked | None:
        if self._pane.line is None:
            self.say(_NONE)
        return self._pane.line

    def _acted(self) -> list[Asked]:
        """What verbs act on; where that is nothing it is said. A held key acts once."""
        if self.workbench.key_is_held:
            return []
        acted = self._pane.acted_on
        if not acted:
            self.say(_NONE)
        return acted


def _names(lines: Sequence[Asked]) -> str:
    return named([each.query.number for each in lines])
