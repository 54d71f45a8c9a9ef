"""Where the caret goes: each motion of the article pane as a place in the text.

Offsets are code points. Nothing here looks further than the next word, sentence or paragraph, so
that a key costs the same in any article.
"""

from collections.abc import Callable
from typing import NamedTuple

from workbench.text.graphemes import next_boundary, previous_boundary
from workbench.text.words import next_paragraph, next_word, previous_paragraph, previous_word
from workbench.tui.panes.lazylines import AnyLines
from workbench.tui.panes.wrapping import offset_at_cell

VERTICAL = ("up", "down", "page_up", "page_down")
"""Motions that keep to a column of cells, also over shorter lines."""


class Whence(NamedTuple):
    """A caret in wrapped text; `column` is the cell that vertical motions keep to."""

    text: str
    language: str
    lines: AnyLines
    caret: int
    column: int
    page: int


def target(what: str, whence: Whence) -> int:
    """The offset that a motion leads to."""
    if what in VERTICAL:
        return _vertical(what, whence)
    return _MOTIONS[what](whence)


def _vertical(what: str, whence: Whence) -> int:
    by = {"up": -1, "down": 1, "page_up": -whence.page, "page_down": whence.page}[what]
    lines = whence.lines
    line = max(0, min(lines.line_at(whence.caret) + by, len(lines) - 1))
    return offset_at_cell(whence.text, lines.start(line), lines.end(line), whence.column)


def _line_start(whence: Whence) -> int:
    return whence.lines.start(whence.lines.line_at(whence.caret))


def _line_end(whence: Whence) -> int:
    return whence.lines.end(whence.lines.line_at(whence.caret))


def _sentence_next(whence: Whence) -> int:
    from workbench.text.sentences import sentence_at  # loads the sentence finder on first use

    text = whence.text
    here = sentence_at(text, whence.caret, whence.language)
    at = max(here.end, whence.caret + 1)
    while at < len(text) and text[at].isspace():
        at += 1
    return min(at, len(text))


def _sentence_previous(whence: Whence) -> int:
    from workbench.text.sentences import sentence_at

    text = whence.text
    at = sentence_at(text, whence.caret, whence.language).start
    if at < whence.caret:
        return at
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return sentence_at(text, at - 1, whence.language).start if at else 0


_MOTIONS: dict[str, Callable[[Whence], int]] = {
    "left": lambda whence: previous_boundary(whence.text, whence.caret),
    "right": lambda whence: next_boundary(whence.text, whence.caret),
    "word_left": lambda whence: previous_word(whence.text, whence.caret),
    "word_right": lambda whence: next_word(whence.text, whence.caret),
    "paragraph_next": lambda whence: next_paragraph(whence.text, whence.caret),
    "paragraph_previous": lambda whence: previous_paragraph(whence.text, whence.caret),
    "line_start": _line_start,
    "line_end": _line_end,
    "sentence_next": _sentence_next,
    "sentence_previous": _sentence_previous,
    "start": lambda _whence: 0,
    "end": lambda whence: len(whence.text),
}
