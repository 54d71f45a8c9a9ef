"""The same fact elsewhere in a text: its words, or the same number of the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.spans import Span
from workbench.text.recurrences import STRETCH, recurrences


def again(text: str, words: str) -> list[str]:
    start = text.index(words)
    found = recurrences(text, Span(start, start + len(words)))
    return [text[place.start : place.end] for place in found if place]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        (
            "At least 14 rockets hit. Later fourteen 107mm rockets were found; 14 trucks left.",
            "14 rockets",
            ["fourteen 107mm rockets"],
        ),
        ("Ann Lee left. Ann Lee’s car stayed. Annabel Lee wept.", "Ann Lee", ["Ann Lee"]),
        ("It killed one contractor. One civilian contractor died.", "one contractor", []),
        (
            "The town bought 1,200 lamps in May. Those 1200 lamps broke, as did 1.200.",
            "bought 1,200 lamps in May",
            ["1200 lamps"],
        ),
        ("In 2019 it rained. In 2019 it froze.", "2019", ["2019"]),
        ("Nine people were hurt; 9 people, all of them men.", "Nine people", ["9 people"]),
        ("Two of them left, and two of the others.", "Two of them", []),
    ],
)
def test_a_fact_is_found_again(text: str, words: str, places: list[str]) -> None:
    assert again(text, words) == places


def test_places_behind_the_mark_come_first() -> None:
    text = "Ann Lee came, then Ann Lee spoke and Ann Lee left."
    found = recurrences(text, Span(19, 26))
    assert [place.start for place in found if place] == [37, 0]


def test_one_may_pause_between_stretches_and_none_is_lost_at_their_ends() -> None:
    text = "five lamps " * 2_000
    found = list(recurrences(text, Span(0, 10)))
    assert sum(place is not None for place in found) == 1_999
    assert found.count(None) >= len(text) // (2 * STRETCH)


@given(st.text("five lamps 14\n.,", max_size=60), st.data())
def test_what_is_found_lies_in_the_text_and_outside_the_mark(text: str, data) -> None:
    if not text.strip():
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for place in recurrences(text, Span(start, end)):
        if place is not None:
            assert 0 <= place.start < place.end <= len(text)
            assert place.end <= start or place.start >= end
