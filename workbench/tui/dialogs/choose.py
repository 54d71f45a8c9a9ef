"""A list to choose from by typing part of a name: scales, ratings."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from workbench.model.errors import UsageError
from workbench.model.scales import RatingScale
from workbench.text.display import shown
from workbench.text.fold import fold
from workbench.tui.dialogs.base import ACCEPT, CANCEL, Dialog
from workbench.tui.dialogs.fields import LineInput
from workbench.tui.dialogs.hints import Hint
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.symbols import NARROW, Symbols


class Option(NamedTuple):
    """One thing to choose; `role` and `symbol` are a rating's."""

    key: str
    label: str
    note: str = ""
    role: str = ""
    symbol: str = ""


def rating_options(scale: RatingScale, symbols: Symbols = NARROW) -> list[Option]:
    """The ratings of a scale, each with its digit where it has one."""
    return [
        Option(
            rating.key,
            rating.label,
            f"key {digit}" if digit <= 9 else "",
            rating.role,
            symbols.rating(rating.symbol),
        )
        for digit, rating in enumerate(scale.ratings, 1)
    ]


class ChooseDialog(Dialog[str]):
    """Gives the key of the chosen option.

    Enter counts only after another key or a click, since a held Enter must not judge.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move('down')", "Next", show=False),
        Binding("up", "move('up')", "Before", show=False),
        Binding("pagedown", "move('page_down')", "Page down", show=False),
        Binding("pageup", "move('page_up')", "Page up", show=False),
    ]
    HINTS = (
        Hint("type or Down", "choose", "move('down')"),
        ACCEPT._replace(words="take it"),
        CANCEL,
    )

    def __init__(self, title: str, options: Sequence[Option], chosen: str | None = None) -> None:
        super().__init__(title)
        self._options = options
        self._chosen = chosen
        self._touched = False

    def body(self) -> ComposeResult:
        yield LineInput(placeholder="Type part of a name", id="filter")
        yield OptionRows(self._options, self._chosen)

    def result(self) -> str:
        option = self.query_one(OptionRows).option
        if option is None:
            raise UsageError("Nothing has these words in its name.")
        return option.key

    def on_input_changed(self, _event: Input.Changed) -> None:
        self._touched = self._touched or bool(self.text("filter"))
        self.query_one(OptionRows).filter(self.text("filter"))

    def on_rows_view_highlighted(self) -> None:
        self._touched = True

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self._touched = True
        self.action_accept()

    def entered(self) -> None:
        if self._touched:
            self.action_accept()
        else:
            self.tell("Type part of a name, or press Down, then Enter.", good=True)

    def action_move(self, what: str) -> None:
        self._touched = True
        self.query_one(OptionRows).move(what)


class OptionRows(RowsView, can_focus=False):
    """The options whose names hold the typed words; names that begin with them first."""

    DEFAULT_CSS = """
    OptionRows { height: auto; min-height: 1; max-height: 15; margin-top: 1; background: $surface; }
    """

    def __init__(self, options: Sequence[Option], chosen: str | None) -> None:
        super().__init__()
        self._all = options
        self._found = list(options)
        keys = [option.key for option in options]
        self._chosen = chosen
        self._highlighted = keys.index(chosen) if chosen in keys else 0

    @property
    def option(self) -> Option | None:
        """The highlighted option."""
        return self._found[self.row] if self.row is not None else None

    def row_count(self) -> int:
        return len(self._found)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        option = self._found[row]
        pointer = "> " if row == self.row else "  "
        look = self.look(*([f"role--{option.role}"] if option.role else [])) + ground
        notes = [shown(option.note), "now" if option.key == self._chosen else ""]
        note = "".join(f"  {words}" for words in notes if words)
        return [
            Segment(pointer, self.look("pane--strong") + ground),
            Segment(f"{option.symbol} " if option.symbol else "", look),
            Segment(shown(option.label), look),
            Segment(note, self.look("pane--dim") + ground),
        ]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return max(1, len(self._found))

    def filter(self, words: str) -> None:
        """Show the options that hold these words, keeping the highlight where it still is."""
        before = self.option
        wanted = fold(words).split()
        found = [o for o in self._all if all(w in fold(f"{o.label} {o.key}") for w in wanted)]
        if wanted:
            found.sort(key=lambda option: not fold(option.label).startswith(wanted[0]))
            self._found, row = found, 0
        else:
            self._found = list(self._all)
            row = self._found.index(before) if before in self._found else 0
        self.refresh(layout=True)
        self.show_rows(row)

    def clicked(self, row: int) -> None:
        self.post_message(self.Highlighted(self, row))
