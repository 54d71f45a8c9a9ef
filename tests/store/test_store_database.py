"""Where the file is, whose it is, and that nothing that is not ours is touched."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_bench import Ticking

from workbench.model.errors import NewerSchema, NotADatabase, StorageError, UsageError
from workbench.store.care import verify
from workbench.store.database import SCHEMA, connect_reading, locate, prepare, schema_of, tidy


def test_a_named_file_comes_first(tmp_path: Path) -> None:
    (tmp_path / "workbench.db").touch()
    env = {"WORKBENCH_DB": "from-env.db"}
    assert locate("named.db", env, tmp_path) == tmp_path / "named.db"
    assert locate(None, env, tmp_path) == tmp_path / "from-env.db"
    assert locate(None, {}, tmp_path) == tmp_path / "workbench.db"


def test_without_any_file_the_users_own_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    found = locate(None, {}, tmp_path)
    assert found.name == "workbench.db"
    assert tmp_path in found.parents
    assert found.parent != tmp_path


def test_sqlite_addresses_are_paths(tmp_path: Path) -> None:
    assert locate("sqlite:///here.db", {}, tmp_path) == tmp_path / "here.db"
    assert locate("sqlite:////there/here.db", {}, tmp_path) == Path("/there/here.db")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ada:secret@host/db",
        "mysql://host/db",
        "sqlite://",
        "sqlite:///a.db?mode=ro",
        "sqlite:///:memory:",
        ":memory:",
        "",
        " ",
    ],
)
def test_other_addresses_are_refused_without_their_secret(tmp_path: Path, address: str) -> None:
    with pytest.raises(UsageError) as refused:
        locate(address, {}, tmp_path)
    assert refused.value.exit_code == 2
    assert "secret" not in str(refused.value)


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a ? b # c %20.db"
    prepare(path, Ticking())
    assert schema_of(path) == SCHEMA
    assert path.stat().st_mode & 0o777 == 0o600
    assert [folder.stat().st_mode & 0o777 for folder in (path.parent, path.parent.parent)] == [
        0o700,
        0o700,
    ]
    prepare(path, Ticking())
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_file_becomes_ours(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.db"
    if content is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript("CREATE TABLE t (x); DROP TABLE t;")
    else:
        path.write_bytes(content)
    prepare(path, Ticking())
    assert schema_of(path) == SCHEMA


def _foreign(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


FOREIGN = {
    "text": lambda path: path.write_text("Not a database at all, but long enough to be one."),
    "short": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "tables": lambda path: _foreign(path, "CREATE TABLE t (x); INSERT INTO t VALUES (1);"),
    "wal": lambda path: _foreign(path, "PRAGMA journal_mode=WAL; CREATE TABLE t (x);"),
    "alembic": lambda path: _foreign(
        path, "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES (1);"
    ),
    "marked": lambda path: _foreign(path, "PRAGMA application_id=77;"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_what_is_not_ours_is_refused_untouched(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "foreign.db"
    FOREIGN[kind](path)
    before = path.read_bytes()
    with pytest.raises(NotADatabase) as refused:
        prepare(path, Ticking())
    assert "foreign.db" in str(refused.value)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["foreign.db"]


def test_a_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    prepare(path, Ticking())
    _foreign(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(NewerSchema, match="9999"):
        prepare(path, Ticking())
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["newer.db"]


def test_a_mask_that_hides_all_from_its_owner_does_not_hide_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.db"
    before = os.umask(0o777)
    try:
        prepare(path, Ticking())
    finally:
        os.umask(before)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_beside_which_nothing_can_be_made_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    prepare(path, Ticking())
    Path(f"{path}-shm").mkdir()  # as where the folder cannot be written to, also for root
    with closing(connect_reading(path)) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)
    assert verify(path).problems == ()


def test_readers_leave_no_journal_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    prepare(path, Ticking())
    with closing(connect_reading(path)) as connection:
        connection.execute("SELECT count(*) FROM article").fetchone()
    tidy(path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_tidying_leaves_a_file_in_use_and_a_missing_one_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    tidy(path)
    assert not path.exists()
    prepare(path, Ticking())
    with closing(connect_reading(path)) as connection:
        tidy(path)
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as told:
        prepare(tmp_path, Ticking())
    assert told.value.exit_code == 4


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError):
        prepare(tmp_path / "file" / "a.db", Ticking())
