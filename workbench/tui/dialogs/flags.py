"""Sets the flags of claims, by letter or by the highlighted row."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from workbench.model.states import Flag
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.hints import Hint
from workbench.tui.dialogs.rows import RowsView

LETTERS = {
    "l": Flag.LEGAL,
    "r": Flag.REPLY,
    "c": Flag.RECHECK,
    "n": Flag.NAME,
    "w": Flag.WORRY,
}
_MEANINGS = {
    Flag.LEGAL: "needs a second reader",
    Flag.REPLY: "right of reply",
    Flag.RECHECK: "check again on publication day",
    Flag.NAME: "a name to spell and confirm",
    Flag.WORRY: "the author's worry",
}


class FlagsDialog(Dialog[frozenset[str]]):
    """Gives the flags that are to be set."""

    HINTS = (Hint("letter or Space", "set", "toggle_row"), ACCEPT._replace(words="keep"), CANCEL)

    def __init__(self, flags: Iterable[str], *, subject: str = "") -> None:
        super().__init__(f"Flags of {subject}" if subject else "Flags")
        self._flags = frozenset(map(str, flags))

    def body(self) -> ComposeResult:
        rows = FlagRows(id="flags")
        rows.flags = self._flags
        yield rows

    def result(self) -> frozenset[str]:
        return self.query_one(FlagRows).flags

    def take_letter(self, letter: str) -> bool:
        if flag := LETTERS.get(letter):
            self.query_one(FlagRows).toggle(flag)
        return flag is not None

    def action_toggle_row(self) -> None:
        self.query_one(FlagRows).action_set()


class FlagRows(RowsView):
    """The five flags."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *RowsView.MOVES,
        Binding("space", "set", "Set", show=False),
    ]
    DEFAULT_CSS = """
    FlagRows { height: 5; background: $surface; }
    """

    flags: frozenset[str] = frozenset()

    def row_count(self) -> int:
        return len(LETTERS)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        letter, flag = list(LETTERS.items())[row]
        box = "[x]" if flag in self.flags else "[ ]"
        return [
            Segment(f" {box} ", self.look("pane--strong") + ground),
            Segment(f"{letter}  {flag:<9}", self.look("pane--text") + ground),
            Segment(_MEANINGS[flag], self.look("pane--dim") + ground),
        ]

    def clicked(self, row: int) -> None:
        self.action_set()

    def action_set(self) -> None:
        if self.row is not None:
            self.toggle(list(LETTERS.values())[self.row])

    def toggle(self, flag: Flag) -> None:
        """Set the flag, or take it away."""
        self.flags = self.flags ^ {str(flag)}
        self.forget()
