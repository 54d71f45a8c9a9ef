"""Places by their words, sources in pasted text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import AmbiguousQuote, RefusedAddress, UnknownThing
from workbench.workspace.finding import find_place, parse_citations, place_of

TEXT = "At least 14 rockets hit.\nLater, at least\n14 rockets were found. “Heavy,” she said."


def test_a_quotation_in_one_place():
    place = find_place(TEXT, "were found")
    assert (place.start, place.end) == (TEXT.index("were"), TEXT.index("were") + 10)
    assert place.quote.prefix.endswith("14 rockets ")
    assert place.quote.suffix.startswith(". ")


def test_white_space_case_and_quotation_marks_need_not_agree():
    assert find_place(TEXT, "later,  AT least 14").quote.exact == "Later, at least\n14"
    assert find_place(TEXT, '"heavy,"').quote.exact == "“Heavy,”"


def test_to_the_letter_comes_before_alike():
    assert find_place(TEXT, "At least 14 rockets").start == 0


def test_several_places_are_told_apart_by_what_is_around_them():
    with pytest.raises(AmbiguousQuote, match="2 places") as told:
        find_place(TEXT, "14 rockets")
    assert "--prefix" in told.value.hint
    second = find_place(TEXT, "14 rockets", prefix="Later, at least")
    assert second.start == TEXT.rindex("14")
    assert find_place(TEXT, "14 rockets", suffix=" hit").start == TEXT.index("14")
    with pytest.raises(UnknownThing):
        find_place(TEXT, "14 rockets", prefix="exactly")


def test_words_that_are_not_there():
    for words in ("missiles", "", "  "):
        with pytest.raises(UnknownThing):
            find_place(TEXT, words)


@given(st.data())
def test_any_words_with_all_that_is_around_them_are_found(data):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    if not TEXT[start:end].strip():
        return
    place = place_of(TEXT, start, end)
    found = find_place(TEXT, TEXT[start:end], TEXT[:start], TEXT[end:])
    assert found.quote.exact.split() == place.quote.exact.split()
    assert TEXT[found.start : found.end] == found.quote.exact


def test_a_place_leaves_out_white_space_around_and_is_not_empty():
    assert place_of(TEXT, -5, 9).quote.exact == "At least"
    for start, end in ((24, 25), (5, 5), (9, 3), (900, 950)):
        with pytest.raises(UnknownThing):
            place_of(TEXT, start, end)


def test_addresses_of_a_paste_each_once():
    pasted = "A [page](https://a.org/x) and <https://b.org/>, again https://A.org/x#y."
    assert [citation.url for citation in parse_citations(pasted)] == [
        "https://a.org/x",
        "https://b.org/",
    ]


def test_a_paste_without_addresses_is_no_citation():
    assert parse_citations("He said: at 10:30, the ratio was 3:1.") == []
    assert parse_citations("") == []


@pytest.mark.parametrize(
    "refused", ["javascript:alert(1)", "file:///etc/passwd", " data:text/html,x"]
)
def test_only_an_address_that_cannot_be_cited_is_refused(refused):
    with pytest.raises(RefusedAddress):
        parse_citations(refused)
    assert len(parse_citations(f"{refused} https://a.org/")) == 1
