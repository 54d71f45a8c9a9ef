"""How a query looks in one line: number, state, who waits on whom, until when, question, words."""

from workbench.model.queries import Asked, Query
from workbench.model.states import QueryState
from workbench.text.display import in_quotes
from workbench.tui.panes.layout import Run, cells_of, cut, one_line, spread
from workbench.tui.panes.phrases import day, moment
from workbench.tui.symbols import Symbols

WITH_NAMES = 90
"""Cells from which on it is said who asked whom; narrower, only whom."""

_SEEN = 400
"""Characters of a text that a line can show at most."""

_LOOKS = {
    QueryState.OPEN: "role--waiting",
    QueryState.ANSWERED: "role--note",
    QueryState.ACCEPTED: "role--good",
    QueryState.REJECTED: "role--mixed",
    QueryState.WITHDRAWN: "pane--dim",
}


def query_runs(asked: Asked, width: int, today: str, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells; the question gives way first."""
    query, is_wide = asked.query, width >= WITH_NAMES
    words = cut(
        one_line(asked.words, _SEEN), max(12, width // (4 if is_wide else 6)), symbols.ellipsis
    )
    who, until = (22, 18) if is_wide else (10, 16)
    overdue = query.is_overdue(today)
    left = [
        Run(f"{f'q{query.number}':>5}  ", "pane--strong"),
        Run(f"{state_words(query):<9}  ", _LOOKS.get(QueryState(query.state), "pane--text")),
        Run(_column(_who(query, is_wide), who, symbols)),
        Run(_column(_until(query, today), until, symbols), "role--bad" if overdue else "pane--dim"),
        Run(asks(query), "pane--text"),
    ]
    look = "pane--gone" if query.is_lost else "pane--dim"
    return spread(left, [Run(f"  {in_quotes(words)}", look)], width, symbols.ellipsis)


def _column(words: str, width: int, symbols: Symbols) -> str:
    words = cut(words, width, symbols.ellipsis)
    return words + " " * (width + 2 - cells_of(words))


def state_words(query: Query) -> str:
    """The state; of an accepted wording also that the text has it."""
    return f"in rev {query.applied_in}" if query.applied_in is not None else query.state


def asks(query: Query) -> str:
    """What is asked, and what should stand there instead."""
    parts = [one_line(query.question, _SEEN)]
    if query.proposed is not None:
        parts.append(f"to {in_quotes(one_line(query.proposed, _SEEN))}")
    return "  ".join(filter(None, parts))


def told(asked: Asked, today: str) -> str:
    """All that is known of a query, in one line."""
    query = asked.query
    who = f"{one_line(query.asked_by, 40)} asked {one_line(query.asks, 80)}"
    parts = [f"q{query.number}", f"{who}, {moment(query.asked_at)}"]
    if query.due_on and query.is_open:
        parts.append(f"until {day(query.due_on)}{', overdue' if query.is_overdue(today) else ''}")
    if query.is_lost:
        parts.append("its words are not in the text any more")
    parts.append(asks(query))
    if query.answer:
        parts.append(f"{query.state}: {in_quotes(one_line(query.answer, _SEEN))}")
    return "  ".join(parts)


def _who(query: Query, is_wide: bool) -> str:
    whom = one_line(query.whom, 40) or query.to_whom
    return f"{one_line(query.asked_by, 12)} asked {whom}" if is_wide else whom


def _until(query: Query, today: str) -> str:
    if not query.is_open:
        return _near(query.answered_at[:10], today)
    if not query.due_on:
        return f"since {_near(query.asked_at[:10], today)}"
    return f"{'over' if query.is_overdue(today) else 'until'} {_near(query.due_on, today)}"


def _near(date: str, today: str) -> str:
    """A day, without the year where it is this one."""
    said = day(date) if date else ""
    return said.removesuffix(f" {today[:4]}") if date[:4] == today[:4] else said
