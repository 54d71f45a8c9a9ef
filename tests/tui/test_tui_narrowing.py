"""Narrowing word by word gives what filtering all of them anew does, however it was come to."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.text.fold import fold
from workbench.tui import narrowing
from workbench.tui.narrowing import Narrowing, folded, sought

LETTERS = "aAb ’'\u00df1"
TEXTS = st.text(LETTERS, max_size=12)
HOW = st.sampled_from(("add", "drop", "other"))
STEPS = st.lists(st.tuples(HOW, st.text(LETTERS, max_size=3), st.integers(0, 9)), max_size=30)


@pytest.fixture(autouse=True, scope="module")
def few() -> Iterator[None]:
    """What is done for thousands is done for a few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(narrowing, "MUCH", 1)
        patch.setattr(narrowing, "AT_ONCE", 4)
        yield


def from_scratch(texts: list[str], words: str) -> list[int]:
    wanted = fold(words).casefold().split()
    return [
        number
        for number, text in enumerate(texts)
        if all(word in fold(text).casefold() for word in wanted)
    ]


@given(st.lists(TEXTS, max_size=30), STEPS)
def test_any_way_to_some_words_finds_the_same(
    texts: list[str], steps: list[tuple[str, str, int]]
) -> None:
    made = Narrowing(range(len(texts)), list(map(folded, texts)))
    words = ""
    for how, text, looks in steps:
        words = {"add": words + text, "drop": words[:-1], "other": text}[how]
        assert list(made.fitting(words)) == from_scratch(texts, words)
        for _look in zip(range(looks), made.ahead(), strict=False):
            pass  # as far as there was time for


def test_what_was_found_ahead_in_part_is_right() -> None:
    texts = ["nno", "ono", "aan", "aaab", "no", "on", "nn no"] * 9
    for looks in range(12):
        for words in ("n", "aa", "no n", "b"):
            for more in "noab":
                made = Narrowing(range(len(texts)), texts)
                made.fitting(words)
                for _look in zip(range(looks), made.ahead(), strict=False):
                    pass
                assert list(made.fitting(words + more)) == from_scratch(texts, words + more)


def test_a_word_stands_for_its_spellings() -> None:
    assert sought("  O’Neil  O'NEIL stra\u00dfe ") == ("o'neil", "strasse")
    assert "o'neil" in folded("said O\u2019Neil")
    assert "strasse" in folded("Hauptstra\u00dfe")


def test_steps_of_a_long_word_do_not_pile_up() -> None:
    made = Narrowing(range(3), ["a" * 40, "a" * 20, "b"])
    for length in range(1, 41):
        made.fitting("a" * length)
    assert len(made._steps) <= narrowing.MOST_STEPS + 1
    assert list(made.fitting("aa")) == [0, 1]
