"""The sample in the formats of others, byte for byte as it was made before, and read back."""

from collections.abc import Callable

from workbench.exchange import (
    claim_review,
    claim_review_reading,
    markdown_article,
    spreadsheet,
    spreadsheet_reading,
    web_annotations,
    web_annotations_reading,
)
from workbench.model.handover import Handover
from workbench.model.offers import Offer

Golden = Callable[[str, bytes], None]
CHECK = "https://checks.example/irbil/{number}"


def test_claim_reviews_of_the_statements(handed_statements: Handover, golden: Golden) -> None:
    exported = claim_review.export(handed_statements, CHECK)
    assert exported.remarks == ()
    for file in exported.files:
        golden(f"claimreview/{file.name}", file.content)
        offer = claim_review_reading.offered(file.content, file.name)
        assert offer.left_aside == ()
        _are_the_claims(offer, handed_statements)


def test_annotations_of_the_draft(handed: Handover, golden: Golden) -> None:
    [file] = web_annotations.export(handed).files
    golden(file.name, file.content)
    offer = web_annotations_reading.offered(file.content, file.name)
    assert offer.left_aside == ()
    text = handed.article.text
    for claim in offer.claims:
        assert claim.start is not None
        assert claim.end is not None
        assert text[claim.start : claim.end] == claim.words
        assert not claim.in_utf16
    _are_the_claims(offer, handed)


def test_a_spreadsheet_of_the_draft(handed: Handover, golden: Golden) -> None:
    [file] = spreadsheet.export(handed).files
    golden(file.name, file.content)
    offer = spreadsheet_reading.offered(file.content, file.name)
    assert len(offer.claims) == len(handed.claims)
    _are_the_claims(offer, handed)


def test_the_draft_as_markdown(handed: Handover, golden: Golden) -> None:
    [file] = markdown_article.export(handed).files
    golden(file.name, file.content)


def _are_the_claims(offer: Offer, handed: Handover) -> None:
    """Words, rating and addresses of each claim are those of one that was handed over."""
    known = {each.claim.quote: each for each in handed.claims}
    marks = {mark.exact: each for each in handed.claims for mark in each.marks}
    asked = {each.words for each in handed.queries}
    for claim in offer.claims:
        if claim.words in asked and claim.words not in known:
            continue
        detail = known.get(claim.words) or marks[claim.words]
        there = {piece.url for piece in detail.evidence}
        assert there - {each.url for each in claim.sources} <= {""} or claim.words in asked
        if claim.rating:
            rating = detail.verdict and handed.article.scale.rating(detail.verdict.rating or "")
            assert rating
            assert claim.rating == rating.label
