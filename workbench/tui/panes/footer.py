"""The two rows at the bottom: what a digit would rate and how, the last message, useful keys."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment

from workbench.model.scales import RatingScale
from workbench.tui.panes.layout import Run, cut, joined, one_line, segments, spread, width_of
from workbench.tui.panes.lineview import LineView
from workbench.tui.panes.rating_labels import rating_labels
from workbench.tui.symbols import NARROW, Symbols

MIN_TARGET = 16
"""Cells of the target's words that labels leave: `#32 “and other…”`."""
FEWEST_WORDS = 7
"""Cells after the number in which words still say something: ` “and o…`."""
BESIDE_MESSAGE = 2
"""Cells of the message's row that it leaves free."""
DIGITS = tuple("0123456789")


class FooterPane(LineView, can_focus=False, inherit_bindings=False):
    """Names the target of the digits, so that nothing acts on something unseen."""

    BAR = False
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
        self._pairs: Sequence[tuple[str, str]] = ()

    def line_count(self) -> int:
        return 2

    def paint(self, line: int, width: int) -> Sequence[Segment]:
        runs = self._target_row(width) if line == 0 else self._keys_row(width)
        return segments(self, [*runs, Run(" " * (width - width_of(runs)))], "pane--header")

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
        self._target, self._scale, self._digits, self._also = text, scale, digits, also
        self.forget([0])

    def say(self, text: str, bad: bool = False) -> None:
        """Show a message until the next; an empty one takes it away."""
        self._message, self._bad = text, bad
        self.forget([1])

    def has_room_for(self, text: str) -> bool:
        """Whether `say` would show all of a text."""
        return cell_len(one_line(text)) <= self.size.width - BESIDE_MESSAGE

    def show_keys(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show keys with what they do, the most useful first; the last, help, stays where others
        have no room.
        """
        self._pairs = pairs
        self.forget([1])

    # private

    def _target_row(self, width: int) -> list[Run]:
        target = one_line(self._target, width)
        if self._scale is None:
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
        message = cut(one_line(self._message, width), room, self._symbols.ellipsis)
        said = [Run(f"{message} ", look)] if message else []
        room = width - width_of(said) - 2
        groups = [self._pair(*pair) for pair in self._pairs]
        last = groups[-1:] if groups and width_of(groups[-1]) < room // 4 else []
        kept: list[list[Run]] = []
        for group in groups[: len(groups) - len(last)]:
            if width_of(joined([*kept, group, *last], "   ")) >= room:
                break
            kept.append(group)
        keys = [Run(" "), *joined([*kept, *last], "   ")]
        return spread(keys, said, width, self._symbols.ellipsis)

    @staticmethod
    def _pair(key: str, label: str) -> list[Run]:
        return [Run(one_line(key, 20), "pane--key"), Run(f" {one_line(label, 40)}", "pane--dim")]
