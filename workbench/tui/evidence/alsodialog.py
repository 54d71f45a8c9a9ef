"""The claims that a source also seems to carry: each is pinned with one key, or looked at."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from workbench.model.errors import UsageError
from workbench.model.found import Passage
from workbench.model.views import Claim
from workbench.text.display import in_quotes
from workbench.tui.dialogs.base import CANCEL, Dialog
from workbench.tui.dialogs.hints import Hint
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import Run, cut_runs, one_line
from workbench.tui.symbols import Symbols


class Also(NamedTuple):
    """A claim, the place that seems to carry it, and the words there."""

    claim: Claim
    passage: Passage
    words: str


class AlsoDialog(Dialog[Also]):
    """Gives the one to look at. `p` pins without closing: `pin` is called with it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("p", "pin", "Pin", show=False)]
    HINTS = (
        Hint("p", "pin it", "pin"),
        Hint("Enter", "look at it", "accept"),
        Hint("j k", "move", ""),
        CANCEL,
    )

    def __init__(
        self,
        subject: str,
        found: Sequence[Also],
        pin: Callable[[Also], None],
        symbols: Symbols,
    ) -> None:
        super().__init__(f"{subject} also seems to carry")
        self.add_class("-wide")
        self._pin = pin
        self._rows = AlsoRows(found, symbols)

    def body(self) -> ComposeResult:
        yield self._rows

    def on_mount(self) -> None:
        self._rows.focus()

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_accept()

    def result(self) -> Also:
        chosen = self._rows.chosen
        if chosen is None:
            raise UsageError("Nothing is listed any more.")
        return chosen

    def action_pin(self) -> None:
        """Pin the highlighted claim's place, and go on to the next."""
        chosen = self._rows.chosen
        if chosen is not None and chosen.claim.id not in self._rows.pinned:
            self._pin(chosen)
            self._rows.mark()


class AlsoRows(RowsView):
    """Two lines a claim would be easier to read; one lets more of them be seen."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowsView.MOVES]
    DEFAULT_CSS = """
    AlsoRows { height: auto; max-height: 16; background: $surface; }
    """

    def __init__(self, found: Sequence[Also], symbols: Symbols) -> None:
        super().__init__(id="also")
        self._found = found
        self._symbols = symbols
        self.pinned: set[int] = set()

    @property
    def chosen(self) -> Also | None:
        """The highlighted one."""
        return self._found[self.row] if self.row is not None else None

    def mark(self) -> None:
        """Show the highlighted one as pinned, and go to the next."""
        if self.chosen is not None:
            self.pinned.add(self.chosen.claim.id)
            self.forget()
            self.move("down")

    def row_count(self) -> int:
        return len(self._found)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return max(1, len(self._found))

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        one = self._found[row]
        is_pinned = one.claim.id in self.pinned
        claim = one_line(one.claim.restated or one.claim.quote, width)
        line = [
            Run(self._symbols.pointer if row == self.row else " ", "pane--strong"),
            Run(f"{self._symbols.tick if is_pinned else ' '} ", "role--good"),
            Run(f"#{one.claim.number} ", "pane--dim"),
            *cut_runs([Run(claim)], max(12, width // 2 - 10), self._symbols.ellipsis),
            Run(f"  {self._symbols.dash} ", "pane--dim"),
            Run(in_quotes(one_line(one.words, width)), "pane--dim"),
        ]
        cut = cut_runs(line, width, self._symbols.ellipsis)
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in cut]
