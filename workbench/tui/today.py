"""The screen of today: call-backs, deadlines, legal flags and rechecks over all articles."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from workbench.model.clock import today
from workbench.model.settings import Settings
from workbench.model.today import Due
from workbench.tui.keys import bindings
from workbench.tui.lists.pane import ListPane
from workbench.tui.lists.screen import ListScreen
from workbench.tui.panes.layout import Run, cut, one_line, spread
from workbench.tui.panes.phrases import day
from workbench.tui.symbols import Symbols, symbols_for
from workbench.workspace.workspace import Workspace

_SEEN = 400
"""Characters of a text that a line can show at most."""

_NONE = "Nothing here to go to."


class TodayPane(ListPane[Due]):
    """What is due, one a line, by day."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today")]

    def __init__(self, symbols: Symbols) -> None:
        super().__init__(symbols, id="today")
        self.today = ""

    def key(self, line: Due) -> tuple[str, int, str]:
        return (line.kind, line.article, line.name)

    def runs(self, line: Due, width: int) -> Sequence[Run]:
        return due_runs(line, width, self.today, self._symbols)


class TodayScreen(ListScreen[Due]):
    """Lists what waits for a day, or for a second reader; Enter goes there."""

    CONTEXT = "today"
    KEYS: ClassVar[Sequence[tuple[str, str]]] = (
        ("today.open", "go there"),
        ("today.show", "due, all"),
        ("stop.next", "next overdue"),
        ("place.find", "filter"),
        ("place.close", "back"),
        ("app.help", "help"),
    )
    EMPTY = "Nothing is due: t shows what is to come, too."
    NO_STOP = "Nothing here is overdue."

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        go: Callable[[Due], object],
    ) -> None:
        """`go` is called with the line to go to, once this screen is gone."""
        pane = TodayPane(symbols_for(settings.symbols))
        super().__init__(workspace, settings, 0, pane)
        self._due = pane
        self._go = go
        self._is_whole = True

    def read(self) -> Sequence[Due]:
        self._due.today = today(self.workspace.clock).isoformat()
        found = self.workspace.read.queries.due()
        return [each for each in found if self._is_whole or each.is_due(self._due.today)]

    def counted(self, lines: Sequence[Due]) -> str:
        due = sum(each.is_due(self._due.today) for each in lines)
        return f"{day(self._due.today)}: {due:,} due, {len(lines) - due:,} to come"

    def words_of(self, line: Due) -> str:
        return " ".join((line.kind, line.name, line.title, line.words, line.who, line.on))

    def told_of(self, line: Due) -> str:
        who = f", {one_line(line.who, 80)}" if line.who else ""
        title, words = one_line(line.title, _SEEN), one_line(line.words, _SEEN)
        return f"{line.name}  {line.kind}{who}: {words}  in “{title}”"

    def is_stop(self, line: Due) -> bool:
        return line.is_overdue(self._due.today)

    def open_line(self) -> None:
        line = self._pane.line
        if line is None:
            self.say(_NONE)
        else:
            self.dismiss()
            self._go(line)

    # verbs

    def action_go_there(self) -> None:
        if not self.workbench.key_is_held:  # the Enter that ended a filter
            self.open_line()

    def action_cycle_shown(self) -> None:
        self._is_whole = not self._is_whole
        self._version = -1
        self.look_again()

    def action_undo(self) -> None:
        self.write(self.workspace.history.undo(), "", self._reversed)

    def action_redo(self) -> None:
        self.write(self.workspace.history.redo(), "", self._reversed)


def due_runs(line: Due, width: int, today: str, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells: day, kind, number, whom, words; the article on the right."""
    on = day(line.on) if line.on else "any day"
    look = "role--bad" if line.is_overdue(today) else "role--mixed"
    left = [
        Run(f" {on:<11} ", look if line.is_due(today) else "pane--dim"),
        Run(f"{'over' if line.is_overdue(today) else '':<5}", "role--bad"),
        Run(f"{line.kind:<10}"),
        Run(f"{line.name:>5}  ", "pane--strong"),
    ]
    if line.who:
        left.append(Run(f"{one_line(line.who, 40)}: ", "role--waiting"))
    left.append(Run(one_line(line.words, _SEEN)))
    title = cut(one_line(line.title, _SEEN), max(10, width // 4), symbols.ellipsis)
    return spread(left, [Run(f"  {title}", "pane--dim")], width, symbols.ellipsis)
