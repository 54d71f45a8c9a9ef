"""The base of every pane: lines painted on demand, cached, with a scroll bar of its own.

Stock scrolling widgets lay out all they hold; this one asks for the lines on screen and keeps what
it painted until told to forget it, so that a key costs the same in any article.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip

from workbench.tui.panes.looks import LOOKS
from workbench.tui.panes.painted import PaintedLine, filled, neighbours
from workbench.tui.panes.scrolled import Scrolled
from workbench.tui.slices import Slices

CACHED_LINES = 2_000
"""Painted lines kept before the cache starts anew: many screens' worth, a few MB."""

AHEAD = 0.001
"""Seconds of painting ahead before keys have their turn: half of what one takes on its way."""

HEAD = -1
"""The line number under which the head row is kept: `forget([HEAD])` has it painted anew."""

BLANK = -2
"""The line number under which the row behind the last line is kept."""


class LineView(Scrolled, can_focus=True, inherit_bindings=False):
    """A pane of lines. Subclasses give `line_count` and `paint`, and `forget` lines that change.

    The last column is the scroll bar: subclasses may give it another look by `bar_cell`. A subclass
    that gives `head` has a first row that stays where it is while the lines scroll under it.
    """

    DEFAULT_CSS = """
    LineView { overflow: hidden hidden; background: $background; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._painted: dict[int, PaintedLine] = {}
        self._bars: dict[tuple[str, str], PaintedLine] = {}
        self._thumb = (0, 0)
        self._high = 0
        self.known_looks: dict[tuple[str, ...], Style] = {}
        """What `look` has made; it is asked first where many looks are needed."""
        self._under: tuple[Style, Color] | None = None
        self._counted_at: Size | None = None
        self._ahead: Slices | None = None
        self.auto_links = False

    # what a subclass gives

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        """The segments of a line; they are cut or filled to `width` cells."""
        raise NotImplementedError

    def painted_line(self, line: int, width: int) -> PaintedLine:
        """A line of just `width` cells; a subclass may know it from elsewhere."""
        return filled(self.paint(line, width), width, self.look(self.GROUND))

    def head(self, width: int) -> Sequence[Segment] | None:
        """The segments of the fixed first row, over the whole width; None for no such row."""
        return None

    def expected(self) -> Iterator[int]:
        """The lines that the next key may bring on screen, the likeliest first."""
        top, height, count = self.top, self.view_height, self.line_count()
        yield from range(top + height, min(top + 2 * height, count))
        yield from range(max(0, top - height), top)

    def bar_cell(self, row: int) -> tuple[str, str]:
        """The scroll bar's cell in a row of the view: a one-cell character and styles' names.

        Rows are counted from 0 under the head.
        """
        first, last = self._thumb
        return (" ", "pane--thumb" if first <= row < last else "pane--bar")

    # what a subclass calls

    @property
    def head_look(self) -> str:
        """The style's name for a title row, which shows whether the pane has the focus."""
        return "pane--title-focused" if self.has_focus else "pane--title"

    def look(self, *names: str) -> Style:
        """These looks, by their names in `looks`, one laid over the other; a name may be several
        with blanks between them, or empty.
        """
        style = self.known_looks.get(names)
        if style is None:
            if self._under is None:
                self._under = self.rich_style, self.background_colors[1]
            style, ground = self._under
            for name in " ".join(names).split():
                style += self.bare_look(name)
            style = self.known_looks[names] = self._filtered(style, ground)
        return style

    def bare_look(self, name: str) -> Style:
        """A look without what lies under it."""
        return LOOKS[name].in_theme(self.app.theme_variables)

    def _filtered(self, style: Style, ground: Color) -> Style:
        """A style as the terminal is to get it, for example without colours: once for each look
        rather than once for each strip.
        """
        strip = Strip([Segment("x", style)], 1)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, ground)
        return next(iter(strip)).style or style

    def forget(self, lines: Iterable[int] | None = None) -> None:
        """Drop these lines as painted, or all, and ask for the repaint of those on screen."""
        if lines is None:
            self._painted.clear()
            self.refresh()
            return
        gone = set(lines)
        for line in gone:
            self._painted.pop(line, None)
        width, head = self.size.width, self._head_rows
        top, height = self.top, self.view_height
        rows = {head + line - top for line in gone if top <= line < top + height}
        if head and HEAD in gone:
            rows.add(0)
        for first, past in neighbours(rows):
            self.refresh(Region(0, first, width, past - first))

    def recount(self) -> None:
        """Take the number of lines anew, after the content or the width changed."""
        self._painted.clear()
        self._stop_ahead()
        width = self.size.width
        head = self.head(width)
        self._head_rows = 0 if head is None else 1
        if head is not None:
            self._take_head(head, width)
        self._take_height()
        self.refresh()

    def replace_lines(self, lines: Iterable[int], count: int) -> None:
        """Take the number of lines anew, where of the `count` that there were only these and the
        head changed.
        """
        now = self.line_count()
        self.forget([HEAD, *lines, *range(min(count, now), max(count, now))])
        if now != count:
            self._take_height()

    def _take_height(self) -> None:
        """Without Textual's watcher, which would lay out the whole screen: nothing here depends on
        how many lines there are but how far one can scroll.
        """
        width, height = self.size
        size = Size(width, max(1, self.line_count()) + min(self._head_rows, height))
        self.set_reactive(LineView.virtual_size, size)
        if self.top > self.max_scroll_y:
            self.go_to_line(self.max_scroll_y)

    # Textual's side

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        changed = getattr(self._parent, "pane_changed", None)
        if changed is None or layout or recompose or not repaint or not self.is_mounted:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if self.display:  # once it is shown again, all of it is painted
            self._repaint_regions.update(regions or (self.outer_size.region,))
            changed(self)
        return self

    def render_lines(self, crop: Region) -> list[Strip]:
        width = self.size.width
        strips = [
            Strip([*line.segments, *bar.segments], width) if bar else line.strip
            for line, bar in self.rows(range(crop.y, crop.bottom))
        ]
        if crop.x or crop.right < width:
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def rows(self, rows: Iterable[int]) -> Iterator[tuple[PaintedLine, PaintedLine | None]]:
        """What stands in these rows of the pane: a line, and beside it the bar's cell if any."""
        self._fit()
        size = self.size
        self._thumb, self._high = self.thumb(), self.view_height
        top = self.top - self._head_rows
        count, width = self.line_count(), max(1, size.width - self.BAR)
        for row in rows:
            if row < self._head_rows:
                yield self._head_line(size.width), None
            else:
                bar = self._bar(*self.bar_cell(row - self._head_rows)) if self.BAR else None
                yield self._line(top + row, count, width), bar
        behind = getattr(self._parent, "to_look_ahead", None)
        if behind is not None:
            behind.add(self)
        elif getattr(self.app, "is_settled", True):
            self.look_ahead()

    def look_ahead(self) -> None:
        """Begin to paint what the next key may show, once all that this one asked for is done."""
        self._stop_ahead()
        self._ahead = Slices(self._painting(), self.app._handle_exception, AHEAD)

    def _stop_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None

    def _painting(self) -> Iterator[None]:
        system = self.app.console._color_system or ColorSystem.TRUECOLOR
        for line in self.expected():
            if line not in self._painted and line < (count := self.line_count()):
                self._line(line, count, self.text_width).coded(system)
                yield

    def _head_line(self, width: int) -> PaintedLine:
        painted = self._painted.get(HEAD)
        if painted is None:
            painted = self._take_head(self.head(width), width)
        return painted

    def _take_head(self, head: Sequence[Segment] | None, width: int) -> PaintedLine:
        line = self._painted[HEAD] = filled(head or (), width, self.look(self.head_look))
        return line

    def _line(self, line: int, count: int, width: int) -> PaintedLine:
        painted = self._painted.get(line if line < count else BLANK)
        if painted is None:
            if len(self._painted) > CACHED_LINES:
                self._painted.clear()
            if line >= count:
                line, painted = BLANK, filled((), width, self.look(self.GROUND))
            painted = self._painted[line] = painted or self.painted_line(line, width)
        return painted

    def _bar(self, char: str, style_name: str) -> PaintedLine:
        painted = self._bars.get((char, style_name))
        if painted is None:
            painted = PaintedLine([Segment(char, self.look(style_name))], 1)
            self._bars[char, style_name] = painted
        return painted

    def notify_style_update(self) -> None:
        self.known_looks.clear()
        self._under = None
        self._painted.clear()
        self._bars.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        self.forget([HEAD])

    def on_blur(self) -> None:
        self.forget([HEAD])

    def on_unmount(self) -> None:
        self._stop_ahead()

    def on_resize(self, _event: events.Resize) -> None:
        self._fit()

    def _fit(self) -> None:
        """Count the lines for the room there is. The first painting comes before the message that
        says how large the pane is, and should not be of nothing.
        """
        if self._counted_at != self.size:
            self._counted_at = self.size
            self.recount()
