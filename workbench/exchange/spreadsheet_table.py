"""A table in a file of text: its headings and rows, by the delimiter and encoding that it has."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from workbench.documents.decoding import decode
from workbench.exchange.spreadsheet_cells import restored
from workbench.model.errors import UnreadableInput

DELIMITERS = (",", ";", "\t")
HEAD_ROWS = 50
"""Rows by which the delimiter is told."""

LONGEST_CELL = 10_000_000
"""Characters; csv's own limit of 131,072 is less than the passages of a claim with many sources."""


_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs themselves begin."""


class Table(NamedTuple):
    """Cells as they were before they were made harmless; each row is as wide as the headings."""

    headings: tuple[str, ...]
    rows: list[list[str]]
    delimiter: str
    encoding: str
    warnings: tuple[str, ...]


def read_table(body: bytes, name: str) -> Table:
    """The table in a file; UnreadableInput where there is none."""
    decoded = decode(body)
    text = decoded.text.removeprefix("\ufeff")
    if body.startswith(_WORKBOOKS):
        raise UnreadableInput(f"{name} is no table of text.", "Save it as CSV first.")
    head, delimiter = _delimited(text)
    try:
        rows = [list(map(restored, row)) for row in _rows(head, delimiter)]
    except csv.Error as problem:
        raise UnreadableInput(f"{name} is not CSV: {problem}.") from problem
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise UnreadableInput(f"{name} has no row of headings.")
    width = max(map(len, rows))
    found = _headings(rows[0], width)
    below = [row + [""] * (width - len(row)) for row in rows[1:]]
    return Table(found, below, delimiter, decoded.encoding, tuple(decoded.warnings))


def _headings(row: Sequence[str], width: int) -> tuple[str, ...]:
    """A heading for each column, none of them twice."""
    seen: Counter[str] = Counter()
    found = []
    for at in range(width):
        words = " ".join(row[at].split()) if at < len(row) else ""
        words = words or f"column {at + 1}"
        seen[words] += 1
        found.append(words if seen[words] == 1 else f"{words} ({seen[words]})")
    return tuple(found)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _delimited(text: str) -> tuple[str, str]:
    """The text, and the delimiter that Excel's own first line names, or by which the rows have the
    most columns and the same number of them.
    """
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=[,;\t]\r?", first):
        return rest, first[4]
    return text, max(DELIMITERS, key=lambda each: _fit(text, each))


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    try:
        rows = _rows(text, delimiter)
        widths = [len(row) for row, _ in zip(rows, range(HEAD_ROWS), strict=False) if row]
    except csv.Error:
        return 0.0, 0
    [(width, times)] = Counter(widths).most_common(1) or [(1, 0)]
    return (times / len(widths), width) if width > 1 else (0.0, width)
