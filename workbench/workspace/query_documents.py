"""Queries as a document that leaves, and the answers read back out of what returns."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.queries import Answer, AnswersRead, Asked, Unplaced
from workbench.model.states import QueryState
from workbench.workspace.query_words import asked

if TYPE_CHECKING:
    from workbench.documents.margins import Margins
    from workbench.exchange.query_blocks import QueryDocument
    from workbench.store.reader import Reader


def document(
    read: "Reader", article: int, now: datetime, *, every: bool = False
) -> "QueryDocument":
    """What goes out in the article's order: the open queries, or `every` one but the withdrawn."""
    from workbench.exchange.query_blocks import QueryDocument

    with read.snapshot():
        seen = read.article(article)
        found = asked(read, article)
    kept = [each for each in found if each.query.is_open or (every and _was_asked(each))]
    day = now.astimezone().date().isoformat()
    return QueryDocument(article, seen.title, seen.revision, day, tuple(kept))


def send(document: "QueryDocument", path: Path, now: datetime, *, force: bool = False) -> None:
    """Writes the document in the format of the path's end; RefusedChange where there is a file,
    unless `force`.
    """
    from workbench.exchange import queries, writing

    body = queries.written(document, queries.suffix_of(path), now)
    writing.write(path, body, force=force)


def as_text(document: "QueryDocument") -> str:
    """The document for standard output."""
    from workbench.exchange import plain_text, query_blocks

    return plain_text.plain_text(query_blocks.blocks(document))


class Returned(NamedTuple):
    """A document that came back, as text, and what was written into its margin and changed."""

    text: str
    margins: "Margins"


def load(path: Path) -> Returned:
    """A document in any format that can be imported, for any thread: it may take a while.

    UnreadableInput where there is no text in it.
    """
    from workbench.documents import reading

    body = reading.load(path)
    text = reading.read_bytes(body, path.name, path.name).text
    return Returned(text, reading.margins(body, path.name))


def place_answers(read: "Reader", article: int, returned: Returned) -> AnswersRead:
    """The answers to be taken in, and what was written and could not be placed. Nothing is recorded
    yet. UsageError where the document is about another article.
    """
    from workbench.exchange import query_answers, word_answers, word_remarks

    sent = {each.query.number: each for each in asked(read, article)}
    if word_answers.is_annotated(returned.margins):
        found = word_answers.read(returned.margins, read.article(article), sent)
    else:
        found = query_answers.read(returned.text, article, sent)
        found = word_remarks.with_remarks(found, returned.margins, sent)
    fresh: list[Answer] = []
    unplaced = list(found.unplaced)
    for each in found.answers:
        if why := _not_taken(sent[each.number], each):
            unplaced.append(Unplaced(each.number, each.text or each.state, why))
        elif not _is_known(sent[each.number], each):
            fresh.append(each)
    if returned.margins.are_unread:
        why = "Comments and changes in a file of this kind are not read: save it as .docx."
        unplaced.append(Unplaced(None, "", why))
    return AnswersRead(tuple(fresh), tuple(unplaced))


def _was_asked(entry: Asked) -> bool:
    return entry.query.state != QueryState.WITHDRAWN


def _is_known(entry: Asked, answer: Answer) -> bool:
    query = entry.query
    return (query.state, query.answer.split()) == (answer.state, answer.text.split())


def _not_taken(entry: Asked, answer: Answer) -> str:
    """Why an answer is not recorded: what a person decided since is not overwritten."""
    query = entry.query
    if query.is_open or _is_known(entry, answer):
        return ""
    if query.state == QueryState.ANSWERED and query.answer.split() == answer.text.split():
        return ""  # only the decision is new
    if query.state == QueryState.WITHDRAWN:
        return f"q{query.number} was withdrawn."
    return f"q{query.number} was answered otherwise already."
