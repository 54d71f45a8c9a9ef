"""What a claim and a passage say differently: numbers, dates and names first, then words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.states import Agreement, DifferenceKind
from workbench.text.differences import contrast


def told(claim: str, passage: str) -> list[tuple[str, str, str]]:
    return [
        (
            one.agreement,
            claim[slice(*one.ours)] if one.ours else "",
            passage[slice(*one.theirs)] if one.theirs else "",
        )
        for one in contrast(claim, passage).counterparts
    ]


@pytest.mark.parametrize(
    ("claim", "passage", "agreement", "ours", "theirs"),
    [
        ("At least 14 rockets fell", "Some 15 rockets fell", Agreement.OTHER, "14", "15"),
        ("14 rockets fell", "Fourteen rockets fell", Agreement.RESPELLED, "14", "Fourteen"),
        ("14 rockets fell", "The 14 rockets fell", Agreement.SAME, "14", "14"),
        ("14 rockets fell", "Rockets fell", Agreement.ABSENT, "14", ""),
        ("It cost 1.2m", "It cost 1,200,000", Agreement.RESPELLED, "1.2m", "1,200,000"),
        ("Half of it burned", "50 per cent burned", Agreement.RESPELLED, "Half", "50 per cent"),
        ("12% fell", "12 people fell", Agreement.ABSENT, "12%", ""),
        ("on 8 May 2018", "on 2018-05-08", Agreement.RESPELLED, "8 May 2018", "2018-05-08"),
        ("on 8 May 2018", "on May 8", Agreement.RESPELLED, "8 May 2018", "May 8"),
        ("on 8 May 2018", "on 9 May 2018", Agreement.OTHER, "8 May 2018", "9 May 2018"),
        ("on 8 May 2018", "in May 2018", Agreement.OTHER, "8 May 2018", "May 2018"),
        ("by John Smith", "by Colin Smith", Agreement.OTHER, "John Smith", "Colin Smith"),
        ("by John Smith", "by Mr Smith", Agreement.RESPELLED, "John Smith", "Mr Smith"),
        ("by the WHO", "by the World Health Organization", Agreement.RESPELLED, "WHO",
         "World Health Organization"),
        ("by the World Health Organization", "by the WHO", Agreement.RESPELLED,
         "World Health Organization", "WHO"),
    ],
)  # fmt: skip
def test_each_number_date_and_name_has_its_counterpart(
    claim: str, passage: str, agreement: str, ours: str, theirs: str
) -> None:
    assert told(claim, passage) == [(agreement, ours, theirs)]


def test_a_number_is_held_against_the_one_that_counts_the_same() -> None:
    claim = "The fire killed 12 people and destroyed 40 homes"
    passage = "It destroyed 45 homes, and 12 people died in the fire; 3 are missing"
    assert told(claim, passage) == [
        (Agreement.SAME, "12", "12"),
        (Agreement.OTHER, "40", "45"),
    ]


def test_a_negation_on_one_side_stands_out() -> None:
    said, denied = "The plant did close", "The plant didn’t close"
    (mine,) = contrast(denied, said).counterparts
    assert (mine.kind, mine.agreement, mine.theirs) == (DifferenceKind.NEGATION, "absent", None)
    (theirs,) = contrast(said, denied).counterparts
    assert (theirs.agreement, theirs.ours) == (Agreement.OTHER, None)
    assert theirs.theirs is not None
    assert denied[slice(*theirs.theirs)] == "didn’t"


def test_words_of_one_side_are_given_in_any_form_of_theirs() -> None:
    claim, passage = "The mayor closed the old bridge", "Bridges were closing, a council says"
    found = contrast(claim, passage)
    assert [claim[slice(*span)] for span in found.only_ours] == ["mayor", "old"]
    assert [passage[slice(*span)] for span in found.only_theirs] == ["council"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_spans_lie_in_their_texts(claim: str, passage: str) -> None:
    found = contrast(claim, passage)
    ours = [one.ours for one in found.counterparts if one.ours] + list(found.only_ours)
    theirs = [one.theirs for one in found.counterparts if one.theirs] + list(found.only_theirs)
    assert all(0 <= start < end <= len(claim) for start, end in ours)
    assert all(0 <= start < end <= len(passage) for start, end in theirs)


@given(
    st.lists(
        st.sampled_from(
            ["The", "14", "Ada", "Lund", "not", "3%", "on", "8", "May", "2018", "fell"]
        ),
        max_size=12,
    )
)
def test_nothing_differs_from_itself(words: list[str]) -> None:
    text = " ".join(words)
    found = contrast(text, text)
    assert all(one.agreement == Agreement.SAME for one in found.counterparts) or len(words) > 1
    assert all(one.agreement != Agreement.ABSENT for one in found.counterparts)
    assert (found.only_ours, found.only_theirs) == ((), ())
