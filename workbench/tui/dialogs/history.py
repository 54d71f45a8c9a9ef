"""The history of an article or a claim: what was done, newest first, and what it changed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from workbench.model.states import Actor
from workbench.model.views import ActionRow, Change
from workbench.text.display import shown
from workbench.tui.dialogs.change_words import change_lines
from workbench.tui.dialogs.hints import Hint, HintLine
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import Run, one_line, spread
from workbench.workspace.workspace import Workspace

AHEAD = 50
"""Rows under the last one seen at which the next page is read: a screen's worth."""

PAGE = 200
"""Actions read at once: several screens' worth, read in 2 ms."""

FARTHEST = 5_000
"""Rows that End reads at most: 50 ms."""

Page = Callable[[int | None], Sequence[ActionRow]]
Changes = Callable[[int], Sequence[Change]]


class HistoryScreen(Screen[None]):
    """A list of actions; Enter unfolds one into its changes, Escape closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", show=False),
        Binding("enter,space", "unfold", "Changes", show=False),
    ]
    HINTS = (
        Hint("Enter", "what it changed", "unfold"),
        Hint("Esc", "close", "close"),
    )
    DEFAULT_CSS = """
    HistoryScreen { background: $background; }
    HistoryScreen > #title {
        height: 1;
        padding: 0 1;
        color: $workbench-on-focus;
        background: $workbench-focus;
        text-style: bold;
    }
    HistoryScreen > HistoryRows { height: 1fr; }
    """

    def __init__(
        self, workspace: Workspace, title: str, article: int | None, claim: int | None
    ) -> None:
        super().__init__()
        self._title = title
        self._reader = workspace.read
        self._article = article
        self._claim = claim

    def compose(self) -> ComposeResult:
        yield Static(Content(shown(self._title)), id="title")
        yield HistoryRows(self._page, self._reader.changes)
        yield HintLine(self.HINTS)

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_unfold()

    def action_unfold(self) -> None:
        self.query_one(HistoryRows).unfold()

    def action_close(self) -> None:
        if self.is_current:
            self.dismiss(None)

    def _page(self, before: int | None) -> Sequence[ActionRow]:
        return self._reader.actions(self._article, self._claim, limit=PAGE, before=before)


class HistoryRows(RowsView):
    """Actions, one a line; an unfolded one has its changes under it. Read in pages, as needed."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowsView.MOVES]

    def __init__(self, page: Page, changes: Changes) -> None:
        """`page` gives the newest actions, or those before an id; an empty page is the end."""
        super().__init__(id="history")
        self._page = page
        self._changes = changes
        self._rows: list[ActionRow | Run] = []
        self._oldest: int | None = None
        self._whole = False
        self._read()

    def row_count(self) -> int:
        return max(1, len(self._rows))

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        self._read_ahead(row)
        if not self._rows:
            return [Segment(" Nothing was done here yet.", self.look("pane--dim"))]
        what = self._rows[row]
        line = [what] if isinstance(what, Run) else _action_runs(what, width)
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in line]

    def unfold(self) -> None:
        """Show the changes of the highlighted action under it, or hide them again."""
        if self.row is None or self.row >= len(self._rows):
            return
        at = self._action_at(self.row)
        action = self._rows[at]
        end = at + 1
        while end < len(self._rows) and isinstance(self._rows[end], Run):
            end += 1
        if end > at + 1:
            del self._rows[at + 1 : end]
        elif isinstance(action, ActionRow):
            lines = change_lines(self._changes(action.id))
            self._rows[at + 1 : at + 1] = lines
        self.show_rows(at)

    def move(self, what: str) -> None:
        if what == "end":
            # So far at once that it takes no time to notice; End again goes on from there.
            wanted = len(self._rows) + FARTHEST
            while not self._whole and len(self._rows) < wanted:
                self._read()
            self.recount()
        super().move(what)

    def _action_at(self, row: int) -> int:
        """The row of the action that a row belongs to."""
        while row and isinstance(self._rows[row], Run):
            row -= 1
        return row

    def _read_ahead(self, row: int) -> None:
        if not self._whole and row + AHEAD >= len(self._rows):
            self._read()
            self.call_later(self.recount)

    def _read(self) -> None:
        page = self._page(self._oldest)
        self._rows += page
        self._whole = not page
        if page:
            self._oldest = page[-1].id


def _action_runs(action: ActionRow, width: int) -> list[Run]:
    """`14:02:11 MK  Rated #4 False`; an undone action is struck and says so."""
    undone = action.reversed_by is not None
    look = "history--undone" if undone else "pane--text"
    when = f" {datetime.fromisoformat(action.at).astimezone():%Y-%m-%d %H:%M:%S}  "
    who = one_line(action.who, 40) if action.origin == Actor.PERSON else "the program"
    left = [
        Run(when, "pane--dim"),
        Run(f"{who:<12.12}  ", "pane--dim"),
        Run(one_line(action.label, 400), look),
    ]
    return spread(left, [Run("undone ", "pane--dim")] if undone else [], width, "…")
