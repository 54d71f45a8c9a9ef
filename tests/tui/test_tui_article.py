"""The article pane: caret, selection, marks, holes, the map, and texts that would harm."""

from collections.abc import Sequence
from typing import Any

import pytest
from textual.app import App, ComposeResult
from tui_panes import HOSTILE

from workbench.model.spans import Span
from workbench.model.views import Mark
from workbench.tui.panes.article import ArticlePane
from workbench.tui.panes.articlelines import MarkLook
from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.spans import MarkIndex
from workbench.tui.panes.textview import ArticleText
from workbench.tui.themes import BY_SETTING, DARK

TEXT = (
    "The mayor opened 14 bridges this week. Nobody counted them.\n\n"
    "“It was a record,” she said, and named 14 bridges again.\n\n"
    "A last paragraph without any news follows here."
)


def mark(number: int, words: str, text: str = TEXT) -> Mark:
    start = text.index(words)
    return Mark(number, number, number, 1, start, start + len(words), words, "", "", "exact")


def look(number: int, symbol: str = "?", role: str = "open") -> MarkLook:
    return MarkLook(number, symbol, role, "", "")


class Host(App[None]):
    """Shows one article pane."""

    def __init__(self, text: str = TEXT, marks: Sequence[Mark] = (), holes: Sequence[Span] = ()):
        super().__init__()
        for theme in BY_SETTING.values():
            self.register_theme(theme)
        self.theme = DARK.name
        self.pane = ArticlePane()
        self.moves: list[int] = []
        looks = {one.claim: look(one.number) for one in marks}

        def holes_between(start: int, end: int) -> list[Span]:
            return [hole for hole in holes if hole.start < end and hole.end > start]

        self.shows = ArticleText(text, "en", MarkIndex(marks), looks, holes_between)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return DARK.variables

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_mount(self) -> None:
        self.pane.show(self.shows, title="A title", caret=0)
        self.pane.focus()

    def on_article_pane_caret_moved(self, event: ArticlePane.CaretMoved) -> None:
        self.moves.append(event.offset)

    def rows(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()]


def looks_at(host: Host, offset: int) -> Any:
    """The style of the cell that shows the character at `offset`."""
    line = host.pane._lines.line_at(offset)
    column = 4 + offset - host.pane._lines.starts[line]
    strip = host.screen._compositor.render_strips()[1 + line - host.pane.scroll_offset.y]
    at = 0
    for segment in strip:
        at += segment.cell_length
        if at > column:
            return segment.style
    raise AssertionError("beyond the line")


async def test_words_move_the_caret_and_tell_of_it() -> None:
    host = Host()
    async with host.run_test(size=(80, 20)) as pilot:
        await pilot.press("ctrl+right", "right")
        assert host.pane.caret == TEXT.index("mayor") + 1
        assert host.moves[-1] == host.pane.caret
        await pilot.press("j")
        assert host.pane.caret == TEXT.index("Nobody")
        await pilot.press("ctrl+down")
        assert host.pane.caret == TEXT.index("“It")
        await pilot.press("k", "k")
        assert host.pane.caret == 0


async def test_a_selection_follows_the_caret_and_leaves_out_white_space() -> None:
    host = Host()
    async with host.run_test(size=(80, 20)) as pilot:
        await pilot.press("ctrl+right", "space", "ctrl+right", "ctrl+right")
        assert host.pane.selection is not None
        start, end = host.pane.selection
        assert TEXT[start:end] == "mayor opened"
        assert host.pane.clear_selection()
        assert host.pane.selection is None
        assert not host.pane.clear_selection()


async def test_the_mouse_puts_the_caret_and_drags_a_selection() -> None:
    host = Host()
    async with host.run_test(size=(80, 20)) as pilot:
        await pilot.click(ArticlePane, offset=(4 + 4, 1))
        assert host.pane.caret == TEXT.index("mayor")
        await pilot.mouse_down(ArticlePane, offset=(4, 1))
        await pilot.hover(ArticlePane, offset=(4 + 9, 1))
        await pilot.mouse_up(ArticlePane, offset=(4 + 9, 1))
        assert host.pane.selection == Span(0, 9)


async def test_a_mark_is_underlined_and_named_in_the_margin() -> None:
    host = Host(marks=[mark(7, "14 bridges")])
    async with host.run_test(size=(80, 20)):
        style = looks_at(host, TEXT.index("14 bridges"))
        assert style.underline
        assert not looks_at(host, TEXT.index("mayor")).underline
        assert "7?" in host.rows()[1]


async def test_nested_marks_look_different_and_the_shortest_is_hit() -> None:
    host = Host(marks=[mark(1, "opened 14 bridges this week"), mark(2, "14 bridges")])
    async with host.run_test(size=(80, 20)):
        host.pane.place_caret(TEXT.index("14 bridges") + 1)
        assert host.pane.claim_at_caret() == 2
        host.pane.place_caret(TEXT.index("opened"))
        assert host.pane.claim_at_caret() == 1
        assert looks_at(host, TEXT.index("bridges")).underline2
        assert looks_at(host, TEXT.index("pened")).underline


async def test_holes_are_counted_in_the_margin_and_found_under_the_caret() -> None:
    hole = Span(TEXT.index("14"), TEXT.index("14") + 2)
    host = Host(holes=[hole])
    async with host.run_test(size=(80, 20)):
        assert ".1" in host.rows()[1]
        assert looks_at(host, hole.start).italic
        host.pane.place_caret(hole.start)
        assert host.pane.hole_at_caret() == hole


async def test_the_map_shows_marks_and_view() -> None:
    text = "\n\n".join(f"Paragraph {number} of many." for number in range(200))
    host = Host(text, marks=[mark(1, "Paragraph 100 of", text)])
    async with host.run_test(size=(80, 20)) as pilot:
        column = [row[79] for row in host.rows()[1:]]
        assert column.count("?") == 1
        assert 8 <= column.index("?") <= 11
        await pilot.press("ctrl+end")
        assert host.pane.thumb()[1] == 19


async def test_a_resize_keeps_the_text_at_the_top() -> None:
    text = "\n\n".join(f"Paragraph {number} with a good many words in it." for number in range(300))
    host = Host(text)
    async with host.run_test(size=(120, 30)) as pilot:
        host.pane.place_caret(text.index("Paragraph 150"))
        top = host.pane._lines.starts[host.pane.scroll_offset.y]
        await pilot.resize_terminal(50, 20)
        line = host.pane._lines.line_at(top)
        assert host.pane.scroll_offset.y == line


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_whole_and_inert(text: str) -> None:
    host = Host(f"Before {text} after.")
    async with host.run_test(size=(60, 30)) as pilot:
        await pilot.press(*["right"] * 12, "down", "end", "ctrl+end")
        shown_rows = "".join(host.rows())
        assert not any(char in shown_rows for char in "\x1b\x07\u202e\x85\u2028")
        assert "after." in shown_rows.replace(" ", "") or len(text) > 1_000
        assert host.pane.caret == len(host.shows.text)


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (80, 24), (300, 100), (1, 1)])
async def test_every_size_is_painted_to_its_edges(size: tuple[int, int]) -> None:
    host = Host(marks=[mark(1, "14 bridges")])
    async with host.run_test(size=size) as pilot:
        await pilot.press("j", "down", "pagedown")
        assert all(len(row) >= size[0] for row in host.rows())


async def test_a_caret_move_repaints_two_lines_and_no_more() -> None:
    host = Host("\n".join(f"Line {number}" for number in range(500)))
    painted: list[int] = []

    class Counting(ArticlePane):
        def paint(self, line: int, width: int) -> Any:
            painted.append(line)
            return super().paint(line, width)

    host.pane = Counting()
    async with host.run_test(size=(80, 30)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        painted.clear()
        await pilot.press("down")
        await pilot.pause()
        assert sorted(set(painted)) == [1, 2]
        assert isinstance(host.pane, LineView)
