"""The rows under the address field: what was understood, and the known sources to choose from."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from workbench.model.views import Source
from workbench.tui.dialogs.pasted import Refused, address_words
from workbench.tui.dialogs.rows import RowsView
from workbench.tui.panes.layout import Run, cut, one_line, spread

_MARK_WIDTH = 2


class Row(NamedTuple):
    """One row; only a row with a source can be chosen."""

    runs: tuple[Run, ...]
    note: str = ""
    source: int | None = None


class SourceRows(RowsView, can_focus=False):
    """Rows of which those with a source can be highlighted by Up and Down, or chosen by a click."""

    DEFAULT_CSS = """
    SourceRows { height: 8; margin: 1 0; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="understood")
        self._rows: Sequence[Row] = ()
        self._highlighted = -1

    def row_count(self) -> int:
        return len(self._rows)

    def paint_row(self, row: int, width: int, ground: Style) -> Sequence[Segment]:
        runs, note, _ = self._rows[row]
        pointer = Run("> " if row == self.row else "  ", "pane--strong")
        # The note says what an address is: new, known, refused. It gives way to nothing.
        line = spread([pointer, *runs], [Run(f"{note} ", "pane--dim")], width, "…")
        return [Segment(run.text, self.look(*run.look.split()) + ground) for run in line]

    def can_highlight(self, row: int) -> bool:
        return self._rows[row].source is not None

    @property
    def source(self) -> int | None:
        """The highlighted source's id."""
        return self._rows[self.row].source if self.row is not None else None

    def show(self, rows: Sequence[Row], *, first: bool) -> None:
        """Show rows; with `first` the first source is highlighted, else none."""
        self._rows = rows
        sources = [at for at, row in enumerate(rows) if row.source is not None]
        self.show_rows(sources[0] if first and sources else -1)

    def step(self, by: int) -> None:
        """Highlight the source after, or before, the highlighted one."""
        sources = [at for at, row in enumerate(self._rows) if row.source is not None]
        if sources:
            at = sources.index(self._highlighted) if self._highlighted in sources else -1
            self.highlight(sources[max(0, min(at + by, len(sources) - 1))])


def address_row(url: str, known: Source | None) -> Row:
    """A row for an address that will be attached."""
    note = f"known, on {claims(known.uses)}" if known else "new"
    return Row(
        (Run("= " if known else "+ ", "role--good"), Run(one_line(address_words(url)))), note
    )


def refused_row(refused: Refused) -> Row:
    """A row for what cannot be cited, and why."""
    words = cut(one_line(refused.words), 28, "…")
    return Row((Run("x ", "pane--error"), Run(f"{words}  "), Run(refused.reason, "pane--error")))


def known_row(source: Source, note: str = "") -> Row:
    """A row for a known source that can be chosen."""
    place = address_words(source.canonical_url or source.url) if source.url else source.kind
    beside = (source.author, source.published_on) if not source.url else (place,)
    title = source.title or place
    runs = [Run(one_line(title, 400))]
    runs += [
        Run(f"  {one_line(word, 400)}", "pane--dim") for word in beside if word != title and word
    ]
    return Row(tuple(runs), note or f"on {claims(source.uses)}", source.id)


def claims(count: int) -> str:
    """A number of claims in words."""
    return "1 claim" if count == 1 else f"{count:,} claims"
