"""Quoted words and the one place they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.cli.quoting import at, find_place
from workbench.model.errors import AmbiguousQuote, UsageError
from workbench.model.spans import Quote
from workbench.text.graphemes import snap

TEXT = st.text(st.sampled_from("ab1 é\n“”,.e\u0301"), min_size=1, max_size=60)


@given(TEXT, st.data())
def test_what_is_found_is_the_place_or_told_as_ambiguous(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = snap(text, start, end)
    words = text[span.start : span.end]
    if not words.strip() or words != words.strip():
        return
    try:
        place = find_place(text, Quote(words))
    except AmbiguousQuote:
        return
    found = text[place.start : place.end]
    assert found == place.quote.exact
    assert found.split() == words.split() or set(found) & set("“”")


def test_whole_words_go_before_parts_of_words() -> None:
    text = "In 2014 they sold 14 of them."
    assert find_place(text, Quote("14")).start == 18
    assert find_place(text, Quote("201")).start == 3


def test_words_as_typed_go_before_likenesses() -> None:
    text = "He wrote ‘lamp’ and 'lamp'."
    assert find_place(text, Quote("'lamp'")).start == 20
    assert find_place(text, Quote("‘lamp’")).start == 9
    with pytest.raises(AmbiguousQuote):
        find_place(text, Quote("`lamp`"))


def test_context_takes_any_white_space() -> None:
    text = "one lamp,\n\ntwo lamp, three"
    assert find_place(text, Quote("lamp", "one ", ", two")).start == 4
    assert find_place(text, Quote("lamp", suffix=",  three")).start == 15


def test_many_places_are_not_all_listed() -> None:
    with pytest.raises(AmbiguousQuote, match="and 95 more"):
        find_place("lamp " * 100, Quote("lamp"))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 9)])
def test_offsets_outside_are_refused(start: int, end: int) -> None:
    with pytest.raises(UsageError, match="There are no words"):
        at("lamps", start, end)
