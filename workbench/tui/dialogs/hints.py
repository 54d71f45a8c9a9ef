"""The line of keys under a dialog or a screen: each is named, and can be clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

_BETWEEN = "   "


class Hint(NamedTuple):
    """A key, what it does, and the screen's action that a click on it runs, if any."""

    keys: str
    words: str
    action: str


class HintLine(Widget):
    """Hints beside each other, in as many lines as the width takes; none is broken."""

    DEFAULT_CSS = """
    HintLine {
        height: auto;
        padding: 0 1;
        color: $workbench-dim;
        background: $panel;
        link-color: $foreground;
        link-background: $panel;
        link-style: none;
        link-color-hover: $workbench-on-focus;
        link-background-hover: $workbench-focus;
    }
    """

    def __init__(self, hints: Sequence[Hint], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints = hints

    def render(self) -> Content:
        lines = self._lines(self.size.width)
        return Content("\n").join(_GAP.join(map(_content, line)) for line in lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def show(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        self._hints = hints
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[list[Hint]]:
        lines: list[list[Hint]] = [[]]
        left = width
        for hint in self._hints:
            size = cell_len(f"{hint.keys} {hint.words}")
            if lines[-1] and size > left:
                lines.append([])
                left = width
            lines[-1].append(hint)
            left -= size + len(_BETWEEN)
        return lines


_GAP = Content(_BETWEEN)


def _content(hint: Hint) -> Content:
    click = Style.from_meta({"@click": f"screen.{hint.action}"}) if hint.action else Style()
    return Content.assemble((hint.keys, Style(bold=True) + click), (f" {hint.words}", click))
