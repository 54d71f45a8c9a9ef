"""All quotations of the article against one source: verbatim, close with what differs, absent."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from workbench.model.found import Difference, QuoteMatch
from workbench.model.states import DifferenceKind, Match
from workbench.text.display import in_quotes
from workbench.tui.dialogs.hints import Hint, HintLine
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import Run, cut_runs, one_line, segments, spread
from workbench.tui.staying import StaysUp
from workbench.tui.symbols import Symbols

NONE = "No quotation stands in this article."
LONGEST = 400
STRIKING = (DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.NEGATION)
LOOKS = {Match.VERBATIM: "role--good", Match.CLOSE: "role--mixed", Match.ABSENT: "role--bad"}


class Quoted(NamedTuple):
    """A quotation of the article, without its marks, and how it stands in the source."""

    words: str
    match: QuoteMatch


class QuotationsScreen(StaysUp, Screen[Quoted | None]):
    """Gives the quotation to look at in the source, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,T", "close", "Close", show=False),
        Binding("enter", "look", "Look at it", show=False),
    ]
    HINTS = (
        Hint("Enter", "look at it in the source", "look"),
        Hint("j k", "move", ""),
        Hint("Esc", "close", "close"),
    )
    DEFAULT_CSS = """
    QuotationsScreen { background: $background; }
    QuotationsScreen > QuotationRows { height: 1fr; }
    """

    def __init__(self, subject: str, found: Sequence[Quoted], symbols: Symbols) -> None:
        super().__init__()
        self._rows = QuotationRows(subject, found, symbols)

    def compose(self) -> ComposeResult:
        yield self._rows
        yield HintLine(self.HINTS)

    def on_rows_view_chosen(self, event: RowsView.Chosen) -> None:
        event.stop()
        self.action_look()

    def action_look(self) -> None:
        chosen = self._rows.chosen
        if chosen is not None and chosen.match.start is not None and self.is_current:
            self.dismiss(chosen)

    def action_close(self) -> None:
        if self.is_current:
            self.dismiss(None)


class QuotationRows(RowsView):
    """A line a quotation, and under one that is close a line for each difference."""

    BINDINGS: ClassVar[list[BindingType]] = [*RowsView.MOVES]

    def __init__(self, subject: str, found: Sequence[Quoted], symbols: Symbols) -> None:
        super().__init__(id="quotations")
        self._subject = subject
        self._symbols = symbols
        self._found = found
        self._lines = list(_lines(found))

    def head(self, width: int) -> Sequence[Segment]:
        counts = Counter(one.match.kind for one in self._found)
        told = ", ".join(f"{counts[kind]} {kind}" for kind in LOOKS)
        left = [Run(f" Quotations against {self._subject}", self.head_look)]
        line = spread(left, [Run(f"{told} ", self.head_look)], width, self._symbols.ellipsis)
        return segments(self, line, self.head_look)

    def row_count(self) -> int:
        return max(1, len(self._lines))

    @property
    def chosen(self) -> Quoted | None:
        """The quotation of the highlighted row."""
        return self._lines[self.row][0] if self._lines and self.row is not None else None

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        if not self._lines:
            return segments(self, [Run(f"  {NONE}", "pane--dim")])
        one, difference = self._lines[row]
        pointer = Run(self._symbols.pointer if row == self.row else " ", "pane--strong")
        said = self._quotation(one) if difference is None else self._difference(difference)
        cut = cut_runs([pointer, *said], width, self._symbols.ellipsis)
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in cut]

    def _quotation(self, one: Quoted) -> list[Run]:
        kind = Match(one.match.kind)
        signs = {Match.VERBATIM: self._symbols.tick, Match.ABSENT: self._symbols.cross}
        return [
            Run(f"{signs.get(kind, '~')} {kind:<9}", LOOKS[kind]),
            Run(in_quotes(one_line(one.words, LONGEST))),
        ]

    def _difference(self, one: Difference) -> list[Run]:
        strong = one.kind in STRIKING
        look = "evidence--number" if strong else "evidence--other"
        ours, theirs = (one_line(words, LONGEST) for words in (one.our_words, one.their_words))
        return [
            Run(" " * 12),
            Run(f"{'!' if strong else ''}{one.kind} ", "role--bad" if strong else "pane--dim"),
            Run(ours, look) if ours else Run("nothing", "pane--dim"),
            Run(f" {self._symbols.pointer} ", "pane--dim"),
            Run(theirs, look) if theirs else Run("nothing", "pane--dim"),
        ]


def _lines(found: Sequence[Quoted]) -> Iterator[tuple[Quoted, Difference | None]]:
    for one in found:
        yield one, None
        for difference in one.match.diff:
            yield one, difference
