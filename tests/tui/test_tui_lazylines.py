"""A long text wrapped in parts has the lines that it has wrapped whole."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_tui_article import Host

from workbench.tui.panes.lazylines import LazyLines
from workbench.tui.panes.textview import SHORT
from workbench.tui.panes.wrapping import Lines, wrap

ALPHABET = "ab cd.\n\n\té漢字👩‍👩‍👧שלום\u0301"
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=200)
LONG = "\n\n".join(
    f"Paragraph {number} " + "some words of it " * (number % 23) for number in range(400)
)


def lines_of(lines: Lines) -> list[tuple[int, ...]]:
    return list(zip(lines.starts, lines.ends, lines.paragraphs, strict=True))


@given(TEXTS, st.integers(4, 30), st.integers(1, 40), st.lists(st.integers(0, 200), max_size=6))
def test_parts_make_the_whole(text: str, width: int, block: int, asked: Sequence[int]) -> None:
    lazy, exact = LazyLines(text, width, block), wrap(text, width)
    rest = lazy.wrap_rest()
    for offset in asked:
        line, true = lazy.line_at(offset), exact.line_at(min(offset, len(text)))
        lazy.settle(offset, 3)
        line = lazy.line_at(offset)
        for by in range(-3, 4):
            if 0 <= true + by < len(exact):
                assert lazy.start(line + by) == exact.start(true + by)
                assert lazy.end(line + by) == exact.end(true + by)
                assert lazy.paragraph(line + by) == exact.paragraph(true + by)
        next(rest, None)
    list(rest)
    assert lines_of(lazy.whole()) == lines_of(exact)


@given(TEXTS, st.integers(4, 30), st.integers(1, 40), st.lists(st.integers(0, 200), max_size=6))
def test_who_keeps_to_what_moved_keeps_the_line(
    text: str, width: int, block: int, asked: Sequence[int]
) -> None:
    lazy = LazyLines(text, width, block)
    kept = lazy.line_at(len(text) // 2)
    start = lazy.start(kept)

    def moved(first: int, by: int) -> None:
        nonlocal kept
        kept += by if kept >= first else 0

    lazy.moved = moved
    for offset in asked:
        lazy.line_at(offset)
    assert lazy.start(kept) == start


@pytest.mark.parametrize(
    "keys", [["pagedown"] * 5, ["ctrl+end", "pageup"], ["ctrl+end", "ctrl+home"]]
)
async def test_a_long_text_looks_the_same_while_it_is_wrapped(keys: list[str]) -> None:
    assert len(LONG) > SHORT
    host = Host(LONG)
    async with host.run_test(size=(90, 24)) as pilot:
        await pilot.press(*keys)
        exact = wrap(LONG, host.pane._columns.text)
        seen = [row[4:].rstrip() for row in host.rows()]
        line = exact.line_at(host.pane._lines.start(host.pane.scroll_offset.y))
        for at, row in enumerate(seen[1:]):
            words = (
                LONG[exact.start(line + at) : exact.end(line + at)]
                if line + at < len(exact)
                else ""
            )
            assert row.startswith(words.rstrip())
        assert host.pane._lines.is_known(host.pane.caret)


async def test_once_all_is_wrapped_lines_have_their_true_numbers() -> None:
    host = Host(LONG)
    async with host.run_test(size=(90, 24)) as pilot:
        await pilot.press("ctrl+end")
        before = host.rows()[:20]
        for _ in range(500):
            if isinstance(host.pane._lines, Lines):
                break
            await pilot.pause(0.01)
        assert lines_of(host.pane._lines) == lines_of(wrap(LONG, host.pane._columns.text))
        await pilot.pause()
        assert [row[:-1] for row in host.rows()[:20]] == [row[:-1] for row in before]
        assert host.pane.scroll_offset.y == host.pane.max_scroll_y
        await pilot.resize_terminal(70, 24)
        assert host.pane._lines.is_known(host.pane.caret)
