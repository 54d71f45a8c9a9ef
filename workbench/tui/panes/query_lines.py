"""A query in the detail of its claim: who waits on whom, the question, the wording, the answer."""

from collections.abc import Iterable, Iterator

from workbench.model.queries import Query
from workbench.model.states import QueryState
from workbench.text.display import in_quotes
from workbench.tui.panes.layout import Run, flow, one_line, wrap_text
from workbench.tui.panes.phrases import day, moment, person

_LOOKS = {
    QueryState.ACCEPTED: "role--good",
    QueryState.REJECTED: "role--mixed",
    QueryState.WITHDRAWN: "pane--dim",
}


def query_items(
    queries: Iterable[Query], who: str, width: int
) -> Iterator[tuple[int, Run, list[list[Run]]]]:
    """Each query's id, its label and its lines; an open wording without a question is left out: it
    stands above as what the words shall change to.
    """
    for query in queries:
        if query.question or not query.is_open:
            label = Run(f"q{query.number}", "role--note" if query.is_open else "pane--dim")
            yield query.id, label, query_lines(query, who, width)


def query_lines(query: Query, who: str, width: int) -> list[list[Run]]:
    """Its lines at a width; foreign words are made harmless."""
    asked_by = person(query.asked_by, who)
    said = [
        [Run(f"{asked_by} asked {one_line(query.asks, 80)}", "role--waiting")],
        [Run(moment(query.asked_at), "pane--dim")],
    ]
    if query.due_on and query.is_open:
        said.append([Run(f"until {day(query.due_on)}")])
    lines = flow(said, ", ", width)
    if query.question:
        lines += wrap_text(query.question, width)
    if query.proposed is not None:
        lines += wrap_text(f"to {in_quotes(query.proposed)}", width, "pane--new")
    if not query.is_open:
        lines += _outcome(query, width)
    return lines


def _outcome(query: Query, width: int) -> list[list[Run]]:
    state = query.state
    if query.applied_in is not None:
        state += f", in revision {query.applied_in}"
    answer = f": {in_quotes(query.answer)}" if query.answer else ""
    look = _LOOKS.get(QueryState(query.state), "role--note")
    return wrap_text(f"{state}{answer}", width, look)
