"""What a terminal is sent for painted lines shows what their segments say."""

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from tui_panes import seen

from workbench.tui.panes.painted import RESET, change, coded

WIDTH = 60

styles = st.builds(
    Style,
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
    strike=st.booleans(),
    color=st.sampled_from([None, "red", "#102030", "#a0b0c0"]),
    bgcolor=st.sampled_from([None, "blue", "#203040"]),
)
lines = st.lists(st.tuples(st.text("abc ", min_size=1, max_size=6), styles), max_size=8)


def painted(sent: str) -> list[tuple[str, ...]]:
    """The cells of the first row of an emulated screen, with all that is seen of them."""
    screen = pyte.Screen(WIDTH, 2)
    pyte.Stream(screen).feed(sent)
    return [seen(screen.buffer[0][column]) for column in range(WIDTH)]


@given(st.lists(lines, min_size=1, max_size=3))
def test_only_what_changes_is_sent_and_the_cells_are_the_same(rows: list[list]) -> None:  # type: ignore[type-arg]
    system = ColorSystem.TRUECOLOR
    stock, short, look = "", "", None
    for row in rows:
        segments = [Segment(text, style) for text, style in row]
        stock += "".join(style.render(text, color_system=system) for text, style in row)
        line = coded(segments, system)
        if line.text:
            short += change(look, line.first, system) + line.text
            look = line.last
    assert painted(short + RESET) == painted(stock)


def test_a_look_that_stays_is_sent_once() -> None:
    style = Style(bold=True)
    line = coded([Segment("one ", style), Segment("two", style)], ColorSystem.TRUECOLOR)
    assert line == (style, "one two", style)
    assert change(line.last, style, ColorSystem.TRUECOLOR) == ""
