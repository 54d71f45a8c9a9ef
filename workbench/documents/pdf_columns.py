"""Puts the pieces of a PDF page into reading order: columns one after the other, lines in each.

A file may draw its columns line by line across the page, so its own order is not relied on. The
method is a cut along gutters: what crosses a gutter divides the page into bands, and in each band
the left side is read before the right one.
"""

import re
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

MIN_GUTTER = 0.9
"""Width of a gutter in heights of its lines: word spaces of justified text stay under 0.8, printed
gutters have 1.2 and more."""

MIN_ROWS = 3
"""Rows that must have words on both sides; two may be a caption or the head of a letter."""

MIN_COLUMN_CHARACTERS = 15
"""Median length of a column's lines; cells of tables are shorter, and are read across."""

_SAME_LINE = 0.5
"""Share of the lower one's height that two pieces of one line overlap; lines proper hardly do."""


class Piece(NamedTuple):
    """Words on a page and their box in points, from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    words: str

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 0.1)


def to_columns(pieces: list[Piece]) -> list[list[Piece]]:
    """The lines of a page from top to bottom, grouped into columns in reading order."""
    return list(_columns(_join_lines(pieces)))


def _columns(lines: list[Piece]) -> Iterator[list[Piece]]:
    gutter = _find_gutter(lines)
    if gutter is None:
        if lines:
            yield _join_rows(lines)
        return
    band: list[Piece] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if line.left < gutter < line.right:
            yield from _halves(band, gutter)
            yield [line]
            band = []
        else:
            band.append(line)
    yield from _halves(band, gutter)


def _halves(band: list[Piece], gutter: float) -> Iterator[list[Piece]]:
    yield from _columns([line for line in band if line.right <= gutter])
    yield from _columns([line for line in band if line.right > gutter])


def _find_gutter(lines: list[Piece]) -> float | None:
    """The place where most rows have a gap between words on its left and on its right."""
    gaps = list(_gaps(lines))
    edges = sorted([(left, 1) for left, _ in gaps] + [(right, -1) for _, right in gaps])
    best, depth, place = 0, 0, 0.0
    for number, (at, step) in enumerate(edges):
        depth += step
        if depth > best:
            best, place = depth, (at + edges[number + 1][0]) / 2
    if best < MIN_ROWS:
        return None
    left = [len(line.words) for line in lines if line.right <= place]
    right = [len(line.words) for line in lines if line.left >= place]
    shortest = min(median(left), median(right))
    return place if shortest >= MIN_COLUMN_CHARACTERS else None


def _gaps(lines: list[Piece]) -> Iterator[tuple[float, float]]:
    """From each line to the nearest one beside it, where the gap is as wide as a gutter."""
    ordered = sorted(lines, key=lambda line: -line.top)
    for number, line in enumerate(ordered):
        beside = [
            other
            for other in _near(ordered, number)
            if other.left >= line.right and _overlap(line, other) > 0
        ]
        if beside:
            nearest = min(other.left for other in beside)
            if nearest - line.right >= MIN_GUTTER * line.height:
                yield line.right, nearest


_NEAR = 12
"""Neighbours by height that can stand in one row: more columns than any page has."""


def _near(ordered: list[Piece], number: int) -> list[Piece]:
    return ordered[max(0, number - _NEAR) : number] + ordered[number + 1 : number + 1 + _NEAR]


def _overlap(one: Piece, other: Piece) -> float:
    """Share of the lower piece's height at which both stand."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared / min(one.height, other.height)


def _join_lines(pieces: list[Piece]) -> list[Piece]:
    """Joins pieces of one line that are no gutter apart: words, or runs of another font."""
    return [line for row in _rows(pieces) for line in _joined(row, MIN_GUTTER)]


def _join_rows(lines: list[Piece]) -> list[Piece]:
    """Joins what stands in one row, as the cells of a table, by tabs."""
    return [line for row in _rows(lines) for line in _joined(row, None)]


def _rows(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Pieces that stand at one height, rows from top to bottom."""
    row: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.top + piece.bottom)):
        if row and _overlap(max(row, key=lambda found: found.height), piece) < _SAME_LINE:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row


def _joined(row: list[Piece], gutter: float | None) -> Iterator[Piece]:
    line: Piece | None = None
    for piece in sorted(row, key=lambda piece: piece.left):
        if line is None:
            line = piece
            continue
        gap = piece.left - line.right
        height = max(line.height, piece.height)
        if gutter is not None and gap >= gutter * height:
            yield line
            line = piece
        else:
            line = _merge(line, piece, _space(line, piece, gap / height))
    if line is not None:
        yield line


_LONGEST_MARK = 3
"""Characters of a bullet or number before an item, whose gap is no column of a table."""

_WORD_SPACE = 0.12
"""Gap in line heights that is a space: letters of one word are under 0.05 apart, words over 0.2."""


_CLOSING = re.compile(r"\s*[,.;:?)\]}”’]+(?:\s|$)")
_OPENING = ("(", "[", "{", "“", "‘")


def _space(line: Piece, piece: Piece, gap: float) -> str:
    if gap >= MIN_GUTTER and len(line.words.strip()) > _LONGEST_MARK:
        return "\t"
    if _is_glued(line.words, piece.words):
        return ""
    has_space = line.words.endswith(" ") or piece.words.startswith(" ")
    return " " if gap > _WORD_SPACE and not has_space else ""


def _is_glued(first: str, second: str) -> bool:
    """Whether a change of font alone parts them: boxes leave room beside a narrow comma."""
    return bool(_CLOSING.match(second)) or first.rstrip().endswith(_OPENING)


def _merge(line: Piece, piece: Piece, space: str) -> Piece:
    glued = not space and _is_glued(line.words, piece.words)
    first = line.words.rstrip(" ") if glued or space == "\t" else line.words
    return Piece(
        line.left,
        min(line.bottom, piece.bottom),
        max(line.right, piece.right),
        max(line.top, piece.top),
        first + space + (piece.words.lstrip(" ") if glued else piece.words),
    )
