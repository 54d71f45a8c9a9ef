"""Claims, articles and actions in words and columns for people."""

from collections.abc import Iterable
from datetime import datetime

from workbench.cli import output
from workbench.model.queries import Query
from workbench.model.revisions import PlacedMark
from workbench.model.scales import RatingScale
from workbench.model.states import PRIORITIES, ClaimState, Stance
from workbench.model.today import Due
from workbench.model.views import ActionRow, ArticleRow, Claim, ClaimDetail, Evidence, Verdict
from workbench.text.addresses import host_shown

QUOTE_CELLS = 60
"""Cells of a claim's words in a list: with the columns before them they fill a usual window."""

QUERY_CELLS = 30
"""Cells of the words that a query is on, which its question follows."""

USUAL_PRIORITY = PRIORITIES[1]


def moment(at: str) -> str:
    """A stored time as the clock on the wall shows it."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def counted(number: int, one: str, several: str = "") -> str:
    """`1 claim`, `2 claims`."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def clipped(text: str, cells: int = QUOTE_CELLS) -> str:
    """`text` on one line, cut with an ellipsis where it is longer than `cells`."""
    words = " ".join(text.split())
    return words if len(words) <= cells else words[: cells - 1].rstrip() + "…"


def article_row(row: ArticleRow) -> tuple[str, ...]:
    """An article in a line. What a new text changed is nothing else, as in the library."""
    left = row.apart(ClaimState.OPEN) + row.apart(ClaimState.WAITING)
    changed = sum(row.changed.values())
    return (
        str(row.id),
        row.published_on or "no date",
        row.state,
        f"{row.done} of {row.claims} settled" if row.claims else "no claims",
        f"{left} left" + (f", {changed} changed" if changed else ""),
        counted(row.holes, "hole"),
        row.title,
    )


def claim_row(row: Claim, scale: RatingScale, *, waits: bool = False) -> tuple[str, ...]:
    """A claim in a line; `waits` where a new text changed its words, or what is around them."""
    remarks = [*row.flags]
    if row.priority != USUAL_PRIORITY:
        remarks.append(f"priority {row.priority}")
    if row.places > 1:
        remarks.append(f"{row.places} places")
    return (
        f"{row.article}/{row.number}",
        standing(row, scale) + (", text changed" if waits else ""),
        row.kind,
        counted(len(row.stances), "source"),
        quoted(clipped(row.quote)) + (f"  ({', '.join(remarks)})" if remarks else ""),
    )


def standing(row: Claim, scale: RatingScale) -> str:
    """What is found, or how far it is: `False`, `On author until 2026-11-22`, `open`.

    On whom a claim waits is left out where its rating says it already.
    """
    rating = scale.rating(row.rating) if row.rating else None
    words = rating_label(row.rating, scale) if row.rating else ""
    if row.state != ClaimState.WAITING:
        return words or row.state
    if rating is None or rating.waits_on != row.waiting_on:
        waiting = f"waiting for {row.waiting_on or 'somebody'}"
        words = f"{words}, {waiting}" if words else waiting
    return f"{words} until {row.waiting_until}" if row.waiting_until else words


def quoted(words: str) -> str:
    """Words in quote marks, unless they bring their own."""
    from workbench.text.display import in_quotes

    return in_quotes(words)


def rating_label(key: str | None, scale: RatingScale) -> str:
    if key is None:
        return "Re-opened"
    rating = scale.rating(key)
    return rating.label if rating else key


def tell_claim(
    detail: ClaimDetail, scale: RatingScale, lost: Iterable[PlacedMark] = (), *, waits: bool = False
) -> None:
    """Prints all of one claim."""
    row = detail.claim
    about = [row.kind, f"priority {row.priority}", *row.flags]
    output.line(f"{row.article}/{row.number}  {standing(row, scale)}  ({', '.join(about)})")
    if waits:
        output.line("  A new text changed its words or what is said around them: R on the desk.")
    for mark in detail.marks:
        doubt = "" if mark.status == "exact" else f", {mark.status}"
        output.paragraph(f"{quoted(mark.exact)} ({mark.start}–{mark.end}{doubt})", 2)
    for gone in lost:
        output.paragraph(f"{quoted(gone.exact)} (lost: not in the present text)", 2)
    for name, words in (
        ("restated", row.restated),
        ("claimant", row.claimant),
        ("claimed on", row.claimed_on),
        ("proposed", detail.proposed),
    ):
        if words:
            output.paragraph(f"{name}: {words}", 2)
    for query in detail.queries:
        output.line("  " + _query_line(query))
    for verdict in reversed(detail.verdicts):
        _tell_verdict(verdict, detail, scale)
    for evidence in detail.evidence:
        _tell_evidence(evidence)


def _query_line(query: Query) -> str:
    number, state, who, _words, asks = query_row(query)
    return f"{number}  {state}  {who}: {asks}"


def _tell_verdict(verdict: Verdict, detail: ClaimDetail, scale: RatingScale) -> None:
    numbers = {evidence.id: evidence.number for evidence in detail.evidence}
    rests = [f"[{numbers[one]}]" for one in verdict.evidence if one in numbers]
    on = f", rests on {' '.join(rests)}" if rests else ""
    output.line(
        f"  {rating_label(verdict.rating, scale)}  {verdict.by}, {moment(verdict.at)}, "
        f"{verdict.round} reading{on}"
    )
    if verdict.rationale:
        output.paragraph(verdict.rationale, 4)


def _standing(evidence: Evidence) -> tuple[str, ...]:
    """What a person said of the source itself."""
    primary = {True: "primary", False: "secondary", None: ""}[evidence.primary]
    origin = f"goes back to {evidence.origin}" if evidence.origin else ""
    return primary, origin, "sensitive" if evidence.sensitive else ""


def _tell_evidence(evidence: Evidence) -> None:
    stance = "no stance yet" if evidence.stance == Stance.NONE else evidence.stance
    name = " · ".join(part for part in (evidence.title, evidence.author) if part)
    unread = "  (not read yet)" if evidence.unread else ""
    # An address without a title is named by its host, in both forms where it could deceive.
    name = name or host_shown(evidence.url) or evidence.kind
    output.line(f"  [{evidence.number}] {stance}  {name}{unread}")
    if standing := ", ".join(filter(None, _standing(evidence))):
        output.line(f"    {standing}")
    if evidence.url:
        output.line(f"    {evidence.url}")
    if evidence.passage:
        output.paragraph(f"“{evidence.passage}” ({_proof_of(evidence)})", 4)
    private = evidence.private_note and f"private: {evidence.private_note}"
    for words in (evidence.locator, evidence.note, private):
        if words:
            output.paragraph(words, 4)


def query_row(row: Query) -> tuple[str, ...]:
    until = f" until {row.due_on}" if row.due_on and row.is_open else ""
    claim = f" (#{row.claim_number})" if row.claim_number is not None else ""
    asks = row.question or f"change to “{row.proposed}”"
    return (
        f"{row.article}/q{row.number}",
        f"{row.state}{until}",
        f"{row.asked_by} asked {row.asks}, {moment(row.asked_at)}",
        f"{quoted(clipped(row.exact, QUERY_CELLS))}{claim}",
        clipped(asks),
    )


def due_row(row: Due, today: str) -> tuple[str, ...]:
    over = " (overdue)" if row.is_overdue(today) else ""
    return (
        row.on or "any day",
        f"{row.kind}{over}",
        f"{row.article}/{row.name.removeprefix('#')}",
        row.who,
        clipped(row.words, QUERY_CELLS),
        clipped(row.title, QUERY_CELLS),
    )


def action_row(row: ActionRow) -> tuple[str, ...]:
    undone = "  (undone)" if row.reversed_by is not None else ""
    where = f"article {row.article}" if row.article is not None else ""
    return (str(row.id), moment(row.at), row.who, where, row.label + undone)


def _proof_of(evidence: Evidence) -> str:
    """How a passage stands to what was captured, and when that was."""
    if not evidence.found_at:
        return evidence.match
    said = f"{evidence.match}, in the capture of {moment(evidence.found_at)}"
    return f"{said}; gone from that of {moment(evidence.captured_at)}" if evidence.gone else said
