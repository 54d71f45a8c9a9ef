"""The doctor over captures and pins, and over files of an older schema."""

import gzip
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "store"))

from make_fixture import FIXTURES, contents

from workbench.model.clock import SystemClock
from workbench.store import recovery
from workbench.store.care import verify
from workbench.store.database import SCHEMA, schema_of

PAGE = 4096
VERSIONS = sorted(each.name.partition(".")[0] for each in FIXTURES.glob("*.db.gz"))


def fixture(folder: Path, version: str = SCHEMA) -> Path:
    path = folder / "workbench.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"{version}.db.gz").read_bytes()))
    return path


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("table", ["claim", "source", "verdict"])
def test_a_damaged_file_of_any_schema_comes_out_as_this_programs(
    tmp_path: Path, version: str, table: str
) -> None:
    path = fixture(tmp_path, version)
    whole = contents(path)
    with closing(sqlite3.connect(path)) as connection:
        root = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        page = connection.execute(root, (table,)).fetchone()[0]
    with path.open("r+b") as opened:
        opened.seek((page - 1) * PAGE)
        opened.write(b"\xff" * PAGE)
    new = tmp_path / "new.db"
    told = recovery.recover(path, new, SystemClock(), None)
    assert schema_of(new) == SCHEMA
    assert (told.problems, verify(new).problems) == ((), ())
    assert [row["id"] for row in contents(new)[table]] == [row["id"] for row in whole[table]]


def test_a_passage_stays_where_the_capture_it_was_found_in_is_lost(tmp_path: Path) -> None:
    path = fixture(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            """DELETE FROM blob WHERE sha256 IN (SELECT text_sha256 FROM capture_text)
            OR sha256 IN (SELECT sha256 FROM capture WHERE id = 2)"""
        )
    new = tmp_path / "new.db"
    told = recovery.recover(path, new, SystemClock(), None)
    assert told.problems == ()
    assert "Captures are lost in which passages were found; those are there: 1." in told.losses
    assert any("The capture of “https://example.org/b”" in loss for loss in told.losses)
    now = contents(new)
    (piece,) = (each for each in now["evidence"] if each["id"] == 1)
    assert (piece["passage"], piece["passage_match"]) == ("What a page said.", "unchecked")
    assert [capture["id"] for capture in now["capture"]] == [1]
