"""The article as a Word document: its words, the comments at theirs, and the changes in them."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults import hostile
from tests.word_world import (
    AT,
    LAMP,
    Seen,
    W,
    article,
    asked_at,
    claim,
    handover,
    made,
    part,
    seen,
    text_of,
)
from workbench.exchange.word_export import export
from workbench.exchange.word_flow import apart
from workbench.exchange.wording import MATCHES
from workbench.model.handover import Handover, LeftOut
from workbench.model.states import MarkStatus
from workbench.model.views import Evidence
from workbench.text.display import shown

SOURCE = Evidence(
    1, 1, 9, 2, "https://averil.example/log?a=1&b=2", "", "The log", "web", "Odo Farrant", "", "",
    "refutes", "checker", "2,900 litres\na month", "page 4", "verbatim", "Read on paper.", 1, False,
)  # fmt: skip


def found_of(document: Handover) -> tuple[Seen, dict[str, str]]:
    """What is seen, and the words that each comment is on by the comment's first words."""
    looked = seen(made(document))
    return looked, {looked.said[key]: words for key, words in looked.on.items()}


def members(body: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(body)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_claim_is_a_comment_on_exactly_its_words_with_all_that_was_found() -> None:
    one = claim(
        7, [(44, 56)], rationale="The log says otherwise.\n\nOn page 4.", evidence=(SOURCE,)
    )
    body = made(handover([one]))
    looked = seen(body)
    assert looked.on == {"0": LAMP[44:56]} == {"0": "2,600 litres"}
    assert looked.by == {"0": ("MK", "2026-11-22T14:02:11Z")}
    with BytesIO(body) as file:
        (comment,) = docx.Document(file).comments
    assert comment.text.split("\n") == [
        "Claim 7: False",
        "Rationale: The log says otherwise.",
        "On page 4.",
        "Source 2, refutes: The log. Odo Farrant",
        "https://averil.example/log?a=1&b=2",
        "Passage: “2,900 litres",
        "a month”",
        MATCHES["verbatim"],
        "Where: page 4",
        "Note: Read on paper.",
    ]


def test_places_may_overlap_lie_within_each_other_and_span_paragraphs() -> None:
    places = [(28, 60), (44, 56), (50, 80), (100, 140), (28, 60)]
    _, on = found_of(handover([claim(at, [place]) for at, place in enumerate(places, 1)]))
    assert on == {f"Claim {at}: False": LAMP[slice(*place)] for at, place in enumerate(places, 1)}


def test_each_place_of_a_claim_has_a_comment_and_the_first_says_all() -> None:
    _, on = found_of(handover([claim(3, [(44, 56), (75, 85)], rationale="So.")]))
    assert on == {
        "Claim 3: FalseRationale: So.": "2,600 litres",
        "Claim 3: False, place 2 of 2: see the first place.": LAMP[75:85],
    }


def test_a_claim_whose_words_are_gone_is_told_at_the_end_of_the_text() -> None:
    looked, _ = found_of(handover([claim(3, [], quote="5,000 ships")]))
    assert list(looked.said.values()) == [
        "Claim 3: FalseIts words are not in the present text: 5,000 ships"
    ]
    assert looked.text == LAMP


def test_an_open_claim_is_a_comment_too_of_nobody_and_no_day() -> None:
    looked = seen(made(handover([claim(3, [(44, 56)], rating=None)])))
    assert looked.said == {"0": "Claim 3: Open"}
    assert looked.by == {"0": ("Fact-check", "")}


def test_a_proposed_wording_is_a_deletion_and_an_insertion_with_who_and_when() -> None:
    body = made(handover(queries=[asked_at(4, "2,600 litres", proposed="2,900 litres")]))
    looked = seen(body)
    assert "burned [2,600 litres]{2,900 litres} of oil" in looked.text
    assert looked.on["0"] == "[2,600 litres]{2,900 litres}"
    assert looked.said["0"].startswith("[q4] To the authorQuestion: Where is number 4 from")
    document = part(body, "word/document.xml")
    for tag in ("ins", "del"):
        (change,) = document.iter(f"{W}{tag}")
        assert change.get(f"{W}author") == "MK"
        assert change.get(f"{W}date") == "2026-11-22T14:02:11Z"


def test_a_wording_of_two_paragraphs_for_words_in_two_changes_their_ends_too() -> None:
    words = "1990.\n\nThe keeper, Odo Farrant"
    looked = seen(made(handover(queries=[asked_at(1, words, proposed="1991.\n\nThe last\none")])))
    assert "in [1990.][\n\n][The keeper, Odo Farrant]{1991.}{\n\n}{The last\none}, kept" in (
        looked.text
    )


def test_of_wordings_for_the_same_words_one_is_a_change_and_the_other_is_said() -> None:
    first = asked_at(1, "2,600 litres", proposed="2,900 litres")
    given = handover(queries=[first, asked_at(2, "litres of oil", proposed="gallons")])
    looked = seen(made(given))
    assert "[2,600 litres]{2,900 litres} of oil" in looked.text.replace("][", "")
    (said,) = (each for each in looked.said.values() if each.startswith("[q2]"))
    assert "Proposed wording: gallons" in said
    assert "Accept or reject" not in said
    (note,) = export(given, AT).notes
    assert note.startswith("q2: its wording stands in its comment alone")


@pytest.mark.parametrize(
    "values",
    [
        {"state": "rejected"},
        {"state": "accepted", "applied_in": 2},
        {"status": MarkStatus.CHANGED},
        {"status": MarkStatus.LOST},
        {"exact": "other words"},
        {"revision": 2},
    ],
)
def test_no_change_is_made_where_none_is_wanted_or_the_words_are_others(
    values: dict[str, Any],
) -> None:
    asked = asked_at(1, "2,600 litres", proposed="2,900 litres", **values)
    looked = seen(made(handover(queries=[asked])))
    assert looked.text == LAMP
    assert [said[:4] for said in looked.said.values()] == ["[q1]"]


def test_a_withdrawn_query_is_not_in_it() -> None:
    asked = asked_at(1, "2,600 litres", proposed="2,900 litres", state="withdrawn")
    given = handover(queries=[asked])
    assert seen(made(given)).said == {}
    assert export(given, AT).notes == ("1 withdrawn query left out.",)


def test_what_was_left_out_is_said() -> None:
    looked = seen(made(handover(left_out=LeftOut(1, 2))))
    assert list(looked.said.values()) == [
        "Left out of this document: 1 sensitive source and 2 private notes"
    ]


def test_the_title_is_set_as_one_where_the_text_begins_with_it() -> None:
    styles = [
        each.get(f"{W}val")
        for each in part(made(handover()), "word/document.xml").iter(f"{W}pStyle")
    ]
    assert styles == ["Title"]
    other = handover()._replace(article=article(title="Another"))
    assert not list(part(made(other), "word/document.xml").iter(f"{W}pStyle"))


def test_a_text_that_runs_from_right_to_left_does_so_in_word() -> None:
    arabic = "\n2021 \u0645\u0646\u0627\u0631\u0629 Averil"
    for text, wanted in ((arabic, [None, "0"]), (LAMP, [])):
        styles = part(made(handover(text=text)), "word/styles.xml")
        assert [each.get(f"{W}val") for each in styles.iter(f"{W}bidi")] == wanted
        assert [each.get(f"{W}val") for each in styles.iter(f"{W}rtl")] == wanted


def test_the_same_handover_gives_the_same_bytes_at_any_time_of_day() -> None:
    document = handover([claim(1, [(44, 56)])])
    once = export(document, AT)
    with zipfile.ZipFile(BytesIO(once.files[0].body)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert export(document, AT) == once


def test_the_sample_in_word_is_what_it_was(
    handed: Handover, golden: Callable[[str, bytes], None]
) -> None:
    """Its parts, byte for byte: how they are compressed is another thing on each machine."""
    (file,) = export(handed, AT).files
    for name, content in members(file.content).items():
        readable = name.removeprefix("[").replace("].", ".")
        golden(f"docx/{readable}", content.encode())
    looked = seen(file.content)
    quotes = [claim.quote for claim in (each.claim for each in handed.claims)]
    assert len(looked.said) >= len(quotes)
    under = ["".join(re.split(r"\{.*?\}", words)) for words in looked.on.values()]
    for quote in quotes:
        assert quote in [re.sub(r"[\[\]]", "", words) for words in under], quote


def test_the_document_reads_as_a_word_document_with_its_title_and_author() -> None:
    from workbench.documents import reading

    found = reading.read_bytes(made(handover()), "a.docx", "a.docx")
    assert (found.text, found.title, found.byline) == (
        LAMP,
        "The keeper of Averil Light",
        "Nora Feld",
    )


LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=30).filter(
    lambda line: bool(line.strip())
)
TEXTS = st.lists(LINES, min_size=1, max_size=6).map("\n\n".join)


@given(TEXTS)
def test_an_article_goes_out_and_comes_in_with_the_same_paragraphs(text: str) -> None:
    expected = [
        shown(each.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))
        for each in text.split("\n\n")
    ]
    document = handover(text=text)
    assert seen(made(document)).text.split("\n\n") == [each.replace("␉", "\t") for each in expected]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text with places that begin and end at words."""
    text = draw(st.lists(st.sampled_from("abc \n"), min_size=1, max_size=40).map("".join))
    words = [at for at, sign in enumerate(text) if not sign.isspace()]
    place = st.tuples(st.sampled_from(words), st.sampled_from(words)).map(sorted)
    places = draw(st.lists(place, max_size=6)) if words else []
    return text, [(start, end + 1) for start, end in places]


@given(marked())
def test_every_claim_has_its_words_under_its_comment(
    given: tuple[str, list[tuple[int, int]]],
) -> None:
    text, places = given
    claims = [claim(at, [place], text=text) for at, place in enumerate(places, 1)]
    _, on = found_of(handover(claims, text=text))
    parting = apart(text)
    assert on == {
        f"Claim {at}: False": parting.sub("\n\n", text[slice(*place)])
        for at, place in enumerate(places, 1)
    }


def test_hostile_words_are_inert_and_whole_wherever_they_stand() -> None:
    for words in hostile.OWN:
        text = f"Before {words} after."
        one = claim(1, [(7, 7 + len(words))], rationale=words, by=words, text=text, restated=words)
        asked = asked_at(2, words, text, question=words, proposed=f"{words}!", asked_by=words)
        body = made(handover([one], [asked], text))
        for name, content in members(body).items():
            assert "\x1b" not in content, name
            assert "\u202e" not in content, name
        assert seen(body).text.count("after.") == 1


def test_a_paragraph_of_a_million_characters_goes_out_and_comes_in() -> None:
    text = "word " * 199_999 + "words"
    body = made(handover([claim(1, [(500_000, 500_004)], text=text)], text=text))
    assert seen(body).on == {"0": "word"}
    assert text_of(body) == text
