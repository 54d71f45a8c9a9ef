"""A pinned passage in a newer text of its source: in its place, elsewhere, or gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.states import PinState
from workbench.text.marks import describe
from workbench.text.pins import standing

TEXT = (
    "The dam held.\n\nIt was “built in 1956” by the state, and it holds 14 million tonnes.\n\nEnd."
)
WORDS = "It was “built in 1956” by the state, and it holds 14 million tonnes."
START = TEXT.index(WORDS)
PIN = describe(TEXT, START, START + len(WORDS))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (TEXT, PinState.IN_PLACE),
        (TEXT.replace("held", "burst"), PinState.ELSEWHERE),
        ("A correction was made. " + TEXT, PinState.ELSEWHERE),
        (TEXT.replace("“", '"').replace("”", '"').replace("and it", "and\nit"), PinState.ELSEWHERE),
        (TEXT.replace("14", "15"), PinState.GONE),
        (TEXT.replace("holds", "holds not"), PinState.GONE),
        (TEXT.replace(WORDS, ""), PinState.GONE),
        ("", PinState.GONE),
    ],
)
def test_where_a_pin_stands_now(text: str, state: str) -> None:
    found = standing(text, PIN, START)
    assert found.state == state
    assert (found.start is None) == (state == PinState.GONE)


@given(st.text("ab .", max_size=20), st.text("ab .", min_size=1, max_size=8).filter(str.strip))
def test_words_that_are_there_are_never_gone(before: str, words: str) -> None:
    found = standing(before + words, describe(words, 0, len(words)), 0)
    assert found.start is not None
    assert (before + words)[found.start : found.end] == words
