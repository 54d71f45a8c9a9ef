"""Problems that a claim's own row tells: left to do, wrong and still there, read by one alone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.in_the_way import InTheWay
from workbench.model.problems import Problem, ProblemKind, about_mark
from workbench.model.scales import RatingScale
from workbench.model.states import ClaimState, Flag, MarkStatus, Purpose
from workbench.model.today import is_rechecked
from workbench.model.views import Claim
from workbench.text.display import in_quotes
from workbench.text.words import first_words

if TYPE_CHECKING:
    from workbench.store.reader import Reader

TEXT = "text"
"""On what a rating waits by which words must change: `Rating.waits_on`."""


WORDS = 12
"""Words of a mark that a problem repeats: a claim is known by them."""


class Standards(NamedTuple):
    """What an article's claims are held against."""

    scale: RatingScale
    purpose: str
    published_on: str
    looked_at: InTheWay

    def is_rechecked(self, claim: int) -> bool:
        """Whether it was rated on the day of publication, or after it."""
        return is_rechecked(self.looked_at.rated_at.get(claim, ""), self.published_on)

    def is_wrong(self, claim: Claim) -> bool:
        """Whether by its rating its words must change, and have not."""
        rating = self.scale.rating(claim.rating or "")
        is_to_change = rating is not None and rating.waits_on == TEXT
        return is_to_change and self.purpose == Purpose.DRAFT and claim.state == ClaimState.WAITING


_SAID = {
    MarkStatus.CHANGED: "The new text changed its words {old} to {new}.",
    MarkStatus.AMBIGUOUS: "In the new text several places fit its words {old}.",
    MarkStatus.LOST: "The new text does not have its words {old}.",
}
_SENTENCE = "The new text says something else around its words {old}."


def of_walk(read: "Reader", article: int) -> dict[int, list[Problem]]:
    """What waits in the walk over the newest text, by claim."""
    found: dict[int, list[Problem]] = {}
    for row in read.revisions.waiting(article):
        said = _SAID.get(MarkStatus(row.status), _SENTENCE)
        text = said.format(old=_said(row.old_words), new=_said(row.words))
        about = about_mark(row.mark)
        problem = Problem(ProblemKind.CHANGED_MARK, row.claim, row.number, text, about=about)
        found.setdefault(row.claim, []).append(problem)
    return found


def _said(words: str) -> str:
    return in_quotes(first_words(words, WORDS))


def of_claim(claim: Claim, is_in_walk: bool, by: Standards) -> Iterator[Problem]:
    """The problems of one claim; one that waits in the walk has its own, and is left to it."""
    if not is_in_walk and claim.state == ClaimState.OPEN:
        yield _problem(claim, ProblemKind.OPEN_CLAIM, "It is not rated.")
    elif not is_in_walk and claim.state == ClaimState.WAITING:
        if not by.is_wrong(claim):
            yield _problem(claim, ProblemKind.WAITING_CLAIM, _waits(claim))
        elif claim.places:
            text = f"It is rated {_label(claim.rating or '', by.scale)} and stands in the text."
            yield _problem(claim, ProblemKind.WRONG_IN_TEXT, text)
    yield from _of_flags(claim, by)
    yield from _of_readers(claim, by.scale)


def _of_flags(claim: Claim, by: Standards) -> Iterator[Problem]:
    if claim.state == ClaimState.CUT:
        return
    if Flag.LEGAL in claim.flags and claim.id not in by.looked_at.read_again:
        text = "It is flagged legal, and no second reader has rated it."
        yield _problem(claim, ProblemKind.LEGAL_FLAG, text)
    if Flag.RECHECK in claim.flags and not by.is_rechecked(claim.id):
        on = by.published_on or "for which the article has no date yet"
        text = f"It is flagged to be rechecked: nobody has rated it on publication day, {on}"
        text += ", or since." if by.published_on else "."
        yield _problem(claim, ProblemKind.RECHECK_FLAG, text, by.published_on)


def _of_readers(claim: Claim, scale: RatingScale) -> Iterator[Problem]:
    readings = claim.readings
    if readings is not None and readings.differ and not readings.decided:
        first, second = (_label(key, scale) for key in (readings.first or "", readings.second))
        text = f"The readers differ: first {first}, second {second}. The editor decides."
        about = f"{readings.first} {readings.second}"
        yield _problem(claim, ProblemKind.DISAGREEMENT, text, about)


def _waits(claim: Claim) -> str:
    on = f" on {claim.waiting_on}" if claim.waiting_on else ""
    since = f" since {claim.waiting_since[:10]}" if claim.waiting_since else ""
    until = f", until {claim.waiting_until}" if claim.waiting_until else ""
    return f"It waits{on}{since}{until}."


def _label(key: str, scale: RatingScale) -> str:
    rating = scale.rating(key)
    return rating.label if rating else key


def _problem(claim: Claim, kind: ProblemKind, text: str, about: str = "") -> Problem:
    return Problem(kind, claim.id, claim.number, text, about=about)
