"""Two programs that start at once on a file of an older schema: one updates it, one waits."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Condition, Thread

import pytest

from workbench.store.database import SCHEMA, schema_of
from workbench.store.upgrading import SCRIPTS

NEXT = f"{int(SCHEMA) + 1:04}"

MIGRATION = f'''"""A schema of the test's own; its migration waits in the middle for the test."""

import os

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{SCHEMA}"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("claim", sa.Column("mood", sa.String(), nullable=False, server_default=""))
    with open(os.environ["MIDDLE"]) as gate:
        gate.read()
'''

STARTING = f"""
import sys
from pathlib import Path
from workbench.model.clock import SystemClock
from workbench.store.upgrading import upgrade
path, scripts = map(Path, sys.argv[1:])
copied = upgrade(path, "{SCHEMA}", SystemClock(), scripts, "{NEXT}")
print("updated" if copied else "waited")
"""


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.before-*Z"))


def wait_until_both_have_copied(path: Path, programs: list[subprocess.Popen[str]]) -> None:
    with (news := Condition()):
        while len(copies(path)) < len(programs):
            assert all(program.poll() is None for program in programs)
            news.wait(0.02)


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """This program's migrations, and one more."""
    copied = shutil.copytree(SCRIPTS, tmp_path / "scripts")
    (copied / "versions" / f"{NEXT}_next.py").write_text(MIGRATION)
    return copied


def test_one_updates_and_the_other_waits(
    story_db: Path, scripts: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    middle = tmp_path / "middle"
    os.mkfifo(middle)
    argv = [sys.executable, "-c", STARTING, str(story_db), str(scripts)]
    told = {**env, "MIDDLE": str(middle)}
    programs = [
        subprocess.Popen(argv, env=told, text=True, stdout=subprocess.PIPE)  # noqa: S603
        for _ in range(2)
    ]
    try:
        wait_until_both_have_copied(story_db, programs)
        assert schema_of(story_db) == SCHEMA, "an update shows before it is whole"
        # Goes on once somebody reads: one is in the middle of it.
        Thread(target=middle.write_text, args=("go on",), daemon=True).start()
        said = sorted(program.communicate(timeout=60)[0].strip() for program in programs)
    finally:
        for program in programs:
            program.kill()
            program.communicate()
    assert said == ["updated", "waited"]
    assert [program.returncode for program in programs] == [0, 0]
    assert schema_of(story_db) == NEXT
    (copy,) = copies(story_db)
    assert schema_of(copy) == SCHEMA
    with closing(sqlite3.connect(story_db)) as updated, closing(sqlite3.connect(copy)) as before:
        assert updated.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in ("article", "revision", "token", "action", "change"):
            rows = f'SELECT * FROM "{table}"'  # noqa: S608 - a table's name
            assert updated.execute(rows).fetchall() == before.execute(rows).fetchall()
