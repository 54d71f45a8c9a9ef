"""A shorter way to the terminal for panes: rows that changed are sent as they were painted.

Textual's compositor cuts every row of every widget that a change may touch into pieces and joins
them again, which for a screen of panes costs more than painting them. Where all that is to be
painted lies in panes and nothing lies over it, their rows go straight to the terminal, and a row
that the terminal shows already is not sent again. Anything else goes Textual's way.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderResult
from textual._compositor import Compositor, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.painted import RESET, Coded, PaintedLine, change

Sent = dict[tuple[int, int], Coded]
"""What was sent last for the places (x, y) of the screen at which a piece begins."""

Piece = tuple[int, int, PaintedLine]


class PaneUpdate(CompositorUpdate):
    """Pieces of rows to be sent: each with the place (x, y) where it begins."""

    def __init__(self, pieces: list[Piece], sent: Sent) -> None:
        self._pieces = pieces
        self._sent = sent

    def render_segments(self, console: Console) -> str:
        system = console._color_system or ColorSystem.TRUECOLOR
        sent, look, out = self._sent, None, []
        for x, y, line in self._pieces:
            coded = line.coded(system)
            if sent.get((x, y)) != coded:
                sent[x, y] = coded
                code = change(look, coded.first, system)
                out.append(f"\x1b[{y + 1};{x + 1}H{code}{coded.text}")
                look = coded.last
        return "".join(out) + RESET if out else ""


class WholeUpdate(PaneUpdate):
    """All pieces of a screen. A console that is none of a terminal prints `stock` in its place."""

    def __init__(self, pieces: list[Piece], sent: Sent, stock: Callable[[], LayoutUpdate]) -> None:
        super().__init__(pieces, sent)
        self._stock = stock

    def __rich_console__(self, _console: Console, _options: ConsoleOptions) -> RenderResult:
        yield self._stock()


class PaneCompositor(Compositor):
    """Textual's compositor with the shorter way for panes."""

    def __init__(self) -> None:
        super().__init__()
        self._sent: Sent = {}
        self.wholes = 0
        """How often all of the screen was to be painted."""

    @property
    def sent(self) -> Sent:
        """What the terminal shows, as far as it is known."""
        return dict(self._sent)

    def take_sent(self, sent: Sent) -> None:
        """What was sent since `sent` did not come to the terminal."""
        self._sent = sent

    def render_full_update(self, simplify: bool = False) -> Any:
        self.wholes += 1
        self._sent.clear()
        pieces = self._all_pieces()
        stock = partial(super().render_full_update, simplify)
        if pieces is None:
            return stock()
        self._dirty_regions.clear()
        return WholeUpdate(pieces, self._sent, stock)

    def render_partial_update(self) -> Any:
        pieces = self._pieces()
        if pieces is None:
            self._sent.clear()
            return super().render_partial_update()
        self._dirty_regions.clear()
        return PaneUpdate(pieces, self._sent)

    def _all_pieces(self) -> list[Piece] | None:
        """The pieces of the whole screen, None where there is more on it than panes."""
        pieces: list[Piece] = []
        taken: dict[int, list[tuple[int, int]]] = {y: [] for y in range(self.size.height)}
        for widget, (region, clip) in self.visible_widgets.items():
            if isinstance(widget, LineView) and clip.contains_region(region):
                pieces += _in_rows(widget, region, list(region.line_range))
                for y in region.line_range:
                    taken[y].append(region.column_span)
            elif widget is not self.root:
                return None
        return [*pieces, *self._bare_pieces(taken)]

    def _bare_pieces(self, taken: dict[int, list[tuple[int, int]]]) -> Iterator[Piece]:
        """What no pane takes: the screen itself, which is of one ground."""
        lines: dict[tuple[int, int], PaintedLine] = {}
        for y, spans in taken.items():
            x = 0
            for start, end in (*sorted(spans), (self.size.width, self.size.width)):
                if start > x:
                    line = lines.get((x, start))
                    if line is None:
                        line = lines[x, start] = self._bare(Region(x, y, start - x, 1))
                    yield x, y, line
                x = end

    def _bare(self, region: Region) -> PaintedLine:
        (strip,) = self.root.render_lines(region) if self.root else (Strip.blank(region.width),)
        return PaintedLine(list(strip), region.width)

    def _pieces(self) -> list[Piece] | None:
        """The pieces of the rows to be painted, None where panes are not all there is to paint."""
        panes: list[tuple[LineView, Region]] = []
        others: list[Region] = []
        for widget, (region, clip) in self.visible_widgets.items():
            if isinstance(widget, LineView) and clip.contains_region(region):
                panes.append((widget, region))
            elif widget is not self.root:
                others.append(region.intersection(clip))
        rows: dict[int, set[int]] = {}
        for dirty in self._dirty_regions:
            if others and any(dirty.overlaps(other) for other in others):
                return None
            covered, area = 0, dirty.area
            for at, (_pane, region) in enumerate(panes):
                part = region.intersection(dirty)
                if part:
                    covered += part.area
                    rows.setdefault(at, set()).update(part.line_range)
                    if covered == area:  # as it is with the first: what changes, changes in a pane
                        break
            else:
                return None
        return [
            piece for at, changed in rows.items() for piece in _in_rows(*panes[at], sorted(changed))
        ]


def _in_rows(pane: LineView, region: Region, rows: list[int]) -> Iterator[Piece]:
    bars: list[Piece] = []
    for y, (line, bar) in zip(rows, pane.rows(y - region.y for y in rows), strict=True):
        yield region.x, y, line
        if bar is not None:
            bars.append((region.x + line.width, y, bar))
    yield from bars  # at last: among the lines each would need all of its look
