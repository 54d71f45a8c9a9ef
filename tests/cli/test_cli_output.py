"""Columns and paragraphs, measured in cells of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.cli import output


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), min_size=1, max_size=6))
def test_a_second_column_starts_where_the_first_ends(rows: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        lines: list[str] = []
        patched.setattr(output, "_write", lambda _stream, text: lines.append(text))
        output.table(rows)
    assert len(lines) == len(rows)
    assert all("\n" not in line for line in lines)


def test_wide_letters_and_marks_are_counted_in_cells(capsys: pytest.CaptureFixture[str]) -> None:
    output.table([("漢字", "a"), ("e\u0301", "b"), ("plain", "c")])
    lines = capsys.readouterr().out.splitlines()
    assert [output.width(line) for line in lines] == [8, 8, 8]


def test_paragraphs_are_wrapped_and_long_words_whole(capsys: pytest.CaptureFixture[str]) -> None:
    output.paragraph("word " * 40 + "\n" + "x" * 200, 4)
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("    ") for line in lines)
    assert lines[-1] == "    " + "x" * 200
    assert max(map(len, lines[:-1])) <= output.TEXT_WIDTH
