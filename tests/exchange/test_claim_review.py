"""ClaimReview out: what is required, what numbers may be, what is left out; and the linter."""

import json
from typing import Any

import pytest

from tests import handovers
from workbench.exchange.claim_review import BUNDLE, export
from workbench.exchange.claim_review_lint import lint
from workbench.exchange.json_text import json_bytes
from workbench.model.handover import Exported
from workbench.model.scales import CORRECTIV, PRESETS, Rating, RatingScale

CHECK = "https://checks.example/irbil/{number}"


def node(exported: Exported, number: int = 1) -> dict[str, Any]:
    [file] = [each for each in exported.files if each.name == f"claim-{number}.json"]
    made: dict[str, Any] = json.loads(file.body)
    return made


def rated(scale: RatingScale, key: str) -> Exported:
    one = handovers.detail(handovers.claim(rating=key))
    return export(handovers.handover(one, about=handovers.article(scale=scale)), CHECK)


def test_a_settled_claim_has_all_that_is_required_and_what_is_recommended() -> None:
    made = export(handovers.usual(), CHECK)
    assert node(made) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checks.example/irbil/1",
        "claimReviewed": "The lighthouse burned 2,600 litres of diesel a month.",
        "author": {"@type": "Person", "name": "M. Keller"},
        "datePublished": "2026-11-22",
        "inLanguage": "en",
        "itemReviewed": {
            "@type": "Claim",
            "text": "2,600 litres",
            "author": {"@type": "Person", "name": "Ada Brink"},
            "datePublished": "2026-03-04",
            "appearance": [
                {
                    "@type": "CreativeWork",
                    "url": handovers.PAGE,
                    "name": "Lighthouse keepers",
                }
            ],
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "False",
            "ratingExplanation": "The meter says 1,900.",
        },
        "reviewBody": "The meter says 1,900.",
        "citation": [
            {
                "@type": "CreativeWork",
                "url": handovers.REPORT,
                "name": "Harbour report",
                "archivedAt": handovers.ARCHIVED,
                "datePublished": "2019-06-01",
            }
        ],
    }
    assert made.remarks == ()


def test_what_is_not_settled_is_left_out_and_said() -> None:
    made = export(handovers.usual(), CHECK)
    assert [file.name for file in made.files] == ["claim-1.json", BUNDLE]
    assert made.notes == ("Left out, because not settled but open: claim 2.",)


def test_the_bundle_has_the_claims_of_all_files() -> None:
    made = export(handovers.usual(), CHECK)
    bundle = json.loads(made.files[-1].body)
    assert bundle["@context"] == "https://schema.org"
    assert [{"@context": "https://schema.org", **one} for one in bundle["@graph"]] == [node(made)]
    assert lint(BUNDLE, made.files[-1].body) == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_rating_off_the_axis_has_no_number_and_one_on_it_all_three(name: str) -> None:
    scale = PRESETS[name]
    for rating in scale.ratings:
        made = rated(scale, rating.key)
        assert made.remarks == ()
        said = node(made)["reviewRating"]
        assert said["alternateName"] == rating.label
        numbers = {"ratingValue", "bestRating", "worstRating"} & set(said)
        assert len(numbers) == (3 if rating.number else 0)
        if rating.number:
            assert 1 <= said["worstRating"] <= said["ratingValue"] <= said["bestRating"]


@pytest.mark.parametrize("numbers", [(0, 1), (-1, 3), (2, 2), (4, None)])
def test_numbers_of_a_scale_of_ones_own_that_no_consumer_takes_are_left_out(
    numbers: tuple[int, int | None],
) -> None:
    ratings = [
        Rating(key, key.title(), "v", "good", number)
        for key, number in zip(("wrong", "right"), numbers, strict=True)
    ]
    scale = RatingScale("house", CORRECTIV.purpose, tuple(ratings))
    made = rated(scale, "wrong")
    assert "ratingValue" not in node(made)["reviewRating"]
    assert made.remarks == ()


def test_a_source_that_has_the_claim_is_an_appearance_of_it() -> None:
    said = handovers.evidence(stance="said-here")
    one = handovers.detail(handovers.claim(), pieces=(said,))
    made = export(handovers.handover(one, sources=(handovers.record(),)), CHECK)
    appearances = node(made)["itemReviewed"]["appearance"]
    assert [each["url"] for each in appearances] == [handovers.PAGE, handovers.REPORT]
    assert appearances[1]["archivedAt"] == handovers.ARCHIVED


@pytest.mark.parametrize(
    ("claimant", "kind"), [("Ministry of Ports", "Organization"), ("Ada Brink", "Person")]
)
def test_who_claims_it_is_a_body_or_a_person(claimant: str, kind: str) -> None:
    one = handovers.detail(handovers.claim(claimant=claimant))
    made = export(handovers.handover(one), CHECK)
    assert node(made)["itemReviewed"]["author"] == {"@type": kind, "name": claimant}


def test_without_an_address_each_file_is_made_and_told() -> None:
    made = export(handovers.usual())
    assert "url" not in node(made)
    assert made.remarks == (
        "claim-1.json: url: It is missing: the address of the published check, --check-url.",
    )


def test_one_address_for_several_checks_is_told() -> None:
    two = [handovers.detail(handovers.claim(number)) for number in (1, 2)]
    made = export(handovers.handover(*two), "https://checks.example/all")
    [told] = made.remarks
    assert told.startswith("claim-2.json: url: It is that of claim-1.json;")


def test_no_words_can_end_a_script_or_steer_a_terminal() -> None:
    hostile = "</script><!--\x1b]52;c;x\x07 \u202e\u2028\x7f \ud800 ü 東京 & > 'x\""
    one = handovers.claim(restated=hostile, claimant=hostile)
    detail = handovers.detail(one, verdicts=(handovers.verdict(why=hostile),))
    for file in export(handovers.handover(detail), CHECK).files:
        text = file.body.decode()
        assert "<" not in text
        assert all(char.isprintable() or char == "\n" for char in text)
        assert "ü 東京" in text
    assert node(export(handovers.handover(detail), CHECK))["reviewBody"] == hostile


VALID: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/1",
    "claimReviewed": "It is true that lamps cost 41.",
    "author": {"@type": "Organization", "url": "https://checks.example/"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A"}},
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 5,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "True",
    },
}

FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"@context": "https://example.org"}, "@context"),
    ({"@type": "Review"}, "@type"),
    ({"url": ""}, "url"),
    ({"url": "checks.example/1"}, "url"),
    ({"url": "http://[x/"}, "url"),
    ({"claimReviewed": " "}, "claimReviewed"),
    ({"claimReviewed": "True: lamps cost 41"}, "claimReviewed"),
    ({"claimReviewed": "Lamps cost 41 (true)"}, "claimReviewed"),
    ({"author": None}, "author"),
    ({"author": {"@type": "Person"}}, "author.name"),
    ({"author": "MK"}, "author"),
    ({"datePublished": "tomorrow"}, "datePublished"),
    ({"itemReviewed": None}, "itemReviewed"),
    ({"itemReviewed": {"@type": "Claim", "author": {"@type": "Person"}}}, "itemReviewed.author"),
    (
        {"itemReviewed": {"@type": "Claim", "appearance": "x", "firstAppearance": "y"}},
        "itemReviewed.appearance",
    ),
    ({"reviewRating": None}, "reviewRating"),
]

WRONG_RATINGS: list[tuple[dict[str, Any], str]] = [
    ({"alternateName": None}, "alternateName"),
    ({"ratingValue": 0, "worstRating": 0}, "worstRating"),
    ({"ratingValue": 6}, "ratingValue"),
    ({"ratingValue": "5"}, "ratingValue"),
    ({"ratingValue": True}, "ratingValue"),
    ({"bestRating": 4.5}, "bestRating"),
    ({"ratingValue": 3, "bestRating": 3, "worstRating": 3}, "bestRating"),
    ({"@type": "Thing"}, "@type"),
]


def test_markup_without_a_fault_has_no_line() -> None:
    assert lint("a.json", json_bytes(VALID)) == []


@pytest.mark.parametrize(("change", "where"), FAULTS)
def test_each_fault_has_a_line_with_file_and_property(change: dict[str, Any], where: str) -> None:
    [line] = lint("a.json", json_bytes(VALID | change))
    assert line.startswith(f"a.json: {where}")


@pytest.mark.parametrize(("change", "where"), WRONG_RATINGS)
def test_each_fault_of_a_rating_has_a_line(change: dict[str, Any], where: str) -> None:
    rating = VALID["reviewRating"] | change
    [line] = lint("a.json", json_bytes(VALID | {"reviewRating": rating}))
    assert line.startswith(f"a.json: reviewRating.{where}")


@pytest.mark.parametrize("missing", ["ratingValue", "bestRating", "worstRating"])
def test_two_numbers_of_three_are_a_fault(missing: str) -> None:
    rating = {key: value for key, value in VALID["reviewRating"].items() if key != missing}
    [line] = lint("a.json", json_bytes(VALID | {"reviewRating": rating}))
    assert line.startswith(f"a.json: reviewRating.{missing}: It is missing")


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b'{"@graph": 3}', b"[" * 100_000, b"\xff"])
def test_what_is_no_markup_at_all_is_told_in_a_line(body: bytes) -> None:
    assert len(lint("a.json", body)) == 1
