"""What leaves as JSON-LD, against schemas that were written apart from what makes it."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import handovers
from workbench.exchange import claim_review, web_annotations
from workbench.model.handover import Exported, Handover

jsonschema = pytest.importorskip("jsonschema")

SCHEMAS = Path(__file__).parent / "schemas"
CHECK = "https://checks.example/irbil/{number}"
WORDS = st.text(min_size=1, max_size=30).filter(str.strip)


def validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


REVIEWS = validator("claim-review.schema.json")
ANNOTATIONS = validator("annotations.schema.json")


def faults(checks: Any, exported: Exported) -> list[str]:
    return [
        f"{file.name}: {each.json_path}: {each.message}"
        for file in exported.files
        for each in checks.iter_errors(json.loads(file.content))
    ]


def test_the_sample_in_both_formats_is_valid(handed: Handover, handed_statements: Handover) -> None:
    for one in (handed, handed_statements):
        assert faults(REVIEWS, claim_review.export(one, CHECK)) == []
        assert faults(ANNOTATIONS, web_annotations.export(one)) == []


def test_a_hand_made_check_is_valid() -> None:
    assert faults(REVIEWS, claim_review.export(handovers.usual(), CHECK)) == []
    assert faults(ANNOTATIONS, web_annotations.export(handovers.usual())) == []


@given(WORDS, st.text(max_size=30), st.text(max_size=9))
def test_any_words_are_valid(quote: str, said: str, stance: str) -> None:
    piece = handovers.evidence(title=said, passage=said, locator=said, stance=stance)
    one = handovers.detail(
        handovers.claim(quote=quote, restated=said, claimant=said),
        quote,
        verdicts=(handovers.verdict(why=said),),
        pieces=(piece,),
    )
    about = handovers.article(quote, title=said, byline=said)
    handed = handovers.handover(one, about=about, sources=(handovers.record(),))
    assert faults(REVIEWS, claim_review.export(handed, CHECK)) == []
    assert faults(ANNOTATIONS, web_annotations.export(handed)) == []


def _without(value: Any, path: str) -> Any:
    """A copy that lacks what the path leads to."""
    made = copy.deepcopy(value)
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    inner = made
    for key in way:
        inner = inner[key]
    del inner[last]
    return made


@pytest.mark.parametrize(
    "missing",
    [
        *("@context", "@type", "url", "claimReviewed", "reviewRating", "author", "itemReviewed"),
        *("reviewRating.alternateName", "reviewRating.worstRating", "reviewRating.bestRating"),
        *("author.name", "itemReviewed.author.name", "itemReviewed.@type"),
    ],
)
def test_the_schema_of_reviews_takes_no_check_that_lacks_something(missing: str) -> None:
    whole = json.loads(claim_review.export(handovers.usual(), CHECK).files[0].body)
    assert REVIEWS.is_valid(whole)
    assert not REVIEWS.is_valid(_without(whole, missing))


@pytest.mark.parametrize(
    "missing",
    [
        *("@context", "total", "first.items.0.id", "first.items.0.target.source"),
        *("first.items.0.target.selector.0.exact", "first.items.0.target.selector.1.end"),
        *("first.items.0.body.0.purpose", "first.items.0.motivation"),
    ],
)
def test_the_schema_of_annotations_takes_none_that_lacks_something(missing: str) -> None:
    whole = json.loads(web_annotations.export(handovers.usual()).files[0].body)
    assert ANNOTATIONS.is_valid(whole)
    assert not ANNOTATIONS.is_valid(_without(whole, missing))
