"""Our queries in an annotated article that came back: each with its comment and its words."""

from collections.abc import Mapping
from typing import NamedTuple

from workbench.documents.margins import Margins, Remark
from workbench.exchange import word_names
from workbench.exchange.query_blocks import PROPOSED, QUESTION
from workbench.exchange.word_notes import ACCEPT_HERE
from workbench.exchange.word_xml import legible
from workbench.model.queries import Asked


class Found(NamedTuple):
    """A query in the document. `is_change` where its wording was sent as a tracked change; `remark`
    is None where its comment was taken away.
    """

    start: int
    end: int
    is_change: bool
    remark: Remark | None


def is_ours(remark: Remark) -> bool:
    """Whether a comment is one that we wrote: programs that keep no initials keep our words."""
    marks = (word_names.MARGIN_MARK, word_names.CLAIM_MARK)
    is_alike = any(each.match(remark.text) for each in marks)
    return is_alike and remark.initials in (word_names.OURS, "") and not remark.parent


def root_of(remark: Remark, by_id: Mapping[str, Remark]) -> Remark:
    """The comment that began a thread."""
    seen = {remark.id}
    while (parent := by_id.get(remark.parent)) and parent.id not in seen:
        seen.add(parent.id)
        remark = parent
    return remark


def find(margins: Margins) -> dict[int, Found]:
    """Our queries by their numbers: of two comments with one number the first."""
    found: dict[int, Found] = {}
    for bookmark in margins.bookmarks:
        if marked := word_names.marked_by(bookmark.name):
            found.setdefault(
                marked.number, Found(bookmark.start, bookmark.end, marked.is_change, None)
            )
    for remark in margins.remarks:
        mark = word_names.MARGIN_MARK.match(remark.text)
        if mark and is_ours(remark):
            number = int(mark[1])
            known = found.get(number)
            if known is None or known.remark is None:
                found[number] = _with_comment(remark, known)
    return found


def _with_comment(remark: Remark, known: Found | None) -> Found:
    """A comment's place is the truer one: LibreOffice moves the ends of bookmarks by what other
    comments take.
    """
    is_change = known.is_change if known else ACCEPT_HERE in remark.text
    if remark.start is not None and remark.end is not None:
        return Found(remark.start, remark.end, is_change, remark)
    start, end = (known.start, known.end) if known else (0, 0)
    return Found(start, end, is_change and known is not None, remark)


def asks_otherwise(found: Found | None, entry: Asked) -> str:
    """Why what is said there answers something else: numbers alone are the same in every article of
    every file, and what is asked and proposed may have been changed since.
    """
    if found is None or found.remark is None:
        return ""
    query, there = entry.query, _solid(found.remark.text)
    if query.question and _solid(f"{QUESTION}: {legible(query.question)}") not in there:
        return f"q{query.number} asks something else here."
    if query.proposed and _solid(f"{PROPOSED}: {legible(query.proposed)}") not in there:
        return f"q{query.number} proposes other words now."
    return ""


def _solid(text: str) -> str:
    return "".join(text.split())
