"""Whatever was done to an article, by chance: its record goes into an empty file and comes out the
same, is taken back whole, and can be worked on there.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest
from driver import REOPEN, Chooser, Counting
from driver_records import ALL, exported
from kills_script import SETTINGS, write_script

from tests.faults import fuzz_records
from workbench.exchange import record_reading
from workbench.model.errors import UnreadableInput
from workbench.model.handover import Included
from workbench.store import care
from workbench.store.reader import Reader
from workbench.workspace.opening import open_workspace
from workbench.workspace.workspace import Workspace

LENGTH, MORE = 100, 10
"""Calls before a record is made, and calls on what was taken in."""

OUTSIDE = ("action", "change", "blob", "draft", "sqlite_sequence")
"""What taking back leaves: the history, contents, and the ids that were given."""


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - of ours
            for (name,) in names.fetchall()
            if name not in OUTSIDE
        }


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    open_workspace(path, SETTINGS, Counting()).close()
    return path


def work_on(workspace: Workspace, chance: Random) -> None:
    with closing(Reader(workspace.path)) as read:
        chooser = Chooser(read, chance)
        for _ in range(MORE):
            call = chooser.next()
            if call.activity != REOPEN:
                call.start(workspace).exception()


def taken_in(path: Path, body: bytes, clock: Counting) -> Workspace:
    workspace = open_workspace(path, SETTINGS, clock)
    workspace.records.bring_in(record_reading.read(body)).result()
    return workspace


@pytest.mark.parametrize("number", range(2))
def test_a_record_goes_through_an_empty_file_whatever_was_done(
    empty: Path, tmp_path: Path, seed: int, number: int
) -> None:
    path = Path(shutil.copy(empty, tmp_path / "worked.db"))
    write_script(path, f"records {seed} {number}", LENGTH)
    with closing(Reader(path)) as read:
        articles = [row.id for row in read.articles(put_away=True)]
        chance = Random(seed)
        kinds = [chance.choice((ALL, Included())) for _ in articles]
        found = [(each, exported(read, each, of)) for each, of in zip(articles, kinds, strict=True)]
    assert found
    before = tables(empty)
    for at, (article, body) in enumerate(found):
        said = f"seed {seed}, run {number}, article {article}"
        other = Path(shutil.copy(empty, tmp_path / f"{at}.db"))
        workspace = taken_in(other, body, Counting(10_000))
        assert exported(workspace.read, 1) == body, said
        assert care.verify(other).problems == (), said
        workspace.history.undo().result()
        assert tables(other) == before, said
        workspace.history.redo().result()
        assert exported(workspace.read, 1) == body, said
        work_on(workspace, Random(f"{said} {at}"))
        assert care.verify(other).problems == (), said
        if any(row.id == 1 for row in workspace.read.articles(put_away=True)):
            after = exported(workspace.read, 1)
            third = taken_in(
                Path(shutil.copy(empty, tmp_path / f"{at}.third.db")), after, Counting()
            )
            assert exported(third.read, 1) == after, said
            third.close()
        workspace.close()


def test_what_is_taken_of_broken_records_leaves_a_whole_file(empty: Path, seed: int) -> None:
    chance = Random(seed)
    workspace = open_workspace(empty, SETTINGS, Counting())
    before, taken = tables(empty), 0
    for _ in range(400):
        body = fuzz_records.mutated(chance)
        try:
            file = record_reading.read(body)
        except UnreadableInput:
            continue
        workspace.records.bring_in(file).result()
        assert care.verify(empty).problems == (), body
        (row,) = workspace.read.articles(put_away=True)
        record_reading.read(exported(workspace.read, row.id))
        workspace.read.claims(row.id)
        workspace.history.undo().result()
        assert tables(empty) == before, body
        taken += 1
    assert taken
    workspace.close()
