"""Finds the problems of an article, claim by claim in their order."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from workbench.model.problems import (
    Problem,
    ProblemKind,
    about_evidence,
    about_mark,
    about_pin,
)
from workbench.model.states import Health, MarkStatus
from workbench.model.sufficiency import Footing, footing, is_short, parse_rule
from workbench.model.views import Claim, Evidence
from workbench.text.words import first_words
from workbench.workspace import footings

if TYPE_CHECKING:
    from workbench.store.reader import Reader


WORDS = 12
"""Words of a mark that a problem repeats: a claim is known by them."""


def problems(read: "Reader", article: int, rule_text: str) -> list[Problem]:
    """All of an article's; `rule_text` is the settings' `settles_with`."""
    rule = parse_rule(rule_text)
    with read.snapshot():
        scale = read.article(article).scale
        claims = read.claims(article)
        stand_on = footings.of_article(read, article, rule)
        failing = _on_failing(read, article)
        aside = {
            (each.claim, each.rule, each.about): each.reason
            for each in read.proof.overrides_of_article(article)
        }
        waiting = _waiting(read, article)
        found: list[Problem] = []
        for claim in claims:
            stands = stand_on.get(claim.id, footing((), rule))._replace(set_aside="")
            if is_short(claim.state, scale.rating(claim.rating or ""), stands):
                found.append(_short(claim, stands))
            if claim.id in failing:
                found += _of_evidence(claim, read.detail(claim.id).evidence)
            found += waiting.get(claim.id, ())
    return [_with_reason(each, aside) for each in found]


def _with_reason(problem: Problem, aside: Mapping[tuple[int | None, str, str], str]) -> Problem:
    key = (problem.claim, problem.kind.rule, problem.about)
    return problem._replace(reason=aside.get(key, ""))


def _on_failing(read: "Reader", article: int) -> set[int]:
    """The claims on sources that lost a passage, or are dead and were never captured: to read the
    evidence of every claim would take ten times as long.
    """
    failing = {
        each.id
        for each in read.proof.sources(article)
        if each.gone or (each.health.state == Health.DEAD and not each.captures)
    }
    grounds = read.proof.grounds_of_article(article) if failing else ()
    return {row.claim for row in grounds if row.source in failing}


_SAID = {
    MarkStatus.CHANGED: "The new text changed its words “{old}” to “{new}”.",
    MarkStatus.AMBIGUOUS: "In the new text several places fit its words “{old}”.",
    MarkStatus.LOST: "The new text does not have its words “{old}”.",
}
_SENTENCE = "The new text says something else around its words “{old}”."


def _waiting(read: "Reader", article: int) -> dict[int, list[Problem]]:
    """What waits in the walk over the newest text, by claim."""
    found: dict[int, list[Problem]] = {}
    for row in read.revisions.waiting(article):
        said = _SAID.get(MarkStatus(row.status), _SENTENCE)
        text = said.format(old=first_words(row.old_words, WORDS), new=first_words(row.words, WORDS))
        about = about_mark(row.mark)
        problem = Problem(ProblemKind.CHANGED_MARK, row.claim, row.number, text, about=about)
        found.setdefault(row.claim, []).append(problem)
    return found


def _short(claim: Claim, stands: Footing) -> Problem:
    text = f"It is settled and stands on {stands}; {stands.rule} is the rule."
    return Problem(ProblemKind.LITTLE_EVIDENCE, claim.id, claim.number, text)


def _of_evidence(claim: Claim, evidence: tuple[Evidence, ...]) -> Iterator[Problem]:
    for piece in evidence:
        if piece.gone:
            text = f"The passage pinned in [{piece.number}] is not in its newest capture any more."
            about = about_pin(piece.id, piece.found_in)
            yield Problem(ProblemKind.PASSAGE_GONE, claim.id, claim.number, text, about=about)
        elif piece.health == Health.DEAD and not piece.captured_at:
            text = f"The address of [{piece.number}] gives nothing now, and was never captured."
            about = about_evidence(piece.id)
            yield Problem(ProblemKind.DEAD_LINK, claim.id, claim.number, text, about=about)
