"""What a frame of panes sends: the pieces of rows that the terminal does not show already."""

from collections.abc import Callable

from rich.color import ColorSystem
from rich.console import Console, ConsoleOptions, RenderResult
from textual._compositor import CompositorUpdate, LayoutUpdate

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
