"""Accepted wordings put into the present text, to be a new revision."""

from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange
from workbench.model.imports import Imported
from workbench.model.queries import Applied, Query, Unplaced
from workbench.model.states import MarkStatus
from workbench.text.rewording import Rewording, reworded

if TYPE_CHECKING:
    from workbench.store.reader import Reader

EXTRACTOR = "rewording 1"

_PLACED = (MarkStatus.EXACT, MarkStatus.MOVED)


def with_accepted(read: "Reader", article: int) -> Applied:
    """The present text with every accepted wording at its words, as far as these stand there as
    they were asked about; RefusedChange where there is none to put in.
    """
    with read.snapshot():
        seen = read.article(article)
        waiting = [each for each in read.queries.of_article(article) if each.is_to_apply]
    fitting = [each for each in waiting if _stands(each, seen.text)]
    left = [_gone(each) for each in waiting if each not in fitting]
    text, clashing = reworded(
        seen.text, [Rewording(each.start, each.end, each.proposed or "") for each in fitting]
    )
    left += [_clashes(fitting[at]) for at in clashing]
    put_in = [each for at, each in enumerate(fitting) if at not in clashing]
    if not put_in:
        raise RefusedChange(
            "No accepted wording waits to be put into the text."
            if not left
            else " ".join(each.why for each in left),
            "Accept one first, or import the author’s own text as a revision.",
        )
    queries, numbers = (each.id for each in put_in), (each.number for each in put_in)
    return Applied(text, tuple(queries), tuple(numbers), tuple(left))


def as_revision(applied: Applied) -> Imported:
    """The text as `Workspace.revisions` takes it; its origin says whose words are new in it."""
    names = ", ".join(f"q{number}" for number in applied.numbers)
    return Imported(applied.text, f"accepted wordings of {names}", EXTRACTOR)


def _stands(query: Query, text: str) -> bool:
    return query.status in _PLACED and text[query.start : query.end] == query.exact


def _gone(query: Query) -> Unplaced:
    why = f"The words of q{query.number} are not in the present text as they were."
    return Unplaced(query.number, query.proposed or "", why)


def _clashes(query: Query) -> Unplaced:
    why = f"q{query.number} speaks of words that another accepted wording changes."
    return Unplaced(query.number, query.proposed or "", why)
