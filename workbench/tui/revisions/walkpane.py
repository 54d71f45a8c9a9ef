"""The list of the walk: marks under the headings of their groups, with what is done of each."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType

from workbench.model.revisions import WalkItem
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.keys import bindings
from workbench.tui.panes.layout import Run, one_line, segments, spread
from workbench.tui.panes.lineview import HEAD
from workbench.tui.revisions.phrases import GROUPS
from workbench.tui.revisions.state import Row, WalkState
from workbench.tui.symbols import NARROW, Symbols

NOTHING = "Nothing waits: every claim stands on words that somebody looked at. Esc goes back."
READING = "What waits is being read. Esc leaves."
NONE_FITS = "Nothing here fits: Esc ends the filter."
SEEN = 200
"""Characters of a mark's words that a row can show at most."""


class WalkPane(RowsView, inherit_bindings=False):
    """Rows of the walk's state."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("walked")]
    ALLOW_SELECT = False

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._state: WalkState | None = None

    def row_count(self) -> int:
        return max(1, len(self.listed))

    def head(self, width: int) -> Sequence[Segment]:
        state = self._state
        said = ""
        if state is not None and state.total:
            said = f"revision {state.revision}: {state.looked_at} of {state.total} looked at"
        title = [Run(f" Walk over {said}" if said else " Walk", self.head_look)]
        words = state.words if state is not None else ""
        right = [Run(f"filter: {one_line(words, SEEN)} ", self.head_look)] if words else []
        line = spread(title, right, width, self._symbols.ellipsis)
        return segments(self, line, self.head_look)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        if not self.listed:
            return segments(self, self._nothing(width))
        shown = self.listed[row]
        pointer = Run(self._symbols.pointer if row == self.row else " ", "pane--strong")
        runs = self._heading(shown) if shown.item is None else self._item(shown.item)
        line = spread([pointer, *runs], [], width, self._symbols.ellipsis)
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in line]

    def ground(self, row: int) -> Style:
        return super().ground(row) if self.listed else Style.null()

    # public

    @property
    def listed(self) -> Sequence[Row]:
        return self._state.rows if self._state is not None else ()

    @property
    def is_unread(self) -> bool:
        """Whether no rows were ever shown: they are being read."""
        return self._state is None

    @property
    def current(self) -> Row | None:
        """The highlighted row."""
        return self.listed[self.row] if self.listed and self.row is not None else None

    def show(self, state: WalkState, row: int) -> None:
        """Show the rows as they are now, this one highlighted."""
        self._state = state
        self.show_rows(min(row, self.row_count() - 1))
        self.forget([HEAD])

    # private

    def _nothing(self, width: int) -> list[Run]:
        words = NOTHING if self._state is not None else READING
        words = NONE_FITS if self._state is not None and self._state.words else words
        return spread([Run(f"  {words}", "pane--dim")], [], width, self._symbols.ellipsis)

    def _heading(self, row: Row) -> list[Run]:
        items = self._state.of_group(row.group) if self._state is not None else []
        waiting = sum(self._waits(item) for item in items)
        left = f"{waiting} of {len(items)}" if waiting < len(items) else f"{waiting}"
        return [Run(f"{GROUPS[row.group]}, ", "pane--strong"), Run(left, "pane--dim")]

    def _item(self, item: WalkItem) -> list[Run]:
        look = "pane--text" if self._waits(item) else "pane--dim"
        words = [Run(one_line(item.old_words, SEEN), look)]
        if item.start is not None and item.words != item.old_words:
            between = Run(f" {self._symbols.pointer} ", "pane--dim")
            words += [between, Run(one_line(item.words, SEEN), look)]
        return [self._sign(item), Run(f"{f'#{item.number}':>5} ", "pane--dim"), *words]

    def _sign(self, item: WalkItem) -> Run:
        if not self._waits(item):
            return Run(self._symbols.tick, "role--good")
        is_later = self._state is not None and self._state.is_later(item)
        return Run("d" if is_later else " ", "pane--dim")

    def _waits(self, item: WalkItem) -> bool:
        return self._state is not None and self._state.waits(item)
