"""An article cut at its marks: no word is lost or doubled, whatever overlaps what."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.exchange.marked_text import Piece, Place, lines, places
from workbench.model.views import Mark

TEXT = "One two\nthree four five\n\nsix"


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, 100 + number, number, 1, start, end, "", "", "", "exact")


def told(text: str, *marks: Mark) -> list[list[tuple[str, int | None, int, list[int]]]]:
    """Each line's pieces: the words, the innermost claim, how deep, and which claims end."""
    return [
        [
            (each.text, each.place and each.place.number, each.depth, [p.number for p in each.ends])
            for each in line
        ]
        for line in lines(text, places(text, marks))
    ]


def test_a_nested_mark_is_the_innermost_where_it_stands() -> None:
    assert told("One two three.", mark(1, 0, 13), mark(2, 4, 7)) == [
        [
            ("One ", 1, 1, []),
            ("two", 2, 2, [2]),
            (" three", 1, 1, [1]),
            (".", None, 0, []),
        ]
    ]


def test_of_two_that_overlap_the_later_one_has_the_words_of_both() -> None:
    assert told("One two three.", mark(1, 0, 7), mark(2, 4, 13)) == [
        [("One ", 1, 1, []), ("two", 2, 2, [1]), (" three", 2, 1, [2]), (".", None, 0, [])]
    ]


def test_two_claims_on_the_same_words_both_end_there() -> None:
    assert told("One two", mark(2, 0, 3), mark(1, 0, 3)) == [
        [("One", 1, 2, [1, 2]), (" two", None, 0, [])]
    ]


def test_a_mark_over_a_line_end_goes_on_in_the_next_line_and_ends_once() -> None:
    assert told("One two\nthree\n", mark(1, 4, 14)) == [
        [("One ", None, 0, []), ("two", 1, 1, [])],
        [("three", 1, 1, [1])],
        [],
    ]


def test_the_places_of_a_claim_are_counted_in_the_texts_order() -> None:
    found = places(TEXT, [mark(7, 24, 29), mark(7, 0, 3), mark(3, 4, 7)])
    assert [(each.number, each.ordinal, each.start) for each in found] == [
        (7, 1, 0),
        (3, 1, 4),
        (7, 2, 25),
    ]


def spans(length: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    one = st.tuples(st.integers(0, length), st.integers(0, length)).map(sorted).map(tuple)
    return st.lists(one, max_size=8)  # type: ignore[arg-type]


@given(st.data(), st.text("ab \n", min_size=1, max_size=40))
def test_the_pieces_are_the_text_and_each_mark_ends_once(data: st.DataObject, text: str) -> None:
    found = [mark(n, start, end) for n, (start, end) in enumerate(data.draw(spans(len(text))), 1)]
    placed = places(text, found)
    cut = list(lines(text, placed))
    assert "\n".join("".join(each.text for each in line) for line in cut) == text
    ended = [place for line in cut for piece in line for place in piece.ends]
    assert sorted(ended) == sorted(placed)
    at = 0
    for line in cut:
        for piece in line:
            _check(piece, at, placed)
            at += len(piece.text)
        at += 1


def _check(piece: Piece, start: int, placed: list[Place]) -> None:
    over = [each for each in placed if each.start < start + len(piece.text) and start < each.end]
    assert piece.depth == len(over)
    assert all(each.start <= start and start + len(piece.text) <= each.end for each in over)
    assert (piece.place is None) == (not over)
    if piece.place is not None:
        assert piece.place.start == max(each.start for each in over)
