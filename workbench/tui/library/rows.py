"""How an article looks in one line of the library: title, bar, what is left, who waits, date."""

from typing import NamedTuple

from workbench.model.states import ArticleState
from workbench.model.views import ArticleRow
from workbench.tui.panes.bar import shares
from workbench.tui.panes.layout import Run, one_line, spread
from workbench.tui.panes.phrases import day
from workbench.tui.symbols import Symbols

BAR = 12
"""Cells of the bar: a claim each in a short piece, and still telling in a long one."""

_STATE_WORDS = {ArticleState.SHELVED: "put away", ArticleState.SIGNED: "signed off"}


class Column(NamedTuple):
    """A column on the right: its heading, its cells, and the width from which it is shown."""

    name: str
    cells: int
    from_width: int


_BAR = Column("", BAR, 44)
_SETTLED = Column("settled", 9, 56)
_LEFT = Column("to do", 7, 0)
_HOLES = Column("holes", 7, 70)
_WAITING = Column("waiting on", 14, 90)
_DATE = Column("date", 13, 76)
_COLUMNS = (_BAR, _SETTLED, _LEFT, _HOLES, _WAITING, _DATE)


def article_runs(row: ArticleRow, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells; the title gives way to the columns."""
    title = [Run(one_line(row.title, 400) or "no title")]
    if row.state in _STATE_WORDS:
        title.append(Run(f"  {_STATE_WORDS[ArticleState(row.state)]}", "pane--dim"))
    if row.byline and width >= _WAITING.from_width:
        title.append(Run(f"  {one_line(row.byline, 400)}", "pane--dim"))
    right: list[Run] = []
    for column in _COLUMNS:
        if width >= column.from_width:
            right += _cell(row, column, symbols)
    return spread(title, right, width, symbols.ellipsis)


def head_runs(title: str, width: int, look: str, symbols: Symbols) -> list[Run]:
    """The headings over the rows, after the list's own title."""
    names = [f"{c.name:>{c.cells}}" for c in _COLUMNS if width >= c.from_width]
    return spread([Run(title, look)], [Run("".join(names), look)], width, symbols.ellipsis)


def _cell(row: ArticleRow, column: Column, symbols: Symbols) -> list[Run]:
    if column is _BAR:
        return article_bar(row, symbols)
    if column is _SETTLED:
        words, look = f"{row.settled + row.cut}/{row.claims}", "pane--text"
    elif column is _LEFT:
        words, look = _number(row.open), "pane--strong"
    elif column is _HOLES:
        words, look = _number(row.holes), "role--hole"
    elif column is _WAITING:
        words, look = _waiting_words(row), "role--waiting"
    else:
        words, look = day(row.published_on), "pane--dim"
    return [Run(f"{words:>{column.cells}}", look)]


def article_bar(row: ArticleRow, symbols: Symbols) -> list[Run]:
    """The article's claims as settled, waiting, cut and open cells: a cell each, up to BAR."""
    parts = [
        (Run(symbols.tick, "role--good"), row.settled),
        (Run(symbols.state["waiting"], "role--waiting"), row.waiting),
        (Run(symbols.state["cut"], "role--bad"), row.cut),
        (Run(".", "role--open"), row.open),
    ]
    parts = [(sign, number) for sign, number in parts if number]
    cells = shares([number for _, number in parts], BAR)
    runs = [Run(sign.text * size, sign.look) for (sign, _), size in zip(parts, cells, strict=True)]
    return [*runs, Run(" " * (BAR - sum(cells)))]


def _waiting_words(row: ArticleRow) -> str:
    return f"{one_line(row.waiting_on, 10) or 'waiting'} {row.waiting}" if row.waiting else ""


def _number(count: int) -> str:
    return f"{count:,}" if count else "-"
