"""ClaimReview in: as the vocabulary's examples have it, and as pages really have it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import handovers
from workbench.exchange.claim_review import BUNDLE, export
from workbench.exchange.claim_review_reading import offered
from workbench.model.errors import UnreadableInput
from workbench.model.offers import Offer, OfferedSource

CHECK = "https://checks.example/irbil/{number}"
WHOLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/1",
    "claimReviewed": "Lamps cost 41 crowns.",
    "datePublished": "2026-03-04T10:00:00Z",
    "author": {"@type": "Organization", "name": "Example Checks"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ada Brink"},
        "datePublished": "2026-03-01",
        "appearance": {"@type": "CreativeWork", "url": "https://tarn.example/lamps"},
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "False",
        "ratingExplanation": "They cost 40.",
    },
}


def read(value: object) -> Offer:
    return offered(json.dumps(value).encode(), "check.json")


def page(*scripts: str, rest: str = "") -> Offer:
    blocks = "".join(f'<script type="application/ld+json">{each}</script>' for each in scripts)
    return offered(f"<!doctype html><title>x</title>{blocks}{rest}".encode(), "page.html")


def test_a_whole_review_is_a_claim_with_all_that_it_says() -> None:
    [claim] = read(WHOLE).claims
    assert claim._replace(sources=()) == claim._replace(
        where="ClaimReview 1",
        words="",
        restated="Lamps cost 41 crowns.",
        claimant="Ada Brink",
        claimed_on="2026-03-01",
        comment="They cost 40.",
        rating="False",
        by="Example Checks",
        at="2026-03-04",
        sources=(),
    )
    assert claim.sources == (
        OfferedSource("https://checks.example/1", note="A published check of the claim."),
        OfferedSource("https://tarn.example/lamps", stance="said-here"),
    )


SPELLINGS = [
    WHOLE,
    [WHOLE],
    [[WHOLE]],
    {"@context": "http://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, WHOLE]},
    WHOLE | {"@context": "http://schema.org/"},
    WHOLE | {"@context": ["https://schema.org/", {"x": "y"}]},
    WHOLE | {"@context": {"@vocab": "http://schema.org/"}},
    WHOLE | {"@type": "http://schema.org/ClaimReview"},
    WHOLE | {"@type": "https://schema.org/ClaimReview/"},
    WHOLE | {"@type": ["Review", "schema:ClaimReview"]},
    {"dataFeedElement": [{"item": [WHOLE]}]},
    {"@type": "NewsArticle", "review": WHOLE},
]


@pytest.mark.parametrize("value", SPELLINGS)
def test_it_is_found_in_any_wrapping_and_spelling(value: object) -> None:
    assert read(value).claims == read(WHOLE).claims


def test_keys_may_be_prefixed_and_expanded() -> None:
    prefixed = {
        "@type": "schema:ClaimReview",
        "schema:claimReviewed": "Lamps cost 41.",
        "schema:itemReviewed": {"@type": "schema:Claim", "schema:author": {"schema:name": "Ada"}},
    }
    expanded = [
        {
            "@type": ["http://schema.org/ClaimReview"],
            "http://schema.org/claimReviewed": [{"@value": "Lamps cost 41.", "@language": "en"}],
            "http://schema.org/itemReviewed": [
                {
                    "@type": ["http://schema.org/Claim"],
                    "http://schema.org/author": [{"http://schema.org/name": [{"@value": "Ada"}]}],
                }
            ],
        }
    ]
    for value in (prefixed, expanded):
        [claim] = read(value).claims
        assert (claim.restated, claim.claimant) == ("Lamps cost 41.", "Ada")


def test_texts_may_stand_where_objects_should() -> None:
    [claim] = read(
        WHOLE
        | {
            "author": "Example Checks",
            "reviewRating": "False",
            "itemReviewed": {"@type": "Claim", "author": ["A", {"name": "B"}], "appearance": []},
        }
    ).claims
    assert (claim.by, claim.rating, claim.claimant) == ("Example Checks", "False", "A, B")
    about = read(WHOLE | {"itemReviewed": ["https://tarn.example/x", "a speech"]})
    assert about.claims[0].sources[1].url == "https://tarn.example/x"
    assert [each.words for each in about.left_aside] == ["a speech"]


def test_the_item_may_be_a_creative_work_as_in_old_markup() -> None:
    old = {"@type": "CreativeWork", "name": "A speech", "author": {"name": "Ada"}, "sameAs": "x"}
    [claim] = read(WHOLE | {"itemReviewed": old}).claims
    assert (claim.words, claim.restated, claim.claimant) == ("", "Lamps cost 41 crowns.", "Ada")


def test_a_number_is_a_rating_where_there_are_no_words() -> None:
    rated = WHOLE | {"reviewRating": {"ratingValue": "2", "bestRating": 5}}
    assert read(rated).claims[0].rating == "2 of 5"


def test_things_that_are_only_named_are_looked_up() -> None:
    graph = [
        WHOLE | {"author": {"@id": "#org"}, "itemReviewed": {"@id": "#c"}},
        {"@id": "#org", "@type": "Organization", "name": "Example Checks"},
        {"@id": "#c", "@type": "Claim", "author": {"@id": "#p"}, "text": "cost 41"},
        {"@id": "#p", "name": "Ada"},
    ]
    [claim] = read({"@graph": graph}).claims
    assert (claim.by, claim.claimant, claim.words) == ("Example Checks", "Ada", "cost 41")


def test_broken_json_beside_good_is_left_aside() -> None:
    offer = page('{"@type": "ClaimReview", ', json.dumps(WHOLE), "[" * 100_000)
    assert [claim.where for claim in offer.claims] == ["script 2, ClaimReview 1"]
    assert [(each.where, each.why) for each in offer.left_aside] == [
        ("script 1", "It is not JSON."),
        ("script 3", "It is not JSON."),
    ]


def test_a_page_may_have_many_blocks_and_long_ones() -> None:
    long = json.dumps(WHOLE | {"reviewBody": "x" * 1_100_000})
    offer = page(*["{}"] * 80, long)
    assert [claim.where for claim in offer.claims] == ["script 81, ClaimReview 1"]
    assert offer.left_aside == ()


def test_a_review_without_a_claim_and_one_that_is_there_twice_are_left_aside() -> None:
    offer = page(json.dumps([WHOLE, {"@type": "ClaimReview", "url": "x"}, WHOLE]))
    assert len(offer.claims) == 1
    assert [each.why for each in offer.left_aside] == [
        "It does not say what was claimed.",
        "It stands in the file twice.",
    ]


def test_microdata_is_told() -> None:
    rest = '<div itemtype="https://schema.org/ClaimReview"><b itemprop=claimReviewed>41</b></div>'
    offer = page(rest=rest)
    assert [(each.words, each.why) for each in offer.left_aside] == [
        ("41", "It is microdata, which is not read.")
    ]


def test_a_page_without_any_is_no_error() -> None:
    offer = offered(b"<p>Nothing here", "page.html")
    assert offer.claims == ()
    assert [each.why for each in offer.left_aside] == ["It has no ClaimReview in JSON-LD."]


@pytest.mark.parametrize("body", [b"", b"words", b"{", b"[1]", b"{}", b"\x00\xff\xfe", b"[" * 9999])
def test_what_has_none_at_all_is_refused_in_a_sentence(body: bytes) -> None:
    with pytest.raises(UnreadableInput):
        offered(body, "notes.json")


def test_objects_without_end_are_told_and_what_was_found_stands() -> None:
    deep: Any = {}
    for _ in range(100):
        deep = {"a": deep}
    offer = read([WHOLE, deep])
    assert len(offer.claims) == 1
    assert [each.where for each in offer.left_aside] == ["the rest"]


def test_escapes_of_html_are_undone_in_a_page_alone() -> None:
    escaped = WHOLE | {"claimReviewed": "Bread &amp; 41 lamps"}
    assert page(json.dumps(escaped)).claims[0].restated == "Bread & 41 lamps"
    assert read(escaped).claims[0].restated == "Bread &amp; 41 lamps"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda words: words.strip()
)


@given(WORDS, st.text(max_size=20), st.text(max_size=20), st.booleans())
def test_what_was_exported_comes_back(words: str, restated: str, why: str, bundled: bool) -> None:
    one = handovers.claim(quote=words, restated=restated, claimant="Ada Brink")
    detail = handovers.detail(
        one, words, verdicts=(handovers.verdict(why=why),), pieces=(handovers.evidence(),)
    )
    exported = export(handovers.handover(detail), CHECK)
    files = {file.name: file.body for file in exported.files}
    offer = offered(files[BUNDLE if bundled else "claim-1.json"], "x.json")
    [claim] = offer.claims
    said = " ".join(restated.split()) or " ".join(words.split())
    assert claim.words == words
    assert claim.restated == ("" if said == " ".join(words.split()) else said)
    assert claim.comment == (why if why.strip() else "")
    assert (claim.claimant, claim.rating, claim.by) == ("Ada Brink", "False", "M. Keller")
    assert handovers.REPORT in [each.url for each in claim.sources]
    assert (offer.url, offer.title) == (handovers.PAGE, "Lighthouse keepers")
    assert offer.left_aside == ()


SHARED = Path(os.environ.get("SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))


@pytest.mark.skipif(
    not (SHARED / "schemaorg_claimreview_examples.txt").exists(), reason="no examples of others"
)
def test_the_vocabularys_own_examples_are_read() -> None:
    name = "schemaorg_claimreview_examples.txt"
    offer = offered(f"<body>{(SHARED / name).read_text('utf-8')}".encode(), name)
    assert [(claim.claimant, claim.rating) for claim in offer.claims] == [
        ("Rich Perry", "True"),
        ("Barack Obama", ""),
    ]
    assert all(claim.restated and claim.at for claim in offer.claims)
    assert [each.why for each in offer.left_aside] == ["It is microdata, which is not read."]
