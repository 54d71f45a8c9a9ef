"""An article as a Word document: its text, a comment in the margin for each claim and each query,
and each proposed wording as a tracked change, to be accepted or rejected there.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from workbench.exchange import word_notes, word_package
from workbench.exchange.word_flow import Place, Rewording, paragraphs
from workbench.exchange.word_notes import Note
from workbench.exchange.word_xml import Hand
from workbench.model.handover import Exported, ExportedFile, Handover
from workbench.model.queries import Query
from workbench.model.states import MarkStatus

NAME = "article.docx"

BOOKMARK = "workbench_q"
"""Begins the name of the bookmark that stays at a query's words, its number behind it: a reader
may take the comment away, and Word shows no bookmarks."""

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
    body = paragraphs(
        article.text, list(_places(handover, found)), list(changes.values()), article.title
    )
    made = word_package.packed(article, body, found, made_at.astimezone(UTC))
    return Exported((ExportedFile(NAME, made),))


def _places(handover: Handover, found: Sequence[Note]) -> Iterator[Place]:
    for number, note in enumerate(found):
        opening = f'<w:commentRangeStart w:id="{number}"/>'
        closing = _REFERENCE.format(number)
        if note.query and note.start < note.end:
            opening += f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK}{note.query}"/>'
            # Behind the comment: LibreOffice puts one in only there, and moves what follows.
            closing += f'<w:bookmarkEnd w:id="{number}"/>'
        yield Place(note.start, note.end, opening, closing)


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
    if query.proposed is None or not (query.is_open or query.is_to_apply):
        return False
    words = handover.article.text[query.start : query.end]
    is_as_asked = query.status in _AS_ASKED and words == query.exact
    return is_as_asked and bool(words.strip()) and word_notes.is_placed(query, handover)
