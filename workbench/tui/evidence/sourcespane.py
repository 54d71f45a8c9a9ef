"""The sources of the claim, one a line: stance, number, name, and how far each is proof."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from workbench.model.views import Evidence
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import Run, joined, segments, spread
from workbench.tui.panes.phrases import source_name, source_path
from workbench.tui.panes.source_lines import source_sign
from workbench.tui.symbols import NARROW, Symbols

NO_SOURCE = "No source yet: press s, or paste an address."


class SourceRow(NamedTuple):
    """A source on the claim; `proof` says how far it is proof, in the look `role`."""

    evidence: Evidence
    proof: str
    role: str
    health: str = ""


class SourcesPane(RowsView, can_focus=False, inherit_bindings=False):
    """The highlighted source is the one whose text is shown."""

    ALLOW_SELECT = False

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._rows: Sequence[SourceRow] = ()

    def row_count(self) -> int:
        return max(1, len(self._rows))

    def head(self, width: int) -> Sequence[Segment]:
        count = len(self._rows)
        title = f" Sources, {count}" if count else " Sources"
        line = spread([Run(title, self.head_look)], [], width, self._symbols.ellipsis)
        return segments(self, line, self.head_look)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        if not self._rows:
            return segments(self, [Run("  "), Run(NO_SOURCE, "pane--dim")])
        line = self._source_line(self._rows[row], row == self.row, width)
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in line]

    def ground(self, row: int) -> Style:
        return super().ground(row) if self._rows else Style.null()

    def show(self, rows: Sequence[SourceRow], current: int) -> None:
        """Show sources, the one of a number highlighted."""
        if (rows, current) != (self._rows, self._highlighted):
            same = len(rows) == len(self._rows)
            self._rows = rows
            self.forget()
            if not same:
                self.show_rows(current)
            self.highlight(current)

    def _source_line(self, row: SourceRow, is_current: bool, width: int) -> list[Run]:
        one = row.evidence
        left = [
            Run(self._symbols.pointer if is_current else " ", "pane--strong"),
            Run(" "),
            source_sign(one, self._symbols),
            Run(f" [{one.number}] ", "pane--dim"),
            Run(source_name(one), "pane--strong" if is_current else "pane--text"),
            Run(source_path(one), "pane--dim"),
        ]
        health = [Run(row.health, "pane--dim")] if row.health else []
        right = joined([health, [Run(row.proof, row.role)], [Run(" ")]], " ")
        return spread(left, right, width, self._symbols.ellipsis)
