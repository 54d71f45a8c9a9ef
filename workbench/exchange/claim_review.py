"""ClaimReview (schema.org, JSON-LD): one file a settled claim, and a bundle of all.

By the rules of Google's documentation of fact-check markup: what is required, numbers from 1 on and
all three or none, a rating off the true-false axis by its label alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from workbench.exchange.claim_review_lint import lint, lint_together
from workbench.exchange.json_text import json_bytes
from workbench.model.handover import CHANGED, Exported, ExportedFile, Handover
from workbench.model.scales import Rating, RatingScale
from workbench.model.states import ClaimState, Stance
from workbench.model.views import Article, ClaimDetail, Evidence, Verdict

Node = dict[str, Any]


class _Check(NamedTuple):
    """What is the same for all claims; `archived` are archived pages by the source's number,
    `article_archived` is the article's own.
    """

    article: Article
    url: str
    archived: Mapping[int, str]
    article_archived: str


CONTEXT = "https://schema.org"
BUNDLE = "bundle.json"

UNSEEN = "not looked at since the text changed"

SHORT_CLAIM = 75
"""Characters below which Google wants what was claimed."""


def export(handover: Handover, check_url: str = "") -> Exported:
    """A file for each claim that is settled by a rating; `check_url` is the address of the
    published check, in which `{number}` stands for the claim's number.

    What a consumer would miss or refuse is in the remarks, claims that are left out in the notes.
    """
    archived = {each.source.number: each.archive_url for each in handover.sources}
    own = (each for each in handover.sources if each.source.url == handover.article.url)
    kept = next((each.archive_url for each in own), "")
    check = _Check(handover.article, check_url, archived, kept)
    nodes = {
        detail.claim.number: _review(check, detail, verdict)
        for detail, verdict in _settled(handover)
    }
    files = [
        ExportedFile(f"claim-{number}.json", json_bytes({"@context": CONTEXT, **node}))
        for number, node in nodes.items()
    ]
    remarks = [line for file in files for line in lint(file.name, file.body)]
    remarks += lint_together((file.name, file.body) for file in files)
    bundle = ExportedFile(BUNDLE, json_bytes({"@context": CONTEXT, "@graph": list(nodes.values())}))
    notes = (*_left_out(handover, nodes), *_long(nodes))
    return Exported((*files, bundle), tuple(remarks), notes)


def _settled(handover: Handover) -> Iterator[tuple[ClaimDetail, Verdict]]:
    for detail in handover.claims:
        verdict, state = detail.verdict, handover.state_of(detail.claim)
        if state == ClaimState.SETTLED and verdict is not None and verdict.rating is not None:
            yield detail, verdict


def _left_out(handover: Handover, nodes: dict[int, Node]) -> Iterator[str]:
    """A sentence for each state of claims that have no file."""
    states: dict[str, list[int]] = {}
    for detail in handover.claims:
        if detail.claim.number not in nodes:
            states.setdefault(handover.state_of(detail.claim), []).append(detail.claim.number)
    for state, numbers in states.items():
        why = f"not settled but {state}" if state != CHANGED else UNSEEN
        yield f"Left out, because {why}: {_claims(numbers)}."


def _long(nodes: dict[int, Node]) -> Iterator[str]:
    said = {number: node.get("claimReviewed", "") for number, node in nodes.items()}
    long = [number for number, words in said.items() if len(words) >= SHORT_CLAIM]
    if long:
        yield (
            f"Longer than the {SHORT_CLAIM} characters that Google wants; a claim restated shortly "
            f"is used in place of its words: {_claims(long)}."
        )


def _claims(numbers: list[int]) -> str:
    return f"{'claim' if len(numbers) == 1 else 'claims'} {', '.join(map(str, numbers))}"


def _review(check: _Check, detail: ClaimDetail, verdict: Verdict) -> Node:
    article, claim = check.article, detail.claim
    rating = article.scale.rating(verdict.rating or "")
    return _without_empty(
        {
            "@type": "ClaimReview",
            "url": check.url.replace("{number}", str(claim.number)),
            "claimReviewed": _line(claim.restated) or _line(claim.quote),
            "author": {"@type": "Person", "name": verdict.by},
            "datePublished": verdict.at[:10],
            "inLanguage": article.language,
            "itemReviewed": _claim(check, detail),
            "reviewRating": _rating(article.scale, rating, verdict),
            "reviewBody": verdict.rationale,
            "citation": [_source(check, each) for each in detail.evidence],
        }
    )


def _rating(scale: RatingScale, rating: Rating | None, verdict: Verdict) -> Node:
    """The rating by its label, and by a number where the scale has a range that may be said."""
    numbers = [each.number for each in scale.ratings if each.number is not None]
    made: Node = {"@type": "Rating"}
    if rating and rating.number is not None and min(numbers) >= 1 and min(numbers) < max(numbers):
        made |= {
            "ratingValue": rating.number,
            "bestRating": max(numbers),
            "worstRating": min(numbers),
        }
    label = rating.label if rating else verdict.rating
    return _without_empty({**made, "alternateName": label, "ratingExplanation": verdict.rationale})


def _claim(check: _Check, detail: ClaimDetail) -> Node:
    article, claim = check.article, detail.claim
    return _without_empty(
        {
            "@type": "Claim",
            "text": claim.quote,
            "author": _claimant(article, claim.claimant),
            "datePublished": claim.claimed_on or article.published_on,
            "appearance": list(_appearances(check, detail)),
        }
    )


def _claimant(article: Article, claimant: str) -> Node:
    """Who said it: named for the claim, else who wrote or published the article."""
    name = claimant or article.byline or article.publisher
    if not name:
        return {}
    is_body = name == article.publisher or _is_body(name)
    return {"@type": "Organization" if is_body else "Person", "name": name}


def _is_body(name: str) -> bool:
    """Whether a name has a word that no person is called by, such as ministry."""
    from workbench.text.rules.en import RULES

    return any(word in RULES.bodies for word in name.casefold().split())


def _appearances(check: _Check, detail: ClaimDetail) -> Iterator[Node]:
    """Where it was said: in the article, and in sources that are noted as having it."""
    article = check.article
    if article.url:
        yield _without_empty(
            {
                "@type": "CreativeWork",
                "url": article.url,
                "name": article.title,
                "archivedAt": check.article_archived,
            }
        )
    for each in detail.evidence:
        if each.stance == Stance.SAID_HERE and each.url and each.url != article.url:
            yield _source(check, each)


def _source(check: _Check, evidence: Evidence) -> Node:
    return _without_empty(
        {
            "@type": "CreativeWork",
            "url": evidence.url,
            "name": evidence.title,
            "archivedAt": check.archived.get(evidence.number, ""),
            "datePublished": evidence.published_on,
        }
    )


def _without_empty(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", [], {})}


def _line(text: str) -> str:
    return " ".join(text.split())
