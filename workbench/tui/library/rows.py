"""How an article looks in one line of the library: title, bar, what is left, who waits, date."""

from typing import NamedTuple

from rich.cells import cell_len

from workbench.model.states import ArticleState, ClaimState
from workbench.model.views import ArticleRow
from workbench.tui.panes.bar import CHANGED, shares
from workbench.tui.panes.layout import Run, cut, one_line, spread, width_of
from workbench.tui.panes.phrases import day
from workbench.tui.symbols import Symbols

BAR = 12
"""Cells of the bar: a claim each in a short piece, and still telling in a long one."""

_LEAST_BYLINE = 10
"""Cells of a longer byline under which it is left out: a first name and the beginning of a last."""

_GAP = "  "

_STATE_WORDS = {ArticleState.SHELVED: "put away", ArticleState.SIGNED: "signed off"}


class Column(NamedTuple):
    """A column on the right: its heading, its cells, and the width from which it is shown."""

    name: str
    cells: int
    from_width: int


_BAR = Column("", BAR, 44)
_SETTLED = Column("settled", 10, 56)
_LEFT = Column("to do", 7, 0)
_HOLES = Column("holes", 7, 70)
_WAITING = Column("waiting on", 18, 96)
_DATE = Column("date", 13, 76)
_COLUMNS = (_BAR, _SETTLED, _LEFT, _HOLES, _WAITING, _DATE)


def article_runs(row: ArticleRow, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells: the columns, and before them what there is room for."""
    right: list[Run] = []
    for column in _COLUMNS:
        if width >= column.from_width:
            right += _cell(row, column, symbols)
    names = _names(row, width - width_of(right) - 1, symbols.ellipsis)
    return spread(names, right, width, symbols.ellipsis)


def _names(row: ArticleRow, room: int, ellipsis: str) -> list[Run]:
    """Title, state and byline: the byline gives way first, then the title, the state never."""
    state = Run("")
    if row.state in _STATE_WORDS:
        state = Run(f"  {_STATE_WORDS[ArticleState(row.state)]}", "pane--dim")
    title = cut(one_line(row.title, 400) or "no title", room - cell_len(state.text), ellipsis)
    room -= cell_len(title + state.text) + len(_GAP)
    byline = one_line(row.byline, 400)
    if not byline or room < min(cell_len(byline), _LEAST_BYLINE):
        return [Run(title), state]
    return [Run(title), state, Run(f"{_GAP}{cut(byline, room, ellipsis)}", "pane--dim")]


def head_runs(title: str, width: int, look: str, symbols: Symbols) -> list[Run]:
    """The headings over the rows, after the list's own title."""
    names = [f"{c.name:>{c.cells}}" for c in _COLUMNS if width >= c.from_width]
    return spread([Run(title, look)], [Run("".join(names), look)], width, symbols.ellipsis)


def _cell(row: ArticleRow, column: Column, symbols: Symbols) -> list[Run]:
    if column is _BAR:
        return article_bar(row, symbols)
    room = column.cells - 1
    if column is _SETTLED:
        words, look = _settled_words(row, room), "pane--text"
    elif column is _LEFT:
        words, look = _number(row.apart(ClaimState.OPEN)), "pane--strong"
    elif column is _HOLES:
        words, look = _number(row.holes), "role--hole"
    elif column is _WAITING:
        words, look = _waiting_words(row, room - 1, symbols.ellipsis), "role--waiting"
    else:
        words, look = day(row.published_on), "pane--dim"
    words = cut(words, room, symbols.ellipsis)
    return [Run(" " * (column.cells - cell_len(words)) + words, look)]


def article_bar(row: ArticleRow, symbols: Symbols) -> list[Run]:
    """The article's claims as settled, changed, waiting, cut and open cells: a cell each, up to
    BAR. What a new text changed is nothing else, as on the desk.
    """
    parts = [
        (Run(symbols.tick, "role--good"), row.apart(ClaimState.SETTLED)),
        (Run(CHANGED, "role--mixed"), sum(row.changed.values())),
        (Run(symbols.state["waiting"], "role--waiting"), row.apart(ClaimState.WAITING)),
        (Run(symbols.state["cut"], "role--bad"), row.apart(ClaimState.CUT)),
        (Run(".", "role--open"), row.apart(ClaimState.OPEN)),
    ]
    parts = [(sign, number) for sign, number in parts if number]
    cells = shares([number for _, number in parts], BAR)
    runs = [Run(sign.text * size, sign.look) for (sign, _), size in zip(parts, cells, strict=True)]
    return [*runs, Run(" " * (BAR - sum(cells)))]


def _settled_words(row: ArticleRow, room: int) -> str:
    words = f"{row.done}/{row.claims}"
    return words if len(words) <= room else f"{row.done * 100 // row.claims}%"


def _waiting_words(row: ArticleRow, room: int, ellipsis: str) -> str:
    waiting = row.apart(ClaimState.WAITING)
    if not waiting:
        return ""
    number = f" {_number(waiting)}"
    return cut(one_line(row.waiting_on, 400) or "waiting", room - len(number), ellipsis) + number


def _number(count: int) -> str:
    return f"{count:,}" if count else "-"
