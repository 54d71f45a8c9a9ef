"""Finds the problems of an article, claim by claim in their order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.model.problems import Problem, ProblemKind
from workbench.model.scales import RatingScale
from workbench.model.states import ClaimState, Health, OverrideRule
from workbench.model.sufficiency import Footing, footing, parse_rule
from workbench.model.views import Claim, Evidence
from workbench.workspace import footings

if TYPE_CHECKING:
    from workbench.store.reader import Reader


def problems(read: "Reader", article: int, rule_text: str) -> list[Problem]:
    """All of an article's; `rule_text` is the settings' `settles_with`."""
    rule = parse_rule(rule_text)
    with read.snapshot():
        scale = read.article(article).scale
        claims = read.claims(article)
        stand_on = footings.of_article(read, article, rule)
        reasons = {
            each.claim: each.reason
            for each in read.proof.overrides_of_article(article)
            if each.rule == OverrideRule.SUFFICIENCY
        }
        found: list[Problem] = []
        for claim in claims:
            stands = stand_on.get(claim.id, footing((), rule))
            if is_short(claim, scale, stands):
                found.append(_short(claim, stands, reasons.get(claim.id, "")))
            if claim.stances:
                found += _of_evidence(claim, read.detail(claim.id).evidence)
    return found


def is_short(claim: Claim, scale: RatingScale, stands: Footing) -> bool:
    """Whether a settled finding rests on less than the rule wants."""
    rating = scale.rating(claim.rating) if claim.rating else None
    return (
        claim.state == ClaimState.SETTLED
        and rating is not None
        and rating.is_finding
        and not stands.is_enough
    )


def _short(claim: Claim, stands: Footing, reason: str) -> Problem:
    text = f"It is settled and stands on {stands}; {stands.rule} is the rule."
    return Problem(ProblemKind.LITTLE_EVIDENCE, claim.id, claim.number, text, reason)


def _of_evidence(claim: Claim, evidence: tuple[Evidence, ...]) -> Iterator[Problem]:
    for piece in evidence:
        if piece.gone:
            text = f"The passage pinned in [{piece.number}] is not in its newest capture any more."
            yield Problem(ProblemKind.PASSAGE_GONE, claim.id, claim.number, text)
        elif piece.health == Health.DEAD and not piece.captured_at:
            text = f"The address of [{piece.number}] gives nothing now, and was never captured."
            yield Problem(ProblemKind.DEAD_LINK, claim.id, claim.number, text)
