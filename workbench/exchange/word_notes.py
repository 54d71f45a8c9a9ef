"""What the margin of a Word document says: a comment for each place of a claim and each query.

Comments are paragraphs of runs behind labels of ours. A query's begins with its number in
brackets, by which it is known again when the document comes back.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workbench.exchange.blocks import Line, Look, Run
from workbench.exchange.query_blocks import ANSWERED, PROPOSED, QUESTION, day, mark_of
from workbench.exchange.word_xml import Hand, flat, legible
from workbench.exchange.wording import MATCHES, STANCES, counted, said_of
from workbench.model.handover import CHANGED, Handover, SourceRecord
from workbench.model.queries import Query
from workbench.model.states import QueryState
from workbench.model.views import Claim, ClaimDetail, Evidence, Mark

ANSWER_HERE = "Reply to this comment to answer."
ACCEPT_HERE = "Accept or reject the change in the text to decide on the wording."
AT_END = "Its words are not in the present text"


class Note(NamedTuple):
    """A comment on the words from `start` up to `end`, or, where both are the text's end, on none.

    `query` is the number of the query that it asks, 0 for any other.
    """

    start: int
    end: int
    hand: Hand
    lines: tuple[Line, ...]
    query: int = 0


def notes(handover: Handover, changed: frozenset[int]) -> list[Note]:
    """All comments in the order of their words; `changed` are the numbers of the queries whose
    proposed wording stands in the text as a change.
    """
    found = [*_of_claims(handover), *_of_queries(handover, changed), *_of_all(handover)]
    return sorted(found, key=lambda each: (each.start, -each.end))


def query_lines(query: Query) -> list[str]:
    """All that our comment on a query says or said, line by line, whatever its state was then."""
    opened = query._replace(state=QueryState.OPEN)
    versions = (opened, opened._replace(due_on=""), query)
    lines = [line for each in versions for line in _query(each, is_changed=True)]
    labelled = (f"{line.label}: " if line.label else "" for line in lines)
    words = ("".join(run.text for run in line.runs) for line in lines)
    return list(dict.fromkeys(map("".join, zip(labelled, words, strict=True))))


def is_placed(query: Query, handover: Handover) -> bool:
    """Whether the query's words have a place in the article's present text."""
    article = handover.article
    fits = 0 <= query.start < query.end <= len(article.text)
    return fits and query.revision == article.revision and not query.is_lost


def _of_claims(handover: Handover) -> Iterator[Note]:
    records = {each.source.id: each for each in handover.sources}
    lost = {each.claim: each.exact for each in reversed(handover.lost)}
    for detail in handover.claims:
        hand = _hand(detail)
        lines = tuple(_claim(detail, handover, records))
        if not detail.marks:
            words = lost.get(detail.claim.id, detail.claim.quote)
            gone = tuple(_paragraphs(AT_END, words)) if words else ()
            yield _at_end(handover, hand, lines[:1] + gone + lines[1:])
        for at, mark in enumerate(detail.marks):
            said = lines if at == 0 else (_again(detail, handover, at),)
            doubt = _doubt(mark) if detail.claim.id in handover.changed else ()
            yield Note(mark.start, mark.end, hand, (*said, *doubt))


def _at_end(handover: Handover, hand: Hand, lines: tuple[Line, ...], query: int = 0) -> Note:
    end = len(handover.article.text)
    return Note(end, end, hand, lines, query)


def _hand(detail: ClaimDetail) -> Hand:
    verdict = detail.verdict
    return Hand("") if verdict is None else Hand(verdict.by, verdict.at)


def _claim(
    detail: ClaimDetail, handover: Handover, records: dict[int, SourceRecord]
) -> Iterator[Line]:
    claim, verdict = detail.claim, detail.verdict
    yield _headline(detail, handover)
    yield from _paragraphs("Restated", claim.restated)
    claimed = ", ".join(filter(None, (claim.claimant, day(claim.claimed_on))))
    yield from _paragraphs("Claimant", claimed)
    yield from _paragraphs("Flags", ", ".join(claim.flags))
    yield from _paragraphs("Rationale", verdict.rationale if verdict else "")
    for evidence in detail.evidence:
        yield from _evidence(evidence, records.get(evidence.source))


def _headline(detail: ClaimDetail, handover: Handover) -> Line:
    return Line(f"Claim {detail.claim.number}", (Run(flat(_rated(detail, handover))),))


def _again(detail: ClaimDetail, handover: Handover, at: int) -> Line:
    place = f", place {at + 1} of {len(detail.marks)}: see the first place."
    words = flat(_rated(detail, handover)) + place
    return Line(f"Claim {detail.claim.number}", (Run(words),))


def _rated(detail: ClaimDetail, handover: Handover) -> str:
    """The rating in its scale's word, or how the claim stands without one."""
    claim = detail.claim
    label = said_of(claim, handover)
    waits = claim.waiting_on and handover.state_of(claim) != CHANGED
    return f"{label}, {_waiting(claim)}" if waits else label


def _waiting(claim: Claim) -> str:
    until = f" until {day(claim.waiting_until)}" if claim.waiting_until else ""
    return f"waiting on {claim.waiting_on}{until}"


def _doubt(mark: Mark) -> Iterator[Line]:
    if mark.status in ("changed", "ambiguous"):
        said = f"The text was revised, and this place is {mark.status}: to be looked at again."
        yield Line("", (Run(said),))


def _evidence(evidence: Evidence, record: SourceRecord | None) -> Iterator[Line]:
    _, stance = STANCES[evidence.stance]
    named = (evidence.title, evidence.author, evidence.publisher, evidence.published_on)
    described = ". ".join(filter(None, map(flat, named))) or evidence.kind
    yield Line(f"Source {evidence.number}, {stance}", (Run(described),))
    yield from _paragraphs("", evidence.url)
    if evidence.passage:
        yield from _paragraphs("Passage", f"“{evidence.passage}”")
        yield from _paragraphs("", MATCHES[evidence.match])
    yield from _paragraphs("Where", evidence.locator)
    yield from _paragraphs("Note", evidence.note)
    yield from _paragraphs("Private note", evidence.private_note)
    yield from _paragraphs("Archived", record.archive_url if record else "")


def _of_queries(handover: Handover, changed: frozenset[int]) -> Iterator[Note]:
    for query in (each.query for each in handover.queries):
        if query.state == QueryState.WITHDRAWN:
            continue
        hand = Hand(query.asked_by, query.asked_at)
        lines = tuple(_query(query, query.number in changed))
        if is_placed(query, handover):
            yield Note(query.start, query.end, hand, lines, query.number)
        else:
            gone = tuple(_paragraphs(AT_END, query.exact))
            yield _at_end(handover, hand, lines[:1] + gone + lines[1:], query.number)


def _query(query: Query, is_changed: bool) -> Iterator[Line]:
    until = f", answer until {day(query.due_on)}" if query.is_open and query.due_on else ""
    head = f"{mark_of(query.number)} To {flat(query.asks)}{until}"
    yield Line("", (Run(head, Look.STRONG),))
    yield from _paragraphs(QUESTION, query.question)
    if query.proposed is not None:
        yield from _paragraphs(PROPOSED, query.proposed or "(take the words out)")
    if query.is_open:
        yield Line("", (Run(ANSWER_HERE),))
        if is_changed:
            yield Line("", (Run(ACCEPT_HERE),))
    else:
        on = f" on {day(query.answered_at)}" if query.answered_at else ""
        yield from _paragraphs(ANSWERED, f"{query.state}{on}. {query.answer}".strip())


def _of_all(handover: Handover) -> Iterator[Note]:
    """What stayed at home: whoever reads this must know that it is not all."""
    left = handover.left_out
    counts = ((left.sensitive_sources, "sensitive source"), (left.private_notes, "private note"))
    said = " and ".join(counted(count, what) for count, what in counts if count)
    if said:
        yield _at_end(handover, Hand(""), (Line("Left out of this document", (Run(said),)),))


def _paragraphs(label: str, words: str) -> Iterator[Line]:
    """Foreign words behind a label, a paragraph a line; nothing where there are none."""
    lines: Iterable[str] = (each for each in legible(words).split("\n") if each.strip())
    for at, line in enumerate(lines):
        yield Line(label if at == 0 else "", (Run(line),))
