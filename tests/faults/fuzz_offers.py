"""Files that offer claims, broken or invented, and what must hold of what is read of them."""

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests import handovers
from tests.faults.fuzz_mutations import mutate
from workbench.exchange import claim_review, spreadsheet, web_annotations
from workbench.exchange import claim_review_reading as reviews
from workbench.exchange import spreadsheet_reading as rows
from workbench.exchange import web_annotations_reading as annotations
from workbench.model.errors import UnreadableInput, UsageError
from workbench.model.offers import Offer
from workbench.model.states import Stance

_USUAL = handovers.usual()
_REVIEW, _BUNDLE = (
    each.content for each in claim_review.export(_USUAL, "https://c.example/{number}").files
)
_HYPOTHESIS = json.dumps(
    {
        "total": 2,
        "rows": [
            {
                "id": "a",
                "user": "acct:m@hypothes.is",
                "text": "see https://x.example",
                "tags": ["b"],
                "target": [
                    {
                        "source": "https://tarn.example/",
                        "selector": [
                            {"type": "RangeSelector", "startOffset": 1},
                            {"type": "TextPositionSelector", "start": 4, "end": 9},
                            {"type": "TextQuoteSelector", "exact": "a 🎉 b", "prefix": "c"},
                        ],
                    }
                ],
            },
            {"id": "b", "references": ["a"], "text": "no", "target": [{"source": "x"}]},
        ],
    }
).encode()

REVIEWS = [
    _REVIEW,
    _BUNDLE,
    b'<!doctype html><script type="application/ld+json">' + _REVIEW + b"</script><p>x",
]
ANNOTATIONS = [web_annotations.export(_USUAL).files[0].content, _HYPOTHESIS]
ROWS = [
    spreadsheet.export(_USUAL).files[0].content,
    'claim;source;date\r\nLampen 41;"https://x.example\nb";2026\r\n'.encode("utf-16"),
    b"sep=\t\nquote\tlink\tverdict\n'=1\thttps://x.example | b\tno\n",
]

_WORDS = [
    *('"@type"', '"@graph"', '"@id"', '"@value"', '"ClaimReview"', '"schema:', '"itemReviewed"'),
    *('"claimReviewed"', '"reviewRating"', '"target"', '"selector"', '"refinedBy"', '"items"'),
    *('"body"', '"references"', '"rows"', '"first"', '"TextPositionSelector"', '"exact"', "null"),
    *("[", "]", "{", "}", ",", ":", "1e999", "-1", "NaN", "true", '"\\ud800"', '"\\u0000"', "\\"),
]
_KEYS = [word.strip('":') for word in _WORDS if re.fullmatch(r'"@?\w+"', word)]
_CELLS = [
    "=1",
    "'=1",
    ";",
    ",",
    "\t",
    '"',
    '""',
    "\r",
    "\n",
    " | ",
    "\\!",
    "sep=;\n",
    "\0",
    "\ufeff",
]

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
    | st.sampled_from([*_KEYS, "https://x.example", "urn:a"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(_KEYS) | st.text(max_size=4), inner, max_size=5),
    max_leaves=20,
)  # fmt: skip


def mutated(bodies: list[bytes], words: list[str]) -> Callable[[Random], bytes]:
    tokens = [each.encode("utf-8", "surrogatepass") for each in words]
    return lambda chance: mutate(chance, chance.choice(bodies), tokens)


mutated_reviews = mutated(REVIEWS, _WORDS)
mutated_annotations = mutated(ANNOTATIONS, _WORDS)
mutated_rows = mutated(ROWS, _CELLS)


def _reviewed(value: Any) -> bytes:
    return json.dumps([{"@type": "ClaimReview", "claimReviewed": value}, value]).encode()


def _annotated(value: Any) -> bytes:
    target = {"selector": [value, {"type": "TextQuoteSelector", "exact": "a"}]}
    return json.dumps([{"type": "Annotation", "target": target, "body": value}, value]).encode()


invented_reviews = _JSON.map(_reviewed)
invented_annotations = _JSON.map(_annotated)
invented_rows = st.lists(
    st.sampled_from([*_CELLS, "claim"]) | st.text(max_size=4), max_size=30
).map(lambda made: b"claim,source\n" + "".join(made).encode("utf-8", "surrogatepass"))


def read_reviews(body: bytes) -> None:
    _read(reviews.offered, body)
    _read(reviews.offered, b"<p>" + body)


def read_annotations(body: bytes) -> None:
    _read(annotations.offered, body)


def read_rows(body: bytes) -> None:
    _read(rows.offered, body)


def _read(offered: Callable[[bytes, str], Offer], body: bytes) -> None:
    """Reads it; raises where what is offered could not be what a claim is made of."""
    try:
        offer = offered(body, "file")
    except (UnreadableInput, UsageError):
        return
    places = [claim.where for claim in offer.claims]
    assert len(set(places)) == len(places), places
    for claim in offer.claims:
        assert claim.words.strip() or claim.restated.strip() or claim.start is not None, claim
        assert all(each.stance in tuple(Stance) for each in claim.sources), claim
        assert all(each.url or each.title or each.note for each in claim.sources), claim
        for field in claim:
            assert isinstance(field, str | int | tuple | None), claim
        for number in (claim.start, claim.end):
            assert number is None or number >= 0, claim
    assert all(left.where and left.why for left in offer.left_aside), offer
