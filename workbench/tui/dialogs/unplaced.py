"""Tells what stands in a document that came back and was not recorded, and why."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from workbench.model.queries import Unplaced
from workbench.text.display import shown
from workbench.tui.dialogs.base import Dialog
from workbench.tui.dialogs.hints import Hint

MOST = 200
"""Lines of one that are shown; a whole letter is read in its own document."""


class UnplacedDialog(Dialog[bool]):
    """Shows them until it is closed."""

    HINTS = (Hint("Enter or Esc", "close", "accept"),)

    def __init__(self, said: str, unplaced: Sequence[Unplaced]) -> None:
        super().__init__(f"{said} Not recorded:")
        self.add_class("-wide")
        self._unplaced = unplaced

    def body(self) -> ComposeResult:
        for each in self._unplaced:
            name = f"q{each.number}" if each.number else "elsewhere"
            yield Static(Content(shown(f"{name}: {each.why}")), classes="dim")
            lines = [shown(line) for line in each.words.splitlines()[:MOST]]
            if lines:
                yield Static(Content("\n".join(lines)), classes="words")

    def result(self) -> bool:
        return True
