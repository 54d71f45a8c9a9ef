"""Where tables begin in a file that lost its list of them: where the program always puts them.

A migration makes all tables at once, before there is a row, so the first page of each is the same
in every file; so it is in every file that was compacted. Which of the two fits is seen by rows.
"""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from workbench.store.fitting import Table, fits
from workbench.store.telling import DAMAGE

PAGE = 4096
"""The size of a page in every file that the program makes."""

_INTERIOR = 5
"""The kind of a page of a table that only points to others (fileformat2, section 1.6)."""


def best(copy: Path, fresh: Path, tables: Sequence[Table]) -> sqlite3.Connection:
    """A reader of `copy` with the list of tables of `fresh`, or of that one compacted."""
    compacted = copy.with_name("compacted.db")
    with closing(sqlite3.connect(fresh)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        connection.execute("VACUUM INTO ?", (str(compacted),))
    tried = []
    for layout in (fresh, compacted):
        listed = copy.with_name(f"listed-{layout.name}")
        _overlay(copy, layout, listed)
        reader = sqlite3.connect(listed, isolation_level=None)
        reader.text_factory = lambda raw: str(raw, "utf-8", "replace")
        tried.append((sum(_fits(reader, table) for table in tables), reader))
    tried.sort(key=lambda each: each[0])
    tried[0][1].close()
    return tried[1][1]


def _overlay(copy: Path, layout: Path, target: Path) -> None:
    """The damaged file with the pages of another's list of tables."""
    shutil.copyfile(copy, target)
    with layout.open("rb") as opened, target.open("r+b") as damaged:
        first = opened.read(PAGE)
        damaged.seek(0)
        header = damaged.read(100)
        damaged.seek(0)
        damaged.write(header + first[100:])
        for page in _children(first):
            opened.seek((page - 1) * PAGE)
            damaged.seek((page - 1) * PAGE)
            damaged.write(opened.read(PAGE))


def _children(first: bytes) -> list[int]:
    """The pages that the first page's tree points to, which is one level deep."""
    if first[100] != _INTERIOR:
        return []
    count = int.from_bytes(first[103:105], "big")
    cells = [int.from_bytes(first[at : at + 2], "big") for at in range(112, 112 + 2 * count, 2)]
    places = [108, *cells]
    return [int.from_bytes(first[place : place + 4], "big") for place in places]


def _fits(reader: sqlite3.Connection, table: Table) -> int:
    """1 where the first row looks like one of the table's, -1 where not, 0 where none is read."""
    try:
        kinds = [row[2] for row in reader.execute(f'PRAGMA table_info("{table.name}")')]
        row = reader.execute(f'SELECT * FROM "{table.name}" LIMIT 1').fetchone()  # noqa: S608
    except DAMAGE:
        return 0
    if row is None:
        return 0
    return 1 if fits(table, kinds, row) else -1
