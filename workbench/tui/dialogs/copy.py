"""Asks what of a claim to copy: its words, a link to its source, or a citation."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType

from workbench.model.errors import UsageError
from workbench.text.display import shown
from workbench.tui.dialogs.base import CANCEL, Dialog
from workbench.tui.dialogs.fields import one_line
from workbench.tui.dialogs.hints import Hint
from workbench.tui.dialogs.rows import RowsView


class Copied(NamedTuple):
    """What is to be copied: claim, link or citation, and its text."""

    what: str
    text: str


_LETTERS = {"c": "claim", "l": "link", "i": "citation"}


class CopyDialog(Dialog[Copied]):
    """Gives the chosen text; a text that is empty cannot be chosen."""

    HINTS = (Hint("c, l, i or Enter", "copy", "accept"), CANCEL)

    def __init__(self, claim: str, link: str = "", citation: str = "") -> None:
        super().__init__("Copy")
        self._texts = {"claim": claim, "link": link, "citation": citation}

    def body(self) -> ComposeResult:
        yield CopyRows([Copied(what, text) for what, text in self._texts.items()])

    def result(self) -> Copied:
        rows = self.query_one(CopyRows)
        return self._checked(rows.texts[rows.row or 0])

    def take_letter(self, letter: str) -> bool:
        what = _LETTERS.get(letter)
        if what is not None:
            self.query_one(CopyRows).highlight(list(self._texts).index(what))
            self.action_accept()
        return what is not None

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_accept()

    def _checked(self, copied: Copied) -> Copied:
        if not copied.text:
            raise UsageError(f"There is no {copied.what} yet: the claim has no source.")
        return copied


class CopyRows(RowsView):
    """What can be copied, each with its letter and the beginning of its text."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowsView.MOVES]
    DEFAULT_CSS = """
    CopyRows { height: 3; background: $surface; }
    """

    def __init__(self, texts: Sequence[Copied]) -> None:
        super().__init__()
        self.texts = texts

    def row_count(self) -> int:
        return len(self.texts)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        what, text = self.texts[row]
        letter = next(key for key, name in _LETTERS.items() if name == what)
        look = "pane--text" if text else "pane--dim"
        return [
            Segment(f" {letter}  {what:<9} ", self.look("pane--strong") + ground),
            Segment(shown(one_line(text[:500])) or "none yet", self.look(look) + ground),
        ]
