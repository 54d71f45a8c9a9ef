"""The sample as a person's own copy."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbench.cli import demo
from workbench.cli.main import main
from workbench.model.errors import StorageError


class Noon:
    """A clock that stands at noon."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_the_copy_is_made_once_and_kept(tmp_path: Path) -> None:
    place = tmp_path / "data" / "demo.db"
    assert demo.prepare(place) == (place, None)
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.read_bytes() == demo.sample().read_bytes()
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE article SET title = 'Mine'")
        connection.commit()
    mine = place.read_bytes()
    assert demo.prepare(place) == (place, None)
    assert place.read_bytes() == mine


def test_fresh_renews_it_and_keeps_the_old_one_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "demo.db"
    demo.prepare(place)
    place.write_bytes(b"mine")
    Path(f"{place}-wal").write_bytes(b"its journal")
    copy = demo.prepare(place, fresh=True, clock=Noon())
    assert copy.kept is not None
    assert copy.kept.read_bytes() == b"mine"
    assert Path(f"{copy.kept}-wal").read_bytes() == b"its journal"
    assert not Path(f"{place}-wal").exists()
    assert place.read_bytes() == demo.sample().read_bytes()
    assert "20261122" in copy.kept.name


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StorageError, match="could not be copied"):
        demo.prepare(tmp_path / "file" / "demo.db")


def test_the_sample_is_found_beside_the_package_or_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "workbench"
    package.mkdir(parents=True)
    monkeypatch.setattr(demo, "_PACKAGE", package)
    with pytest.raises(StorageError, match="no sample"):
        demo.sample()
    (package.parent / demo.SAMPLE).write_bytes(b"checkout")
    assert demo.sample().read_bytes() == b"checkout"
    (package / demo.SAMPLE).write_bytes(b"wheel")
    assert demo.sample().read_bytes() == b"wheel"


def test_the_demo_has_a_file_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--db", "other.db", "demo"]) == 2
    assert "file of its own" in capsys.readouterr().err
