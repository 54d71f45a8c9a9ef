"""Folding for searching, and the difference of two wordings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.fold import find_all, fold
from workbench.text.worddiff import difference_in_brief, word_diff

WORDINGS = st.text("ab ,.’\n1", max_size=30)


@given(st.text(max_size=60))
def test_folding_keeps_every_offset_and_is_final(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_marks_dashes_and_spaces_are_alike() -> None:
    assert fold("“Don’t”\u00a0– «Él»") == '"don\'t" - "él"'
    assert len(fold("İstanbul")) == 8


def test_find_all() -> None:
    text = "He didn’t say — he  DIDN'T say it"
    assert [text[start:end] for start, end in find_all(text, "didn't say")] == [
        "didn’t say",
        "DIDN'T say",
    ]
    assert find_all(text, "  ") == []
    assert len(find_all("aaaa", "a", 3)) == 3


@given(WORDINGS, WORDINGS)
def test_a_difference_holds_both_wordings(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(change.text for change in changes if change.op != "new") == old
    assert "".join(change.text for change in changes if change.op != "gone") == new
    assert all(change.text for change in changes)
    assert all(one.op != other.op for one, other in pairwise(changes))


def test_words_are_changed_whole() -> None:
    changes = word_diff("and other coalition troops", "and eight civilian contractors")
    assert [tuple(change) for change in changes] == [
        ("same", "and "),
        ("gone", "other coalition troops"),
        ("new", "eight civilian contractors"),
    ]
    assert word_diff("", "") == []


def test_a_difference_in_brief_shows_what_differs() -> None:
    old = "At least 24 rockets, a preferred weapon, were launched from a truck on Monday."
    told = difference_in_brief(old, old.replace("a truck", "two trucks"))
    assert told == "…weapon, were launched from [-a truck-][+two trucks+] on Monday."
    assert difference_in_brief("", "It met.") == "[+It met.+]"


def test_a_number_is_changed_whole() -> None:
    changes = word_diff("2,600 litres at 9.5", "2,400 litres at 9.7")
    assert [change.text for change in changes if change.op == "new"] == ["2,400", "9.7"]


def test_long_texts_are_compared_by_their_ends() -> None:
    changes = word_diff("a " + "b " * 9000 + "z", "a " + "c " * 9000 + "z")
    assert [change.op for change in changes] == ["same", "gone", "new", "same"]
