"""Numbers and days are read to what they say, whatever their spelling."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.quantities import quantities, says


@pytest.mark.parametrize(
    "spellings",
    [
        ["14", "fourteen", "Fourteen"],
        ["1.2m", "£1.2m", "1.2 million", "1,200,000", "1200000"],
        ["3bn", "3 billion", "three billion", "$3bn"],
        ["12%", "12 per cent", "12 percent", "twelve per cent", "0.12"],
        ["half", "50%", "50 per cent", "a half"],
        ["a quarter", "25%", "one quarter", "one-quarter"],
        ["two thirds", "two-thirds", "2/3"],
        ["a dozen", "12", "twelve"],
        ["two dozen", "24", "twenty-four"],
        ["a hundred and fifty thousand", "150,000", "150k", "one hundred fifty thousand"],
        ["250", "two hundred and fifty"],
        ["14th", "fourteenth"],
        ["21st", "twenty-first"],
        ["8 May 2018", "2018-05-08", "May 8, 2018", "8th of May, 2018", "8th May 2018", "8/5/2018"],
        ["8 May", "May 8", "May 8th"],
        ["31/12/2019", "31 December 2019", "Dec. 31, 2019"],
    ],
)
def test_spellings_of_one_amount_say_the_same(spellings: list[str]) -> None:
    for one, other in combinations(spellings, 2):
        (ours,), (theirs,) = quantities(one), quantities(other)
        assert says(theirs, ours)


@pytest.mark.parametrize(
    ("one", "other"),
    [("14", "15"), ("14", "14%"), ("14", "14th"), ("1.2m", "1.2bn"), ("8 May 2018", "8 May 2017"),
     ("8 May", "5 August"), ("8 May 2018", "May 2018"), ("1,200", "1.2"), ("12", "12 million")],
)  # fmt: skip
def test_other_amounts_do_not(one: str, other: str) -> None:
    (ours,), (theirs,) = quantities(one), quantities(other)
    assert not says(theirs, ours)


def test_the_place_of_each_and_both_ends_of_a_range() -> None:
    text = "From 14–15 or 2016-2019, a man may pay twenty-one euros."
    found = [(text[one.start : one.end], one.value) for one in quantities(text)]
    assert found == [
        ("14", "#14"),
        ("15", "#15"),
        ("2016-2019", "#2016"),
        ("2016-2019", "#2019"),
        ("twenty-one", "#21"),
    ]


@pytest.mark.parametrize(
    "text", ["0 May", "00 June 0000", "0000-00-00", "0000/01/00", "00.00.0000", "0 of May 2020"]
)
def test_a_day_of_noughts_is_none(text: str) -> None:
    """Databases write it where they have no day."""
    assert all("@0" not in each.value for each in quantities(f"Built {text}, they say."))


@given(st.text("0123456789.,:/-%kmb ²٣ half a dozen million May", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for one in quantities(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.value in one.says
