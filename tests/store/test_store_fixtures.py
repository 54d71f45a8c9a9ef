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

NEXT = f"{int(SCHEMA) + 1:04d}"

FOLLOWING = f'''"""A next schema that takes its time, for the test."""

import os
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{SCHEMA}"
branch_labels = None
depends_on = None


def upgrade():
    for table in ("claim", "verdict", "source", "evidence", "mark", "token"):
        with op.batch_alter_table(
            table, recreate="always", table_kwargs={{"sqlite_autoincrement": True}}
        ) as batch:
            batch.add_column(sa.Column("mood", sa.String(), nullable=False, server_default="x"))
        if "AT_STEP" in os.environ:
            os.write(int(os.environ["AT_STEP"]), b".")
'''


def unpacked(version: str, folder: Path) -> Path:
    path = folder / "workbench.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"{version}.db.gz").read_bytes()))
    return path


def following(folder: Path) -> Path:
    scripts = folder / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT}_following.py").write_text(FOLLOWING)
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
    held = told(version)
    added = _moved_texts(held, now) if version == "0001" else {}
    for table, rows in held.items():
        assert len(now[table]) == len(rows) + added.get(table, 0)
        for before, after in zip(rows, now[table], strict=False):
            assert {name: after[name] for name in before} == before
    assert care.verify(path).problems == ()


def _moved_texts(held: dict[str, Any], now: dict[str, Any]) -> dict[str, int]:
    """Takes out what is elsewhere since 0002: a capture's text has a row of its own, with an action
    that tells of it, and what an archive had done is called archived. How many rows are new.
    """
    told_of = [
        (capture.pop("extractor"), capture.pop("text_sha256"), capture["id"], capture["at"])
        for capture in held["capture"]
    ]
    assert told_of == [
        (row["extractor"], row["text_sha256"], row["capture"], row["at"])
        for row in now["capture_text"]
    ]
    action, change = now["action"][-1], now["change"][-1]
    assert (action["origin"], change["action"]) == ("program", action["id"])
    for job in held["archive_job"]:
        job["state"] = {"done": "archived"}.get(job["state"], job["state"])
    return {"action": 1, "change": len(told_of)}


def test_an_update_to_a_made_up_schema_keeps_all_and_its_last_copies(tmp_path: Path) -> None:
    path = unpacked(SCHEMA, tmp_path)
    original = path.read_bytes()
    clock = Ticking()
    scripts = following(tmp_path)
    made = []
    for _ in range(COPIES_KEPT + 2):
        path.write_bytes(original)
        copied = upgrade(path, SCHEMA, clock, scripts, NEXT)
        assert copied is not None
        made.append(copied.name)
        assert contents(copied) == told(SCHEMA)
        assert copied.stat().st_mode & 0o777 == 0o600
    assert without_moods(contents(path)) == told(SCHEMA)
    left = sorted(each.name for each in tmp_path.glob("workbench.db.*"))
    assert left == made[-COPIES_KEPT:]


def test_without_room_for_the_copy_no_update_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unpacked(SCHEMA, tmp_path)
    before = path.read_bytes()
    resource = pytest.importorskip("resource")
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from workbench.model.clock import SystemClock\n"
        "from workbench.store.upgrading import upgrade\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "path, scripts, found, wanted = sys.argv[1:]\n"
        "try: upgrade(Path(path), found, SystemClock(), Path(scripts), wanted)\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    assert resource
    ended = subprocess.run(  # noqa: S603 - this interpreter, a text of ours
        [sys.executable, "-B", "-c", script, str(path), str(following(tmp_path)), SCHEMA, NEXT],
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
    path = unpacked(SCHEMA, tmp_path)
    before = path.read_bytes()

    def full(_path: Path, copy: Path) -> None:
        raise StorageError(f"The copy could not be written to {copy} (no space).", "Make room.")

    monkeypatch.setattr(upgrading, "copy_whole", full)
    with pytest.raises(StorageError, match="could not be copied before its update") as refused:
        upgrade(path, SCHEMA, Ticking(), following(tmp_path), NEXT)
    assert "no space" in str(refused.value)
    assert path.read_bytes() == before


def test_a_file_of_a_newer_program_stays_as_it_is(tmp_path: Path) -> None:
    path = unpacked(SCHEMA, tmp_path)
    upgrade(path, SCHEMA, Ticking(), following(tmp_path), NEXT)
    before = path.read_bytes()
    beside = sorted(tmp_path.iterdir())
    for do in (lambda: prepare(path, Ticking()), lambda: care.verify(path)):
        with pytest.raises(NewerSchema, match=NEXT):
            do()
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == beside
