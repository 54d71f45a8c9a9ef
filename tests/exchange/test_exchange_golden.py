"""The sample in the formats of others, byte for byte as it was made before, and read back."""

from collections.abc import Callable

import pytest

from workbench.exchange import claim_review_reading, spreadsheet_reading, web_annotations_reading
from workbench.exchange.formats import Material, made
from workbench.model.handover import Contents, Handover
from workbench.model.offers import Offer
from workbench.model.spans import Span
from workbench.text.offsets import place

Golden = Callable[[str, bytes], None]
CHECK = "https://checks.example/irbil/{number}"


@pytest.fixture
def draft(handed: Handover, contents: Contents) -> Material:
    return _material(handed, contents)


@pytest.fixture
def statements(handed_statements: Handover, contents: Contents) -> Material:
    return _material(handed_statements, contents)


def _material(handed: Handover, contents: Contents) -> Material:
    from tests.exchange.test_exchange_formats import AT

    return Material(handed, lambda: iter(()), contents, AT, check_url=CHECK)


def test_claim_reviews_of_the_statements(statements: Material, golden: Golden) -> None:
    exported = made("claimreview", statements)
    assert exported.remarks == ()
    for file in exported.files:
        golden(f"claimreview/{file.name}", file.content)
        offer = claim_review_reading.offered(file.content, file.name)
        assert offer.left_aside == ()
        _are_the_claims(offer, statements.handover)


def test_annotations_of_the_draft(draft: Material, golden: Golden) -> None:
    [file] = made("annotations", draft).files
    golden(file.name, file.content)
    offer = web_annotations_reading.offered(file.content, file.name)
    assert offer.left_aside == ()
    text = draft.handover.article.text
    for claim in offer.claims:
        assert claim.start is not None
        assert claim.end is not None
        assert text[claim.start : claim.end] == claim.words
        span = Span(claim.start, claim.end)
        assert place(text, span, claim.words, claim.in_utf16) == span
    _are_the_claims(offer, draft.handover)


def test_a_spreadsheet_of_the_draft(draft: Material, golden: Golden) -> None:
    [file] = made("csv", draft).files
    golden(file.name, file.content)
    offer = spreadsheet_reading.offered(file.content, file.name)
    assert len(offer.claims) == len(draft.handover.claims)
    _are_the_claims(offer, draft.handover)


def test_the_draft_as_markdown(draft: Material, golden: Golden) -> None:
    [file] = made("markdown", draft).files
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
