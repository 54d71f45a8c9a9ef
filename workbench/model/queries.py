"""Queries: questions on words of an article, as they are asked, shown, sent out and answered."""

from typing import TYPE_CHECKING, NamedTuple

from workbench.model.states import MarkStatus, QueryState, ToWhom

if TYPE_CHECKING:
    from workbench.model.requests import Place


class NewQuery(NamedTuple):
    """A question on words of a revision; `proposed` stands for exactly these, None where no wording
    is proposed. `whom` is the person's name, where it is known; `due_on` a day or an empty text.
    """

    article: int
    revision_id: int
    place: "Place"
    question: str
    to_whom: str = ToWhom.AUTHOR
    whom: str = ""
    proposed: str | None = None
    due_on: str = ""
    claim: int | None = None


class QueryEdit(NamedTuple):
    """New values for an open query; None leaves a field as it is, an empty `proposed` takes the
    wording back.
    """

    query: int
    question: str | None = None
    to_whom: str | None = None
    whom: str | None = None
    proposed: str | None = None
    due_on: str | None = None


class Answer(NamedTuple):
    """What was said to a query, by its number, and what became of it: a `QueryState`."""

    number: int
    text: str
    state: str = QueryState.ANSWERED


class Query(NamedTuple):
    """A query as the file has it. `exact` is the words that were asked about; `start` and `end` are
    their place in the present text, as `status` has it, or where they were when they were lost.
    `applied_in` is the number of the revision that got the proposed wording, None where none has.
    """

    id: int
    article: int
    number: int
    claim: int | None
    claim_number: int | None
    revision: int
    start: int
    end: int
    exact: str
    status: str
    to_whom: str
    whom: str
    asked_by: str
    question: str
    proposed: str | None
    state: str
    answer: str
    asked_at: str
    due_on: str
    answered_at: str
    applied_in: int | None

    @property
    def asks(self) -> str:
        """Whom, in words: `the author`, `the subject, Ada Brink`."""
        return asked(self.to_whom, self.whom)

    @property
    def is_open(self) -> bool:
        return self.state == QueryState.OPEN

    @property
    def is_lost(self) -> bool:
        """Whether the present text has no such words any more."""
        return self.status == MarkStatus.LOST

    @property
    def is_to_apply(self) -> bool:
        """Whether its wording was accepted and stands in no text yet."""
        return self.state == QueryState.ACCEPTED and self.applied_in is None

    def is_overdue(self, today: str) -> bool:
        """Whether nobody has answered until the day that was set."""
        return self.is_open and bool(self.due_on) and self.due_on < today


class Asked(NamedTuple):
    """A query with the words as they stand now, and the rest of their sentence on both sides."""

    query: Query
    before: str
    words: str
    after: str


class Unplaced(NamedTuple):
    """Words of an answered document that were not taken, and why; `number` is the query's they
    stand under, None where they stand under none.
    """

    number: int | None
    words: str
    why: str


class AnswersRead(NamedTuple):
    """What an answered document gave: the answers by query, and what could not be placed."""

    answers: tuple[Answer, ...]
    unplaced: tuple[Unplaced, ...]


class Applied(NamedTuple):
    """The accepted wordings put into a text: their queries by id and by number, and why others were
    not.
    """

    text: str
    queries: tuple[int, ...]
    numbers: tuple[int, ...]
    left: tuple[Unplaced, ...]


def asked(to_whom: str, whom: str) -> str:
    """Whom a query is put to, in words: an expert is known by name alone."""
    role = f"an {to_whom}" if to_whom == ToWhom.EXPERT else f"the {to_whom}"
    return f"{role}, {whom}" if whom else role
