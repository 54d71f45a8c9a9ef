"""Files of every schema that was ever released open, and hold what they held."""

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from make_fixture import FIXTURES, contents
from store_bench import Ticking

from workbench.model.errors import NewerSchema, StorageError
from workbench.store import care, upgrading
from workbench.store.database import SCHEMA, prepare, schema_of
from workbench.store.upgrading import COPIES_KEPT, SCRIPTS, upgrade

RELEASED = sorted(each.name.partition("_")[0] for each in (SCRIPTS / "versions").glob("0*.py"))

SECOND = '''"""A second schema that takes its time, for the test."""

import os
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade():
    for table in ("claim", "verdict", "source", "evidence", "mark", "token"):
        with op.batch_alter_table(
            table, recreate="always", table_kwargs={"sqlite_autoincrement": True}
        ) as batch:
            batch.add_column(sa.Column("mood", sa.String(), nullable=False, server_default="x"))
        if "AT_STEP" in os.environ:
            os.write(int(os.environ["AT_STEP"]), b".")
'''


def unpacked(version: str, folder: Path) -> Path:
    path = folder / "workbench.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"{version}.db.gz").read_bytes()))
    return path


def second(folder: Path) -> Path:
    scripts = folder / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0002_second.py").write_text(SECOND)
    return scripts


def without_moods(found: dict[str, Any]) -> dict[str, Any]:
    return {
        table: [{name: value for name, value in row.items() if name != "mood"} for row in rows]
        for table, rows in found.items()
    }


def told(version: str) -> Any:
    return json.loads((FIXTURES / f"{version}.json").read_text(encoding="utf-8"))


def test_every_schema_has_a_file() -> None:
    assert [each.name for each in sorted(FIXTURES.glob("*.db.gz"))] == [
        f"{version}.db.gz" for version in RELEASED
    ]
    assert RELEASED[-1] == SCHEMA


@pytest.mark.parametrize("version", RELEASED)
def test_a_released_file_opens_and_holds_what_it_held(tmp_path: Path, version: str) -> None:
    path = unpacked(version, tmp_path)
    assert all(rows for rows in told(version).values())
    prepare(path, Ticking())
    assert schema_of(path) == SCHEMA
    now = contents(path)
    for table, rows in told(version).items():
        for before, after in zip(rows, now[table], strict=True):
            assert {name: after[name] for name in before} == before
    assert care.verify(path).problems == ()


def test_an_update_to_a_made_up_schema_keeps_all_and_its_last_copies(tmp_path: Path) -> None:
    path = unpacked("0001", tmp_path)
    original = path.read_bytes()
    clock = Ticking()
    scripts = second(tmp_path)
    made = []
    for _ in range(COPIES_KEPT + 2):
        path.write_bytes(original)
        copied = upgrade(path, "0001", clock, scripts, "0002")
        assert copied is not None
        made.append(copied.name)
        assert contents(copied) == told("0001")
        assert copied.stat().st_mode & 0o777 == 0o600
    assert without_moods(contents(path)) == told("0001")
    left = sorted(each.name for each in tmp_path.glob("workbench.db.*"))
    assert left == made[-COPIES_KEPT:]


def test_without_room_for_the_copy_no_update_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unpacked("0001", tmp_path)
    before = path.read_bytes()
    resource = pytest.importorskip("resource")
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from workbench.model.clock import SystemClock\n"
        "from workbench.store.upgrading import upgrade\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: upgrade(Path(sys.argv[1]), '0001', SystemClock(), Path(sys.argv[2]), '0002')\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    assert resource
    ended = subprocess.run(  # noqa: S603 - this interpreter, a text of ours
        [sys.executable, "-B", "-c", script, str(path), str(second(tmp_path))],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.startswith("StorageError")
    assert "could not be copied before its update" in ended.stdout
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.glob("workbench.db*")] == ["workbench.db"]


def test_where_the_copy_has_no_place_no_update_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unpacked("0001", tmp_path)
    before = path.read_bytes()

    def full(_path: Path, copy: Path) -> None:
        raise StorageError(f"The copy could not be written to {copy} (no space).", "Make room.")

    monkeypatch.setattr(upgrading, "copy_whole", full)
    with pytest.raises(StorageError, match="could not be copied before its update") as refused:
        upgrade(path, "0001", Ticking(), second(tmp_path), "0002")
    assert "no space" in str(refused.value)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_program_stays_as_it_is(tmp_path: Path) -> None:
    path = unpacked("0001", tmp_path)
    upgrade(path, "0001", Ticking(), second(tmp_path), "0002")
    before = path.read_bytes()
    beside = sorted(tmp_path.iterdir())
    for do in (lambda: prepare(path, Ticking()), lambda: care.verify(path)):
        with pytest.raises(NewerSchema, match="0002"):
            do()
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == beside
