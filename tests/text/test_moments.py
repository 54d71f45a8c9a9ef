"""Relative days against the day of the article. 20 February 2021 is a Saturday."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.coverage import checkable
from workbench.text.moments import resolve

DAY = "2021-02-20"


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("Monday", "Mon 15 Feb 2021"),
        ("Saturday", "Sat 20 Feb 2021"),
        ("Sunday night", "Sun 14 Feb 2021"),
        ("Friday", "Fri 19 Feb 2021"),
        ("last Sunday", "Sun 14 Feb 2021"),
        ("last Friday", "Fri 12 Feb 2021 or Fri 19 Feb 2021"),
        ("next Tuesday", "Tue 23 Feb 2021"),
        ("this Sunday", "Sun 21 Feb 2021"),
        ("yesterday", "Fri 19 Feb 2021"),
        ("yesterday evening", "Fri 19 Feb 2021"),
        ("tonight", "Sat 20 Feb 2021"),
        ("tomorrow", "Sun 21 Feb 2021"),
        ("last night", "Fri 19 Feb 2021"),
        ("last week", "8 Feb to 14 Feb 2021"),
        ("earlier this week", "15 Feb to 20 Feb 2021"),
        ("last weekend", "13 Feb to 14 Feb 2021"),
        ("last month", "Jan 2021"),
        ("next month", "Mar 2021"),
        ("last year", "2020"),
        ("this year", "2021"),
        ("last decade", "2010 to 2019"),
        ("past decade", "Feb 2011 to Feb 2021"),
        ("last summer", "summer 2020"),
        ("next spring", "spring 2021"),
        ("last winter", "winter 2019–20"),
        ("this winter", "winter 2020–21"),
        ("January", "Jan 2021"),
        ("last March", "Mar 2020"),
        ("December", "Dec 2020"),
        ("3 May", "Sun 3 May 2020"),
        ("Feb. 3", "Wed 3 Feb 2021"),
        ("Wednesday, 3 February", "Wed 3 Feb 2021"),
        ("two days ago", "Thu 18 Feb 2021"),
        ("3 weeks ago", "about Sat 30 Jan 2021"),
        ("six months ago", "about Aug 2020"),
        ("a decade ago", "about 2011"),
    ],
)
def test_it_says_which_day_is_meant(words: str, means: str) -> None:
    assert resolve(words, DAY) == means


@pytest.mark.parametrize(
    "words", ["2016 to 2019", "January 2020", "31 June", "noon", "34-year-old", "52", "the 1990s"]
)
def test_what_says_all_itself_or_is_no_day_is_left(words: str) -> None:
    assert resolve(words, DAY) == ""


def test_what_is_to_come_is_the_next_one() -> None:
    assert resolve("Monday", DAY, "The council will meet on ") == "Mon 22 Feb 2021"
    assert resolve("3 May", DAY, "He is due in court on ") == "Mon 3 May 2021"
    assert resolve("Monday", DAY, "It will. They met on ") == "Mon 15 Feb 2021"


def test_without_a_day_or_in_another_language_nothing_is_said() -> None:
    assert resolve("Monday", "") == ""
    assert resolve("Monday", "2021-02") == ""
    assert resolve("Monday", DAY, language="de") == ""
    assert resolve("Monday", DAY, language="en-GB") == "Mon 15 Feb 2021"


def test_the_ends_of_the_calendar_are_no_fault() -> None:
    assert resolve("yesterday", "0001-01-01") == ""
    assert resolve("next week", "9999-12-31") == ""
    assert resolve("29 February", "2021-03-01") == ""


@given(
    st.dates(),
    st.sampled_from(["Monday", "last Friday", "next Sunday", "this week", "last month", "3 May"]),
)
def test_a_weekday_told_is_that_weekday(day, words: str) -> None:
    told = resolve(words, day.isoformat())
    if words == "Monday" and told:
        assert told.startswith("Mon ")
    assert "\n" not in told


def test_tokens_are_read_as_they_stand_in_a_text() -> None:
    text = "It began on Monday night, two days ago, as it did last year."
    told = [resolve(text[one.start : one.end], DAY) for one in checkable(text)]
    assert told == ["Mon 15 Feb 2021", "Thu 18 Feb 2021", "2020"]
