"""The pane of a list that has a screen of its own: lines by key, a highlight, a selection."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style

from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import Run, spread
from workbench.tui.symbols import Symbols

T = TypeVar("T")


class ListPane(RowsView, Generic[T]):
    """Lines of one thing each. The highlight keeps to its thing, whatever is listed around it."""

    def __init__(self, symbols: Symbols, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._lines: Sequence[T] = ()
        self._title = ""
        self._empty = ""
        self._selected: frozenset[Hashable] = frozenset()

    # what a subclass gives

    def key(self, line: T) -> Hashable:
        """What a line's thing is known by."""
        raise NotImplementedError

    def runs(self, line: T, width: int) -> Sequence[Run]:
        """A line of exactly `width` cells."""
        raise NotImplementedError

    def heading(self, _width: int) -> Sequence[Run]:
        """What stands over the lines' last columns."""
        return ()

    # RowsView's side

    def row_count(self) -> int:
        return max(1, len(self._lines))

    def head(self, width: int) -> Sequence[Segment] | None:
        look = self.head_look
        title = f"{self._title}, {len(self._selected)} selected" if self._selected else self._title
        heading = self.heading(max(0, width - 4))
        runs = spread([Run(f" {title}")], [*heading, Run(" ")], width, self._symbols.ellipsis)
        return [Segment(run.text, self.look(look)) for run in runs]

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        if not self._lines:
            return [Segment(f"  {self._empty}", self.look("pane--dim"))]
        is_selected = self.key(self._lines[row]) in self._selected
        marks = (">" if row == self.row else " ") + ("*" if is_selected else " ")
        line = [Run(marks, "pane--strong"), *self.runs(self._lines[row], width - 3)]
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in line]

    def ground(self, row: int) -> Style:
        if not self._lines:
            return Style.null()
        under = super().ground(row)
        if not under and self.key(self._lines[row]) in self._selected:
            return self.bare_look("pane--selected")
        return under

    # public

    @property
    def lines(self) -> Sequence[T]:
        """The things as listed."""
        return self._lines

    @property
    def line(self) -> T | None:
        """The highlighted one."""
        return self._lines[self.row] if self._lines and self.row is not None else None

    @property
    def acted_on(self) -> list[T]:
        """The selected ones, else the highlighted one."""
        selected = [each for each in self._lines if self.key(each) in self._selected]
        return selected or ([] if self.line is None else [self.line])

    @property
    def has_selection(self) -> bool:
        return bool(self._selected)

    def show(self, lines: Sequence[T], title: str, empty: str) -> None:
        """List these; the highlight stays on its thing, else in its row. What is not listed any
        more is not selected either: nothing acts on something unseen.
        """
        before, at = self.line, self.row or 0
        keys = [self.key(each) for each in lines]
        if before is not None and self.key(before) in keys:
            at = keys.index(self.key(before))
        self._lines, self._title, self._empty = lines, title, empty
        self._selected &= frozenset(keys)
        self.show_rows(min(at, len(lines) - 1) if lines else 0)

    def highlight_key(self, key: Hashable) -> None:
        """Highlight a thing, if it is listed."""
        keys = [self.key(each) for each in self._lines]
        if key in keys:
            self.highlight(keys.index(key), post=True)

    def select(self) -> None:
        """Select the highlighted thing, or let go of it, and go on to the next."""
        if self.line is not None:
            self._selected ^= {self.key(self.line)}
            self.recount()
            self.move("down")

    def clear_selection(self) -> None:
        self._selected = frozenset()
        self.recount()
