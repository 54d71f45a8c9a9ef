"""Lines of a text: nothing lost, nothing too wide, no cluster split."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.model.views import Mark
from workbench.text.display import shown
from workbench.text.graphemes import boundary_at_or_before
from workbench.tui.panes.columns import columns
from workbench.tui.panes.spans import MarkIndex
from workbench.tui.panes.wrapping import cells_before, offset_at_cell, wrap

ALPHABET = "ab cd.\n\té漢字👩‍👩‍👧🇮🇶שלום\u0301\u202e-“”"
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=120)


@given(TEXTS, st.integers(2, 40))
@example("x" * 5_000, 10)
def test_every_character_stands_on_a_line_or_is_a_break(text: str, width: int) -> None:
    lines = wrap(text, width)
    kept = [text[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]
    assert "".join(kept).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert list(lines.starts) == sorted(lines.starts)


@given(TEXTS, st.integers(8, 40))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    lines = wrap(text, width)
    for start, end in zip(lines.starts, lines.ends, strict=True):
        assert cell_len(shown(text[start:end]).rstrip(" ")) <= width


@given(st.text(st.sampled_from("ae\u0301漢👩🇮🇶 "), max_size=60), st.integers(4, 20))
def test_no_cluster_is_split(text: str, width: int) -> None:
    for start in wrap(text, width).starts:
        assert boundary_at_or_before(text, start) == start


@given(TEXTS, st.integers(4, 40), st.data())
def test_an_offset_is_on_the_line_that_holds_it(text: str, width: int, data: st.DataObject) -> None:
    lines = wrap(text, width)
    offset = data.draw(st.integers(0, len(text)))
    line = lines.line_at(offset)
    assert lines.starts[line] <= offset
    assert line + 1 == len(lines) or offset < lines.starts[line + 1]


def test_paragraphs_are_numbered_where_they_begin() -> None:
    lines = wrap("One two three\n\n\nFour\nfive\n\n  \nsix", 8)
    assert [number for number in lines.paragraphs if number] == [1, 2, 3]
    assert lines.paragraphs[lines.line_at(16)] == 2


@given(st.text(st.sampled_from("ab漢e\u0301 "), max_size=30), st.integers(0, 40))
def test_a_cell_and_its_offset_agree(text: str, cell: int) -> None:
    offset = offset_at_cell(text, 0, len(text), cell)
    assert cells_before(text, 0, offset) <= cell or offset == 0


def test_columns_use_the_width_and_no_more() -> None:
    for width in range(20, 300):
        cols = columns(width)
        assert cols.paragraph + cols.text + 1 + cols.margin <= max(width, 9)
        assert cols.text >= min(20, width - 10)


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, number, number, 1, start, end, "x" * (end - start), "", "", "exact")


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=20)


@given(SPANS, st.integers(0, 70), st.integers(1, 30))
def test_marks_over_a_place_are_found_as_by_looking_at_all(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    marks = [mark(number, at, at + size) for number, (at, size) in enumerate(spans)]
    index = MarkIndex(marks)
    end = start + length
    expected = {one.id for one in marks if one.start < end and one.end > start}
    assert {one.id for one in index.overlapping(start, end)} == expected


@given(SPANS, st.integers(0, 19))
def test_replacing_a_claims_marks_leaves_the_others(
    spans: list[tuple[int, int]], gone: int
) -> None:
    marks = [mark(number, at, at + size) for number, (at, size) in enumerate(spans)]
    index = MarkIndex(marks)
    index.replace([gone], [mark(gone, 3, 9)])
    kept = sorted([*(one for one in marks if one.id != gone), mark(gone, 3, 9)])
    assert sorted(index) == kept


def test_the_innermost_mark_is_the_shortest() -> None:
    index = MarkIndex([mark(1, 0, 50), mark(2, 10, 20), mark(3, 15, 40)])
    found = index.at(16)
    assert found is not None
    assert found.id == 2
    assert index.at(60) is None
