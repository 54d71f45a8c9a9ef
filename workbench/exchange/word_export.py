"""An article as a Word document: its text, a comment in the margin for each claim and each query,
and each proposed wording as a tracked change, to be accepted or rejected there.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from workbench.exchange import word_names, word_notes, word_package
from workbench.exchange.word_flow import Place, Rewording, paragraphs
from workbench.exchange.word_notes import Note
from workbench.exchange.word_xml import Hand
from workbench.exchange.wording import counted
from workbench.model.handover import Exported, ExportedFile, Handover
from workbench.model.queries import Query
from workbench.model.states import MarkStatus, QueryState
from workbench.model.views import Article

NAME = "article.docx"

_AS_ASKED = (MarkStatus.EXACT, MarkStatus.MOVED)
_REFERENCE = (
    '<w:commentRangeEnd w:id="{0}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    '<w:commentReference w:id="{0}"/></w:r>'
)


def export(handover: Handover, made_at: datetime) -> Exported:
    """The document, dated `made_at`. Of the queries it has those that were not withdrawn."""
    article = handover.article
    changes = _rewordings(handover)
    found = word_notes.notes(handover, frozenset(changes))
    places = [*_places(found, changes), _name(article, len(found))]
    body = paragraphs(article.text, places, list(changes.values()), article.title)
    made = word_package.packed(article, body, found, made_at.astimezone(UTC))
    return Exported((ExportedFile(NAME, made),), notes=tuple(_told(handover, changes)))


def _told(handover: Handover, changes: Mapping[int, Rewording]) -> Iterator[str]:
    """What the document does not have, or not as somebody may expect."""
    queries = [each.query for each in handover.queries]
    if count := sum(each.state == QueryState.WITHDRAWN for each in queries):
        yield f"{counted(count, 'withdrawn query', 'withdrawn queries')} left out."
    for query in queries:
        if query.proposed is not None and _is_due(query) and query.number not in changes:
            yield (
                f"q{query.number}: its wording stands in its comment alone, for its words changed "
                "or belong to another wording too."
            )


def _is_due(query: Query) -> bool:
    """Whether a wording of it is still to be decided on, or to be put into the text."""
    return query.is_open or query.is_to_apply


def _places(found: Sequence[Note], changes: Mapping[int, Rewording]) -> Iterator[Place]:
    for number, note in enumerate(found):
        opening = f'<w:commentRangeStart w:id="{number}"/>'
        closing = _REFERENCE.format(number)
        if note.query and note.start < note.end:
            name = word_names.query_bookmark(note.query, note.query in changes)
            opening += _bookmark(number, name)
            # Behind the comment: LibreOffice puts one in only there, and moves what follows.
            closing += f'<w:bookmarkEnd w:id="{number}"/>'
        yield Place(note.start, note.end, opening, closing)


def _name(article: Article, number: int) -> Place:
    """The bookmark at the head of the document that says which article it is."""
    opening = _bookmark(number, word_names.article_bookmark(article.id, article.revision))
    return Place(0, 0, opening, f'<w:bookmarkEnd w:id="{number}"/>')


def _bookmark(number: int, name: str) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'


def _rewordings(handover: Handover) -> dict[int, Rewording]:
    """The wordings that can be changes, by their queries' numbers. Where two are about the same
    words the first in the text is one, and the other is said in its comment alone.
    """
    wanted = (each.query for each in handover.queries if _is_change(each.query, handover))
    made: dict[int, Rewording] = {}
    done = 0
    for query in sorted(wanted, key=lambda each: (each.start, each.end, each.number)):
        if query.start >= done:
            hand = Hand(query.asked_by, query.asked_at)
            made[query.number] = Rewording(query.start, query.end, query.proposed or "", hand)
            done = query.end
    return made


def _is_change(query: Query, handover: Handover) -> bool:
    if query.proposed is None or not _is_due(query):
        return False
    words = handover.article.text[query.start : query.end]
    is_as_asked = query.status in _AS_ASKED and words == query.exact
    return is_as_asked and bool(words.strip()) and word_notes.is_placed(query, handover)
