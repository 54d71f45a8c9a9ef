"""What a checker does with queries: ask, edit, answer, decide, withdraw, take answers in."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.queries import Answer, NewQuery, QueryEdit
from workbench.model.requests import Done
from workbench.model.states import QueryState
from workbench.workspace.acting import Acting
from workbench.workspace.checking import checked_day

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

NAMED = 3
"""Queries that a label names by number; more are counted."""

QUOTED_WORDS = 6
"""Words of the text that a label repeats."""

_DONE = {
    QueryState.ANSWERED: "Answered",
    QueryState.ACCEPTED: "Accepted the wording of",
    QueryState.REJECTED: "Rejected the wording of",
}


class Queries:
    """Writing on queries; each call is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def ask(self, new: NewQuery) -> Future[Done[int]]:
        """Asks on words of the present text; the query's id. UsageError where the day is none."""

        def step(tx: "Transaction") -> int:
            query = tx.queries.ask(new._replace(due_on=checked_day(new.due_on)))
            words = _short(new.place.quote.exact)
            label = f"Asked the {new.to_whom} q{tx.queries.get(query)['number']} on “{words}”"
            tx.name(label=label, article=new.article, claim=new.claim)
            return query

        return self._acting.act("ask", "Asked", step, new.article)

    def edit(self, edit: QueryEdit) -> Future[Done[None]]:
        """Sets what the edit names; RefusedChange where the query is not open any more."""

        def step(tx: "Transaction") -> None:
            if edit.due_on is not None:
                checked_day(edit.due_on)
            _name(tx, "Edited {}", [edit.query])
            tx.queries.edit(edit)

        return self._acting.act("edit-query", "Edited a query", step)

    def answer(
        self, queries: Sequence[int], text: str, state: str = QueryState.ANSWERED
    ) -> Future[Done[None]]:
        """Records what was said to queries, and what became of the wordings that they propose."""

        def step(tx: "Transaction") -> None:
            _name(tx, f"{_DONE.get(QueryState(state), 'Answered')} {{}}", queries)
            for query in queries:
                tx.queries.answer(query, text, state)

        return self._acting.act("answer", "Answered", step)

    def decide(self, queries: Sequence[int], state: str) -> Future[Done[None]]:
        """Accepts or rejects proposed wordings; what was said to the queries stays."""

        def step(tx: "Transaction") -> None:
            _name(tx, f"{_DONE.get(QueryState(state), 'Answered')} {{}}", queries)
            for query in queries:
                tx.queries.answer(query, tx.queries.get(query)["answer"], state)

        return self._acting.act("answer", "Answered", step)

    def withdraw(self, queries: Sequence[int]) -> Future[Done[None]]:
        """Takes queries back; RefusedChange where one was answered already."""

        def step(tx: "Transaction") -> None:
            _name(tx, "Withdrew {}", queries)
            for query in queries:
                tx.queries.withdraw(query)

        return self._acting.act("withdraw", "Withdrew a query", step)

    def take(self, article: int, answers: Sequence[Answer]) -> Future[Done[None]]:
        """Records the answers of a document as one action; each is to an article's query."""

        def step(tx: "Transaction") -> None:
            for each in answers:
                query = tx.queries.numbered(article, each.number)
                tx.queries.answer(query, each.text, each.state)
            numbers = [each.number for each in answers]
            tx.name(label=f"Took in the answers to {named(numbers)}", article=article)

        return self._acting.act("answer", "Took in answers", step, article)


def named(numbers: Sequence[int]) -> str:
    """Queries as a label has them: `q4`, `q4, q5`, `12 queries`."""
    if len(numbers) > NAMED:
        return f"{len(numbers)} queries"
    return ", ".join(f"q{number}" for number in numbers)


def _name(tx: "Transaction", label: str, queries: Sequence[int]) -> None:
    """Names an action by its queries; says where to go for it."""
    rows = [tx.queries.get(query) for query in queries]
    if rows:
        tx.name(
            label=label.replace("{}", named([row["number"] for row in rows]), 1),
            article=rows[0]["article"],
            claim=rows[0]["claim"] if len(rows) == 1 else None,
        )


def _short(words: str) -> str:
    from workbench.text.words import first_words

    return first_words(words, QUOTED_WORDS)
