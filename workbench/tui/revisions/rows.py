"""How a revision looks in one line."""

from workbench.model.revisions import RevisionRow
from workbench.tui.panes.layout import Run, one_line, spread
from workbench.tui.panes.phrases import moment
from workbench.tui.revisions.phrases import waiting_words
from workbench.tui.symbols import Symbols

_SEEN = 400
"""Characters of an origin that a line can show at most."""


def marks_words(row: RevisionRow) -> str:
    """How many places of claims it has."""
    return "1 mark" if row.marks == 1 else f"{row.marks:,} marks"


def revision_runs(row: RevisionRow, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells: number, when it came and from where, its marks."""
    left = [
        Run(f"{row.number:>4}  ", "pane--strong"),
        Run(f"{moment(row.imported_at):<18} ", "pane--dim"),
        Run(one_line(row.origin, _SEEN)),
    ]
    right = [Run(f" {row.length:,} characters, {marks_words(row)}", "pane--dim")]
    if row.waiting:
        right.append(Run(f", {waiting_words(row.waiting)}", "role--bad"))
    return spread(left, right, width, symbols.ellipsis)
