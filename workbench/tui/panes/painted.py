"""A line as it was painted: its segments, and what a terminal is sent for them, made once.

Rich ends each segment with a reset and begins the next with all of its colours, 40 bytes each; in a
line whose looks alternate that is most of what is sent. Here only what changes from one segment to
the next is sent, by the codes of ECMA-48 (SGR).
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_ON = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "21", "51", "52", "53")
_OFF = ("22", "22", "23", "24", "25", "25", "27", "28", "29", "24", "54", "54", "55")
"""The codes that begin and end an attribute, in the order of the bits of Rich's styles."""

_BITS = tuple((1 << at, on, off) for at, (on, off) in enumerate(zip(_ON, _OFF, strict=True)))

_SEEN_ON_BLANKS = sum(1 << at for at in (3, 4, 5, 6, 8, 9, 10, 11, 12))
"""The bits of lines, blinking and reversing: bold, dim and italic blanks look like others."""

RESET = "\x1b[0m"
"""Ends all looks."""


_Ground = tuple[Color | None, Color | None, int]

MOST = 4096
"""Looks, and steps from one to another, that are remembered: a desk has some hundred."""

MOST_LINES = 500
"""Lines that are kept by what they say."""

# By the looks' ids: to hash a look takes Python longer than to change the terminal's. What is
# remembered keeps its looks, so that no other one can come by their ids.
_grounds: dict[int, tuple[_Ground, Style | None]] = {}
_alike: dict[tuple[int, int], tuple[bool, Style | None, Style | None]] = {}
_changes: dict[tuple[int, int, int], tuple[str, Style | None, Style | None]] = {}


class PaintedLine:
    """A line of known width, in cells. It never changes: a line that looks different is another."""

    __slots__ = ("_coded", "_strip", "_system", "segments", "width")

    def __init__(self, segments: Sequence[Segment], width: int) -> None:
        self.segments = segments
        self.width = width
        self._coded: Coded | None = None
        self._system: ColorSystem | None = None
        self._strip: Strip | None = None

    @property
    def strip(self) -> Strip:
        """The line as Textual's own painting takes it."""
        if self._strip is None:
            self._strip = Strip(self.segments, self.width)
        return self._strip

    def coded(self, system: ColorSystem) -> "Coded":
        """What a terminal with these colours is sent."""
        if self._coded is None or self._system is not system:
            self._coded, self._system = coded(self.segments, system), system
        return self._coded


class KeptLines(dict[Hashable, PaintedLine]):
    """Painted lines by what they say, as many as some twenty claims have."""

    def keep(self, said: Hashable, line: PaintedLine) -> PaintedLine:
        if len(self) >= MOST_LINES:
            self.clear()
        self[said] = line
        return line


class Coded(NamedTuple):
    """Text with the codes between its looks, the first look it is in, and the last it leaves."""

    first: Style | None
    text: str
    last: Style | None


def cells(segments: Iterable[Segment]) -> int:
    """The cells that segments take; of plain letters, which most are, as many as there are."""
    return sum([len(text) if text.isascii() else cell_len(text) for text, _style, _ in segments])


def filled(segments: Sequence[Segment], width: int, under: Style) -> PaintedLine:
    """A line of just `width` cells, with blanks that look like `under` behind what is shorter."""
    used = cells(segments)
    if used > width:
        return PaintedLine(list(Strip(segments, used).adjust_cell_length(width, under)), width)
    return PaintedLine([*segments, Segment(" " * (width - used), under)], width)


def neighbours(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows as runs of neighbours, half-open."""
    first = past = -1
    for row in sorted(rows):
        if row != past:
            if past > first:
                yield first, past
            first = row
        past = row + 1
    if past > first:
        yield first, past


def coded(segments: Sequence[Segment], system: ColorSystem) -> Coded:
    """Segments as a terminal is sent them, once it has the first look."""
    first = before = _first_look(segments)
    parts: list[str] = []
    for text, style, _control in segments:
        if style is not before and text:
            if text.isspace() and _is_one_ground(before, style):
                parts.append(text)
                continue
            known = _changes.get((id(before), id(style), id(system)))
            parts.append(known[0] if known else change(before, style, system))
            before = style
        parts.append(text)
    return Coded(first, "".join(parts), before)


def _first_look(segments: Sequence[Segment]) -> Style | None:
    """The look of the first words, where blanks before them look the same in it."""
    first = next((style for text, style, _control in segments if text), None)
    for text, style, _control in segments:
        if text and style is not first and not _is_one_ground(first, style):
            return first
        if text and not text.isspace():
            return style
    return first


def _is_one_ground(one: Style | None, other: Style | None) -> bool:
    """Whether blanks look the same in both."""
    key = (id(one), id(other))
    known = _alike.get(key)
    if known is None:
        _make_room(_alike)
        known = _alike[key] = (_ground(one) == _ground(other), one, other)
    return known[0]


def _ground(style: Style | None) -> _Ground:
    """What is seen of a look where no letter stands: its colour only by lines and reversing."""
    known = _grounds.get(id(style))
    if known is None:
        _make_room(_grounds)
        known = _grounds[id(style)] = (_seen_ground(style), style)
    return known[0]


def _seen_ground(style: Style | None) -> _Ground:
    if style is None:
        return None, None, 0
    seen = style._attributes & style._set_attributes & _SEEN_ON_BLANKS
    return style.bgcolor, style.color if seen else None, seen


def change(before: Style | None, after: Style | None, system: ColorSystem) -> str:
    """The sequence that leads from one look to another; None is a plain one."""
    key = (id(before), id(after), id(system))
    known = _changes.get(key)
    if known is None:
        _make_room(_changes)
        known = _changes[key] = (_codes(before, after, system), before, after)
    return known[0]


def _codes(before: Style | None, after: Style | None, system: ColorSystem) -> str:
    was, old_ink, old_ground = _parts(before, system)
    now, ink, ground = _parts(after, system)
    codes: list[str] = []
    ended = {off for bit, _on, off in _BITS if was & bit and not now & bit}
    codes.extend(sorted(ended))
    codes.extend(on for bit, on, off in _BITS if now & bit and (not was & bit or off in ended))
    if ink != old_ink:
        codes.append(ink or "39")
    if ground != old_ground:
        codes.append(ground or "49")
    return f"\x1b[{';'.join(codes)}m" if codes else ""


@lru_cache(maxsize=1024)
def _parts(style: Style | None, system: ColorSystem) -> tuple[int, str, str]:
    """A look's attributes as bits, and the codes of its two colours, empty for the usual ones."""
    if style is None:
        return 0, "", ""
    ink, ground = style.color, style.bgcolor
    return (
        style._attributes & style._set_attributes,
        ";".join(ink.downgrade(system).get_ansi_codes()) if ink else "",
        ";".join(ground.downgrade(system).get_ansi_codes(foreground=False)) if ground else "",
    )


def _make_room(remembered: dict[Any, Any]) -> None:
    if len(remembered) >= MOST:
        remembered.clear()
