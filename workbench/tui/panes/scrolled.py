"""The base of a pane as far as room and place go: which of how many lines are on screen.

Stock scrolling lays out the screen, animates, and tells watchers; here a line is the top one at
once, and the pane is painted with the next frame.
"""

from typing import ClassVar

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView

from workbench.tui.staying import StaysUp


class Scrolled(StaysUp, ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of which as many are seen as there is room for, under a head row that stays."""

    BAR: ClassVar[bool] = True
    """Whether the last column is the scroll bar; a pane that cannot scroll has none."""
    GROUND: ClassVar[str] = ""
    """The look under all lines, by its name."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._head_rows = 0

    def line_count(self) -> int:
        """How many lines there are at the present width."""
        raise NotImplementedError

    def go_to_line(self, line: int) -> None:
        """Make a line the top one, as far as there are lines enough."""
        line = max(0, min(line, self.max_scroll_y))
        if line != self.top:
            # What is left of Textual's scrolling without animation, its callbacks and its watchers.
            self.scroll_target_y = line
            self.set_scroll(None, line)
            self.refresh()

    def show_line(self, line: int, margin: int = 2) -> None:
        """Scroll as little as it takes to have a line on screen with `margin` lines around it."""
        top = self.lines_around(line, margin).start
        if top != self.top:
            self.go_to_line(top)

    def lines_around(self, line: int, margin: int = 2) -> range:
        """The lines that `show_line` would have on screen."""
        top, height = self.top, max(1, self.view_height)
        margin = min(margin, (height - 1) // 2)
        if line < top + margin:
            top = max(0, line - margin)
        elif line >= top + height - margin:
            top = max(0, min(line - height + 1 + margin, self.line_count() - height))
        return range(top, top + height)

    @property
    def top(self) -> int:
        """The line in the first row."""
        return round(self.scroll_y)

    def thumb(self) -> tuple[int, int]:
        """The rows of the scroll bar that stand for the view, half-open; none where all is seen."""
        height, count = self.view_height, max(1, self.line_count())
        if count <= height or not height:
            return (0, 0)
        length = max(1, height * height // count)
        first = round(self.top * (height - length) / (count - height))
        return (min(first, height - length), min(first, height - length) + length)

    @property
    def view_height(self) -> int:
        """Rows on screen that hold lines: all but the head."""
        return max(0, self.size.height - self._head_rows)

    def line_at(self, row: int) -> int | None:
        """The line painted in a row of the pane, None for the head and under the last line."""
        line = self.top + row - self._head_rows
        return line if row >= self._head_rows and line < self.line_count() else None

    # Textual's side

    @property
    def size(self) -> Size:
        """Columns and rows: all there are, since a pane has neither border nor padding."""
        return self.outer_size

    @property
    def text_width(self) -> int:
        """Cells that a line may fill: all but the scroll bar's."""
        return max(1, self.size.width - self.BAR)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Textual asks its own scroll bar: to have one, unseen, had the whole screen laid out again
        with the lines that are more than there is room for.
        """
        return self.max_scroll_y > 0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        if round(old_value) != round(new_value):
            self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self.go_to_line(self.top + 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self.go_to_line(max(0, self.top - 3))
