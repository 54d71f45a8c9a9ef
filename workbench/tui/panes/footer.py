"""The two rows at the bottom: what a digit would rate and how, the last message, useful keys.

While a filter is typed, its line stands in the place of the keys. Bad news that is longer than the
row has rows of its own above the two: nothing of it is cut, and no dialog takes the focus for it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size

from workbench.model.scales import RatingScale
from workbench.tui.panes.layout import (
    Run,
    cut,
    joined,
    one_line,
    segments,
    spread,
    width_of,
    wrap_runs,
)
from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.rating_labels import rating_labels
from workbench.tui.symbols import NARROW, Symbols

if TYPE_CHECKING:
    from workbench.tui.panes.typedline import TypedLine

MIN_TARGET = 16
"""Cells of the target's words that labels leave: `#32 “and other…”`."""
FEWEST_WORDS = 7
"""Cells after the number in which words still say something: ` “and o…`."""
BESIDE_MESSAGE = 2
"""Cells of the message's row that it leaves free."""
BETWEEN = "   "
"""What parts the keys from each other."""
DIGITS = tuple("0123456789")
TYPED = "Filter:"
ROWS = 2
MOST_NEWS = 6
"""Rows that bad news may take: an error of the disk on a long path, in 80 columns."""
NEWS_PART = 4
"""It never takes more than a quarter of the screen, beside the two rows that are there anyway."""
LEAST_TYPED = 24
"""Cells of the row that a message leaves to a line that is typed: its name and two words."""


class FooterPane(LineView, can_focus=False, inherit_bindings=False):
    """Names the target of the digits, so that nothing acts on something unseen."""

    BAR = False
    GROUND = "pane--header"
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FooterPane { height: 2; background: $panel; }
    """

    def __init__(self, symbols: Symbols = NARROW, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._symbols = symbols
        self._target = ""
        self._also = ""
        self._scale: RatingScale | None = None
        self._digits: Sequence[str] = DIGITS
        self._message = ""
        self._bad = False
        self._pairs: Sequence[tuple[list[Run], int]] = ()
        """The keys with what they do, and how many cells each pair takes."""
        self._typed: TypedLine | None = None
        self._news: list[list[Run]] = []

    def line_count(self) -> int:
        return ROWS + len(self._news)

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        if line < len(self._news):
            runs = [Run(" "), *self._news[line]]
        elif line == len(self._news):
            runs = self._target_row(width)
        elif self._typed is not None:
            runs = self._typed_row(self._typed, width)
        else:
            runs = self._keys_row(width)
        return segments(self, runs, self.GROUND)

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        return self.line_count()

    # public

    def show_target(
        self,
        text: str,
        scale: RatingScale | None,
        digits: Sequence[str] = DIGITS,
        *,
        also: str = "",
    ) -> None:
        """Name what digits rate, `#32 “and other coalition troops”`; without a scale they do not.

        `digits` are the keys of 0 to 9 as the keymap has them; `also` is said behind the target
        where there is room for it.
        """
        target = (text, scale, digits, also)
        if target != (self._target, self._scale, self._digits, self._also):
            self._target, self._scale, self._digits, self._also = target
            self.forget([len(self._news)])

    def say(self, text: str, bad: bool = False) -> None:
        """Show a message until the next; an empty one takes it away."""
        self._message, self._bad = text, bad
        self._make_room()
        self.forget([len(self._news) + 1])

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self._make_room()

    def has_room_for(self, text: str) -> bool:
        """Whether `say` would show all of a text."""
        beside = BESIDE_MESSAGE if self._typed is None else LEAST_TYPED
        return cell_len(one_line(text)) <= self.size.width - beside

    def show_keys(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show keys with what they do, the most useful first; the last, help, stays where others
        have no room.
        """
        runs = [self._pair(*pair) for pair in pairs]
        self._pairs = [(each, width_of(each)) for each in runs]
        self.forget([len(self._news) + 1])

    def show_typed(self, line: "TypedLine | None") -> None:
        """Show a line in the place of the keys, and name nothing that digits do: they are typed;
        with None all is as before.
        """
        self.forget()
        self._typed = line

    # private

    def _make_room(self) -> None:
        """Rows for bad news that the row of keys has no room for; none where it has."""
        news: list[list[Run]] = []
        has_room = not self._bad or self.has_room_for(self._message)
        if not has_room and self.size.width and self.is_attached:
            most = min(MOST_NEWS, self.screen.size.height // NEWS_PART)
            width = self.size.width - BESIDE_MESSAGE
            news = wrap_runs([Run(one_line(self._message), "pane--error")], width) if most else []
            if len(news) > most:
                rest = " ".join("".join(run.text for run in line) for line in news[most - 1 :])
                news[most - 1 :] = [[Run(cut(rest, width, self._symbols.ellipsis), "pane--error")]]
        if news != self._news:
            self._news = news
            self.styles.height = self.line_count()
            self.forget()

    def _target_row(self, width: int) -> list[Run]:
        target = one_line(self._target, width)
        if self._scale is None or self._typed is not None:
            return [Run(" "), Run(cut(target, width - 2, self._symbols.ellipsis), "pane--strong")]
        least = min(MIN_TARGET, cell_len(target))
        number = target.partition(" ")[0]
        most = width - cell_len(number) - 3
        labels = rating_labels(self._scale, self._digits, width - least - 3, most)
        room = width - width_of(labels) - 3
        seen = min(cell_len(target), cell_len(number) + FEWEST_WORDS)
        also = self._also if room >= seen + cell_len(self._also) else ""
        room -= cell_len(also)
        target = cut(target, room, self._symbols.ellipsis) if room >= seen else number
        return [Run(" "), Run(target, "pane--strong"), Run(also), Run(":"), *labels]

    def _keys_row(self, width: int) -> list[Run]:
        look = "pane--error" if self._bad else "pane--text"
        room = width - BESIDE_MESSAGE
        said_here = "" if self._news else one_line(self._message, width)
        message = cut(said_here, room, self._symbols.ellipsis)
        said = [Run(f"{message} ", look)] if message else []
        taken = width_of(said)
        room = width - taken - 2
        last = [pair for pair in self._pairs[-1:] if pair[1] < room // 4]
        least = sum(cells + len(BETWEEN) for _keys, cells in last)
        kept: list[list[Run]] = []
        for keys, cells in self._pairs[: len(self._pairs) - len(last)]:
            if least + cells >= room:
                break
            least += cells + len(BETWEEN)
            kept.append(keys)
        kept += [keys for keys, _cells in last]
        room = width - taken - 1 - least + (len(BETWEEN) if kept else 0)
        return [Run(" "), *joined(kept, BETWEEN), Run(" " * room), *said]

    def _typed_row(self, line: "TypedLine", width: int) -> list[Run]:
        """The line, and at its right what was said since it is there, or the keys that leave it."""
        more = self._symbols.ellipsis
        name = [Run(f" {TYPED} ", "pane--strong")]
        if self._message and not self._news:
            look = "pane--error" if self._bad else "pane--text"
            right = [
                Run(f"{cut(one_line(self._message, width), width - LEAST_TYPED, more)} ", look)
            ]
        else:
            right = joined([self._pair("Enter", "keep"), [*self._pair("Esc", "back"), Run(" ")]])
        room = width - width_of(name) - width_of(right) - 1
        return spread([*name, *line.runs(room)], right, width, more)

    @staticmethod
    def _pair(key: str, label: str) -> list[Run]:
        return [Run(one_line(key, 20), "pane--key"), Run(f" {one_line(label, 60)}", "pane--dim")]
