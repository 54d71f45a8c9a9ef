"""A line that is typed in a row of a pane: its text, its caret, and the part of it that is seen.

No widget: one of Textual's own takes several frames to open, and a message or two for each key.
"""

import re
from collections.abc import Callable, Iterable

from rich.cells import cell_len

from workbench.text.display import shown
from workbench.tui.panes.layout import Run

LONGEST = 1_000
"""Characters that a line takes: more than the words by which anything is known."""

BEHIND = 3
"""Behind the caret, one in so many of the cells at least is left to what stands there."""

_WORD_BEFORE = re.compile(r"\w*\W*\Z")
_WORD_BEHIND = re.compile(r"\W*\w*")


def typable(text: str) -> str:
    """The first line of a pasted text, without what could not be seen in it or would steer it."""
    lines = text.strip().splitlines()
    line = " ".join(lines[0].split()) if lines else ""
    return "".join(char for char, seen in zip(line, shown(line), strict=True) if char == seen)


class TypedLine:
    """A text with a caret. Offsets are code points."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.caret = len(text)

    def take(self, key: str, character: str | None) -> bool:
        """Do what a key, named as Textual names it, does to a line; False where it does nothing."""
        edit = _EDITS.get(key)
        if edit is not None:
            edit(self)
        elif character is not None and character.isprintable():
            self.put(character)
        else:
            return False
        return True

    def put(self, text: str) -> None:
        """Put text at the caret, as much as there is room for."""
        text = text[: max(0, LONGEST - len(self.text))]
        self._replace(self.caret, self.caret, text)

    def runs(self, width: int) -> list[Run]:
        """The part around the caret in at most `width` cells."""
        text = shown(self.text)
        before, under, behind = text[: self.caret], text[self.caret :][:1], text[self.caret + 1 :]
        room = width - max(1, cell_len(under))
        left = min(_cells(before), room - min(_cells(behind), room // BEHIND))
        return [
            Run(_fitting(reversed(before), left)[::-1]),
            Run(under or " ", "pane--text article--caret"),
            Run(_fitting(behind, room - left)),
        ]

    def _replace(self, start: int, end: int, text: str = "") -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self.caret = start + len(text)

    def _left(self) -> None:
        self.caret = max(0, self.caret - 1)
        while self.caret > 0 and not cell_len(self.text[self.caret]):
            self.caret -= 1

    def _right(self) -> None:
        self.caret = min(len(self.text), self.caret + 1)
        while self.caret < len(self.text) and not cell_len(self.text[self.caret]):
            self.caret += 1

    def _home(self) -> None:
        self.caret = 0

    def _end(self) -> None:
        self.caret = len(self.text)

    def _word_left(self) -> None:
        self.caret = self._word_start()

    def _word_right(self) -> None:
        self.caret = self._word_end()

    def _backspace(self) -> None:
        self._replace(max(0, self.caret - 1), self.caret)

    def _delete(self) -> None:
        self._replace(self.caret, self.caret + 1)

    def _delete_word(self) -> None:
        self._replace(self._word_start(), self.caret)

    def _delete_before(self) -> None:
        self._replace(0, self.caret)

    def _delete_behind(self) -> None:
        self._replace(self.caret, len(self.text))

    def _word_start(self) -> int:
        found = _WORD_BEFORE.search(self.text[: self.caret])
        return found.start() if found else 0

    def _word_end(self) -> int:
        found = _WORD_BEHIND.match(self.text, self.caret)
        return found.end() if found else len(self.text)


def _cells(text: str) -> int:
    """The most cells that a text may take: letters joined in one are counted each."""
    return sum(map(cell_len, text))


def _fitting(chars: Iterable[str], room: int) -> str:
    """The first of the characters, as many as have room."""
    kept: list[str] = []
    for char in chars:
        room -= cell_len(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept)


_EDITS: dict[str, Callable[[TypedLine], None]] = {
    "left": TypedLine._left,
    "right": TypedLine._right,
    "home": TypedLine._home,
    "ctrl+a": TypedLine._home,
    "end": TypedLine._end,
    "ctrl+e": TypedLine._end,
    "ctrl+left": TypedLine._word_left,
    "ctrl+right": TypedLine._word_right,
    "backspace": TypedLine._backspace,
    "ctrl+h": TypedLine._backspace,
    "delete": TypedLine._delete,
    "ctrl+d": TypedLine._delete,
    "ctrl+w": TypedLine._delete_word,
    "ctrl+u": TypedLine._delete_before,
    "ctrl+k": TypedLine._delete_behind,
}
