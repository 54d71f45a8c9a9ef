"""The document of an article's queries: what it says, in the article's order, format aside."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from workbench.exchange.blocks import Block, Heading, Line, Look, Room, Run, Title, flat, labelled
from workbench.model.queries import Asked, Query
from workbench.model.states import QueryState
from workbench.text.dates import MONTHS
from workbench.text.worddiff import word_diff

TEXT, QUESTION, PROPOSED = "In the text", "Question", "Proposed wording"
ACCEPT, ANSWER, ANSWERED = "Accept the proposed wording? (yes or no)", "Answer", "Was answered"
INSTRUCTION = (
    "Please write below each “Answer:”, as much as you like, and leave the numbers in brackets."
)
NONE = "There is no open query."

_LOOKS = {"same": Look.PLAIN, "gone": Look.GONE, "new": Look.NEW}


class QueryDocument(NamedTuple):
    """What goes out: the queries of one article in its order; `made_on` is a day."""

    article: int
    title: str
    revision: int
    made_on: str
    entries: tuple[Asked, ...]


def blocks(document: QueryDocument) -> Iterator[Block]:
    """All that the document says, from its title on."""
    yield Title(flat(f"Queries: {document.title}"))
    yield Line("", (Run(head_of(document)),))
    if any(each.query.state == QueryState.OPEN for each in document.entries):
        yield Line("", (Run(INSTRUCTION),))
    elif not document.entries:
        yield Line("", (Run(NONE),))
    for entry in document.entries:
        yield from _entry(entry)


def head_of(document: QueryDocument) -> str:
    """The line by which a document that comes back is known to be about the same article."""
    return f"Article {document.article}, revision {document.revision}, {day(document.made_on)}."


def own_lines(entry: Asked) -> list[str]:
    """All that the document says of a query, line by line: so that it is not taken for an answer
    where a mail program has broken a line.
    """
    lines = []
    for block in _entry(entry):
        match block:
            case Heading(_, text):
                lines.append(text)
            case Line(label, runs):
                lines.append(f"{label}: {''.join(run.text for run in runs)}")
            case Room(label):
                lines.append(label)
            case _:
                pass
    return lines


def mark_of(number: int) -> str:
    """How a query's number stands at the head of its part."""
    return f"[q{number}]"


def day(iso: str) -> str:
    """`2026-12-01` as `1 December 2026`; anything else as it is."""
    try:
        when = date.fromisoformat(iso[:10])
    except ValueError:
        return flat(iso)
    return f"{when.day} {MONTHS[when.month - 1].capitalize()} {when.year}"


def _entry(entry: Asked) -> Iterator[Block]:
    query = entry.query
    yield Heading(mark_of(query.number), flat(_heading(query)))
    yield labelled(TEXT, entry.before, Run(entry.words, Look.STRONG), entry.after)
    if query.question:
        yield labelled(QUESTION, query.question)
    if query.proposed is not None:
        changes = word_diff(entry.words, query.proposed)
        yield labelled(PROPOSED, *(Run(text, _LOOKS[op]) for op, text in changes))
    if query.state != QueryState.OPEN:
        yield labelled(ANSWERED, _answered(query))
        return
    if query.proposed is not None:
        yield Room(ACCEPT)
    yield Room(ANSWER)


def _heading(query: Query) -> str:
    said = [f"To {query.asks}", f"asked by {query.asked_by} on {day(query.asked_at)}"]
    if query.state == QueryState.OPEN and query.due_on:
        said.append(f"answer until {day(query.due_on)}")
    return ", ".join(said)


def _answered(query: Query) -> str:
    on = f" on {day(query.answered_at)}" if query.answered_at else ""
    return f"{query.state}{on}. {query.answer}".strip()
