"""Offsets that another program counted, as code points."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.spans import Span
from workbench.text.offsets import place, to_utf16

ASTRAL = "A 🎉 party 🎉 of 12 people, 12 of them late."
TEXTS = st.text(st.sampled_from("a b🎉é👩‍👩‍👧12\n"), max_size=40)


def test_offsets_of_javascript_are_converted_where_the_words_say_so() -> None:
    at = ASTRAL.index("12")
    start = to_utf16(ASTRAL, at)
    assert start == at + 2
    assert place(ASTRAL, Span(start, start + 2), "12", in_utf16=True) == (at, at + 2)


def test_a_file_that_counts_otherwise_than_its_kind_is_read_by_its_words() -> None:
    at = ASTRAL.index("party")
    wide = to_utf16(ASTRAL, at)
    assert place(ASTRAL, Span(at, at + 5), "party", in_utf16=True) == (at, at + 5)
    assert place(ASTRAL, Span(wide, wide + 5), "party", in_utf16=False) == (at, at + 5)


def test_a_place_whose_words_are_others_is_a_hint_within_the_text() -> None:
    assert place("short", Span(3, 900), "gone", in_utf16=False) == (3, 5)
    assert place("shørt", Span(-4, 900), "gone", in_utf16=True) == (0, 5)
    assert place("", Span(2, 1), "", in_utf16=True) == (0, 0)


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_what_javascript_counts_comes_back_as_it_was(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    counted = Span(to_utf16(text, start), to_utf16(text, end))
    words = text[start:end]
    assert place(text, counted, words, in_utf16=True) == (start, end)


@given(TEXTS, st.integers(-9, 90), st.integers(-9, 90), st.text(max_size=3), st.booleans())
def test_a_place_lies_in_the_text_whatever_was_counted(
    text: str, start: int, end: int, exact: str, in_utf16: bool
) -> None:
    found = place(text, Span(start, end), exact, in_utf16)
    assert 0 <= found.start <= found.end <= len(text)
