"""Putting accepted words into a text: at their places, and nothing else is touched."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.text.rewording import Rewording, asked_for, reworded, taken_up

TEXT = "Two boats, 14 rockets and a lamp."


def test_words_are_put_in_at_their_places() -> None:
    wordings = [Rewording(11, 13, "fourteen"), Rewording(0, 3, "Three")]
    assert reworded(TEXT, wordings) == ("Three boats, fourteen rockets and a lamp.", [])


def test_of_two_that_overlap_the_first_is_put_in() -> None:
    wordings = [
        Rewording(11, 21, "15 rockets"),
        Rewording(14, 21, "missiles"),
        Rewording(0, 3, "3"),
    ]
    assert reworded(TEXT, wordings) == ("3 boats, 15 rockets and a lamp.", [1])


def test_a_place_that_is_none_is_left_out() -> None:
    wordings = [Rewording(30, 99, "x"), Rewording(5, 5, "x"), Rewording(-2, 3, "x")]
    assert reworded(TEXT, wordings) == (TEXT, [0, 1, 2])


def test_words_can_be_cut() -> None:
    assert reworded(TEXT, [Rewording(0, 4, "")]) == ("boats, 14 rockets and a lamp.", [])


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.text(max_size=5)), max_size=6),
)
def test_all_that_stands_outside_the_places_stays(
    text: str, given: list[tuple[int, int, str]]
) -> None:
    wordings = [Rewording(*each) for each in given]
    made, left = reworded(text, wordings)
    taken = [each for at, each in enumerate(wordings) if at not in left]
    gone = sum(each.end - each.start for each in taken)
    assert len(made) == len(text) - gone + sum(len(each.words) for each in taken)
    inside = {at for each in taken for at in range(each.start, each.end)}
    kept = "".join(char for at, char in enumerate(text) if at not in inside)
    for each in sorted(taken, reverse=True):
        shift = sum(
            len(other.words) - (other.end - other.start)
            for other in taken
            if other.start < each.start
        )
        at = each.start + shift
        assert made[at : at + len(each.words)] == each.words
        made = made[:at] + made[at + len(each.words) :]
    assert made == kept


def test_of_several_wordings_the_one_that_the_words_became_is_taken_up() -> None:
    wordings = [("nine", "ten"), ("nine", "six"), ("nine men", "a crowd")]
    assert taken_up("nine men", "six  men", wordings) == [1]
    assert taken_up("nine men", "a crowd", wordings) == [2]
    assert taken_up("nine men", "nine men", wordings) == []
    assert taken_up("nine men", "six boys", wordings) == []


def test_wordings_of_several_parts_are_taken_up_together() -> None:
    wordings = [("nine", "six"), ("Monday", "Friday"), ("nine", "ten")]
    assert taken_up("nine left on Monday", "ten left on Friday", wordings) == [1, 2]
    assert taken_up("nine left on Monday", "six left on Friday", wordings) == [0, 1]
    assert taken_up("nine left on Monday", "six left on Sunday", wordings) == []


@given(words=st.text(), asked=st.text(), proposed=st.text())
def test_what_was_asked_for_is_taken_up_where_it_stands(
    words: str, asked: str, proposed: str
) -> None:
    new = asked_for(words, asked, proposed)
    assert taken_up(words, new, [(asked, proposed)]) == [0]
