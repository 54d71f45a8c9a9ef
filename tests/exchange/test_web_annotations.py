"""Web annotations out and in: places, purposes, replies, Hypothesis' own exports."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import handovers
from workbench.exchange.web_annotations import export
from workbench.exchange.web_annotations_reading import offered
from workbench.model.errors import UnreadableInput
from workbench.model.handover import Handover
from workbench.model.offers import Offer, OfferedSource
from workbench.text.offsets import Utf16

TEXT = handovers.TEXT


def made(handed: Handover) -> dict[str, Any]:
    [file] = export(handed).files
    assert file.name == "annotations.json"
    value: dict[str, Any] = json.loads(file.body)
    return value


def items(handed: Handover) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = made(handed)["first"]["items"]
    return found


def read(value: object) -> Offer:
    return offered(json.dumps(value).encode(), "annotations.json")


def test_a_verdict_is_an_assessment_of_the_words_with_its_sources() -> None:
    first = items(handovers.usual())[0]
    start = TEXT.index("2,600")
    assert first["motivation"] == "assessing"
    assert first["created"] == "2026-11-22T14:02:11Z"
    assert first["creator"] == {"type": "Person", "name": "M. Keller"}
    said = [(each.get("value"), each["purpose"]) for each in first["body"]]
    assert said == [
        ("False: The meter says 1,900.", "assessing"),
        ("False", "tagging"),
        ("The lighthouse burned 2,600 litres of diesel a month.", "describing"),
        ("number", "tagging"),
        (None, "linking"),
    ]
    assert first["body"][-1] == {
        "type": "SpecificResource",
        "source": handovers.REPORT,
        "purpose": "linking",
        "label": "refutes: Harbour report, page 3",
        "selector": {"type": "TextQuoteSelector", "exact": "1,900 litres were used each month."},
    }
    assert first["target"] == {
        "source": handovers.PAGE,
        "state": {"type": "TimeState", "sourceDate": "2026-11-20T08:00:00Z"},
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "2,600 litres",
                "prefix": TEXT[:start][-32:],
                "suffix": TEXT[start + 12 :][:32],
            },
            {"type": "TextPositionSelector", "start": start, "end": start + 12},
        ],
    }


def test_a_query_is_a_question_and_a_proposed_wording_an_edit() -> None:
    query = items(handovers.usual())[2]
    assert query["motivation"] == ["questioning", "editing"]
    assert [(each["value"], each["purpose"]) for each in query["body"]] == [
        ("Where is this from?", "questioning"),
        ("1,900 litres", "editing"),
    ]


def test_an_open_claim_is_highlighted_and_says_no_rating() -> None:
    second = items(handovers.usual())[1]
    assert second["motivation"] == "highlighting"
    assert [each["purpose"] for each in second["body"]] == ["tagging"]


def test_ids_are_the_same_again_and_of_no_database() -> None:
    one = handovers.usual()
    claims = tuple(
        each._replace(claim=each.claim._replace(id=each.claim.id + 1000)) for each in one.claims
    )
    other = one._replace(article=one.article._replace(id=1, revision_id=2), claims=claims)
    assert export(one) == export(other)
    ids = [each["id"] for each in items(one)]
    assert len(set(ids)) == len(ids) == 3
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_a_lost_query_is_told_by_its_words_alone() -> None:
    lost = handovers.query(status="lost", exact="gone words")
    handed = handovers.usual()._replace(queries=(handovers.asked(lost),))
    assert items(handed)[2]["target"]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": "gone words",
        "prefix": "",
        "suffix": "",
    }


@given(
    st.text(min_size=1, max_size=60), st.integers(0, 60), st.integers(0, 60), st.text(max_size=9)
)
def test_what_was_exported_comes_back(text: str, one: int, other: int, why: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if start == end or not text[start:end].strip():
        return
    words = text[start:end]
    detail = handovers.detail(
        handovers.claim(quote=words, start=start, restated="So it stands alone"),
        text,
        verdicts=(handovers.verdict(why=why),),
        pieces=(handovers.evidence(),),
    )
    mark = detail.marks[0]._replace(start=start, end=end)
    handed = handovers.handover(
        detail._replace(marks=(mark,)), about=handovers.article(text), sources=(handovers.record(),)
    )
    offer = offered(export(handed).files[0].body, "x.json")
    [claim] = offer.claims
    assert (claim.words, claim.start, claim.end) == (words, start, end)
    assert (claim.prefix, claim.suffix) == (text[:start][-32:], text[end:][:32])
    assert claim.in_utf16 is False
    assert (claim.rating, claim.restated) == ("False", "So it stands alone")
    assert claim.comment.startswith(why)
    assert claim.sources == (
        OfferedSource(
            handovers.REPORT,
            "Harbour report, page 3",
            "refutes",
            "1,900 litres were used each month.",
        ),
    )
    assert offer.url == handovers.PAGE
    assert offer.left_aside == ()


def hypothesis_row(**values: Any) -> dict[str, Any]:
    start = Utf16(TEXT).units(TEXT.index("2,600"))
    row = {
        "id": "aAbB",
        "created": "2026-10-01T08:00:00.000000+00:00",
        "user": "acct:mkeller@hypothes.is",
        "uri": handovers.PAGE,
        "text": "Too much, see [the report](https://harbour.example/report).",
        "tags": ["check"],
        "document": {"title": ["Lighthouse keepers"]},
        "target": [
            {
                "source": handovers.PAGE,
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3},
                    {"type": "TextPositionSelector", "start": start, "end": start + 12},
                    {
                        "type": "TextQuoteSelector",
                        "exact": "2,600 litres",
                        "prefix": "burned ",
                        "suffix": " of diesel",
                    },
                ],
            }
        ],
    }
    return row | values


def test_an_export_of_hypothesis_is_read_and_its_offsets_are_units_of_javascript() -> None:
    offer = read({"total": 1, "rows": [hypothesis_row()]})
    [claim] = offer.claims
    assert (claim.words, claim.prefix, claim.suffix) == ("2,600 litres", "burned ", " of diesel")
    assert claim.in_utf16
    assert Utf16(TEXT).code_points(claim.start or 0) == TEXT.index("2,600")
    assert (claim.by, claim.at) == ("mkeller@hypothes.is", "2026-10-01")
    assert claim.comment.endswith("(https://harbour.example/report).\nTags: check")
    assert [each.url for each in claim.sources] == ["https://harbour.example/report"]
    assert (offer.url, offer.title) == (handovers.PAGE, "Lighthouse keepers")
    assert offer.left_aside == ()


def test_words_beyond_the_basic_plane_tell_themselves_how_they_were_counted() -> None:
    selectors = [
        {"type": "TextQuoteSelector", "exact": "a 🎉"},
        {"type": "TextPositionSelector", "start": 10, "end": 14},
    ]
    plain = {"type": "Annotation", "target": {"source": "x", "selector": selectors}}
    assert read(plain).claims[0].in_utf16 is True
    selectors[1] = {"type": "TextPositionSelector", "start": 10, "end": 13}
    row = hypothesis_row(target=[{"selector": selectors}])
    assert read({"rows": [row]}).claims[0].in_utf16 is False


def test_replies_stand_below_what_they_are_to_whatever_the_order() -> None:
    target = [{"source": handovers.PAGE}]
    second = hypothesis_row(
        id="c", references=["aAbB", "b"], target=target, text="No.", user="acct:c@x", tags=[]
    )
    first = hypothesis_row(
        id="b", references=["aAbB"], target=target, text="Is it?", user="acct:b@x", tags=[]
    )
    [claim] = read({"rows": [first, second, hypothesis_row(tags=[])]}).claims
    assert claim.comment.split("\n")[1:] == ["b@x: Is it?", "c@x: No."]
    orphan = read([hypothesis_row(), hypothesis_row(id="z", references=["gone"], target=target)])
    assert next(each.why for each in orphan.left_aside) == "It replies to nothing in the file."


def test_a_note_on_a_whole_page_is_left_aside_with_its_words() -> None:
    offer = read([hypothesis_row(target=[{"source": handovers.PAGE}], text="On all of it.")])
    assert [(each.words, each.why) for each in offer.left_aside] == [
        ("On all of it. check", "It is on a whole page.")
    ]


BODIES: list[tuple[object, dict[str, Any]]] = [
    ("https://x.example/a", {"sources": (OfferedSource("https://x.example/a"),)}),
    ({"type": "TextualBody", "value": "So."}, {"comment": "So."}),
    ([{"value": "So."}, {"value": "b", "purpose": "tagging"}], {"comment": "So.\nTags: b"}),
    ({"value": "<p>So <b>it</b> is.", "format": "text/html"}, {"comment": "So it is."}),
    ({"type": "Choice", "items": [{"value": "One."}]}, {"comment": "One."}),
    ({"value": "x y", "purpose": "editing"}, {"comment": "Proposed wording: x y"}),
    ({"value": "False: why", "purpose": "oa:assessing"}, {"comment": "False: why"}),
    ({"id": "https://x.example/a"}, {"sources": (OfferedSource("https://x.example/a"),)}),
    (None, {"comment": ""}),
    (7, {"comment": "7"}),
]


@pytest.mark.parametrize(("body", "wanted"), BODIES)
def test_bodies_of_any_shape_are_read(body: object, wanted: dict[str, Any]) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "litres"}
    node = {"type": "Annotation", "body": body, "target": {"source": "x", "selector": selector}}
    [claim] = read(node).claims
    for field, value in wanted.items():
        if field == "sources":
            assert claim.sources == value
        else:
            assert getattr(claim, field) == value


def test_the_rating_is_the_tag_that_the_verdict_begins_with() -> None:
    body = [
        {"type": "TextualBody", "value": "False: budget was 12 million", "purpose": "assessing"},
        {"type": "TextualBody", "value": "False", "purpose": "tagging"},
    ]
    selector = {"type": "TextQuoteSelector", "exact": "12 billion"}
    [claim] = read({"body": body, "target": {"selector": selector}}).claims
    assert (claim.rating, claim.comment) == ("False", "budget was 12 million")


QUOTE = {"type": "TextQuoteSelector", "exact": "burned 2,600 litres", "prefix": "e "}
POSITION = {"type": "TextPositionSelector", "start": 17, "end": 36}
REFINED: list[tuple[dict[str, Any], tuple[str, str, int | None, int | None]]] = [
    (
        QUOTE | {"refinedBy": {"type": "TextQuoteSelector", "exact": "2,600"}},
        ("2,600", "e burned ", None, None),
    ),
    (
        QUOTE | {"refinedBy": {"type": "TextPositionSelector", "start": 7, "end": 12}},
        ("2,600", "e burned ", None, None),
    ),
    (
        POSITION | {"refinedBy": {"type": "TextPositionSelector", "start": 7, "end": 12}},
        ("", "", 24, 29),
    ),
    (
        {"type": "XPathSelector", "value": "//p", "refinedBy": QUOTE},
        ("burned 2,600 litres", "e ", None, None),
    ),
]


@pytest.mark.parametrize(("selector", "wanted"), REFINED)
def test_a_selector_that_refines_another_is_within_its_words(
    selector: dict[str, Any], wanted: tuple[str, str, int | None, int | None]
) -> None:
    [claim] = read({"target": {"selector": selector}}).claims
    assert (claim.words, claim.prefix, claim.start, claim.end) == wanted


@pytest.mark.parametrize(
    "selector",
    [
        {"type": "FragmentSelector", "value": "char=0,10"},
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3},
        {"type": "XPathSelector", "value": "//p", "refinedBy": POSITION},
        {"type": "TextPositionSelector", "start": -1, "end": "x"},
        {"type": "TextPositionSelector", "start": True, "end": None},
        {},
    ],
)
def test_a_place_that_cannot_be_followed_is_left_aside(selector: dict[str, Any]) -> None:
    offer = read([{"target": {"selector": selector}, "bodyValue": "A note."}])
    assert offer.claims == ()
    assert [each.words for each in offer.left_aside] == ["A note."]


def test_several_places_of_one_annotation_are_offered_each() -> None:
    targets = [{"selector": QUOTE}, {"selector": QUOTE | {"exact": "denied"}}]
    offer = read({"target": targets, "bodyValue": "x"})
    assert [(each.where, each.words) for each in offer.claims] == [
        ("annotation 1, place 1", "burned 2,600 litres"),
        ("annotation 1, place 2", "denied"),
    ]


def test_odd_things_among_annotations_are_told() -> None:
    offer = read([hypothesis_row(), 7, "words", {"a": 1}, None, []])
    assert len(offer.claims) == 1
    assert [each.where for each in offer.left_aside][:4] == [
        "annotation 2",
        "annotation 3",
        "annotation 4",
        "annotation 5",
    ]


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"words", b"<p>", b'{"rows": []}', b"[" * 9999]
)
def test_what_has_no_annotation_is_refused_in_a_sentence(body: bytes) -> None:
    with pytest.raises(UnreadableInput):
        offered(body, "notes.json")
