"""The migrations make exactly the tables of the classes, keep ids unused, and copy first."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlmodel import SQLModel
from store_bench import Bench, Ticking

from workbench.store import tables
from workbench.store.database import SCHEMA, connect, prepare, schema_of
from workbench.store.engines import engine_over
from workbench.store.transaction import Store
from workbench.store.upgrading import SCRIPTS, upgrade

NEXT = f"{int(SCHEMA) + 1:04d}"

FOLLOWING = f'''"""A next schema, for the test."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{SCHEMA}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table(
        "claim", recreate="always", table_kwargs={{"sqlite_autoincrement": True}}
    ) as batch:
        batch.add_column(sa.Column("mood", sa.String(), nullable=False, server_default=""))
'''

FAILING = FOLLOWING + '    raise RuntimeError("half way")\n'


def _scripts(folder: Path, following: str) -> Path:
    scripts = folder / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT}_following.py").write_text(following)
    return scripts


def _declared(path: Path) -> dict[str, str]:
    """Every object's SQL, with the order of a table's lines and its spacing taken out."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: _plain(sql) for name, sql in found if name != "alembic_version"}


def _plain(sql: str) -> str:
    sql = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", sql)  # so is a table made anew
    lines = (re.sub(r"\s+", " ", line).strip(" ,") for line in sql.splitlines())
    return "\n".join(sorted(line for line in lines if line))


def test_the_migrations_make_the_tables_of_the_classes(tmp_path: Path) -> None:
    prepare(tmp_path / "migrated.db", Ticking())
    engine = create_engine(f"sqlite:///{tmp_path / 'created.db'}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert tables.Claim.__tablename__ == "claim"
    assert _declared(tmp_path / "migrated.db") == _declared(tmp_path / "created.db")


def test_alembic_sees_nothing_left_to_do(tmp_path: Path) -> None:
    prepare(tmp_path / "a.db", Ticking())
    engine = engine_over(connect(tmp_path / "a.db"))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_programs_schema_is_the_newest_migration() -> None:
    configuration = Config()
    configuration.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(configuration).get_current_head() == SCHEMA


def test_every_table_with_an_id_never_gives_one_again(tmp_path: Path) -> None:
    prepare(tmp_path / "a.db", Ticking())
    declared = _declared(tmp_path / "a.db")
    for table in SQLModel.metadata.tables.values():
        if "id" in table.columns:
            assert "AUTOINCREMENT" in declared[table.name]


def test_an_update_copies_first_and_keeps_what_is_there(bench: Bench, tmp_path: Path) -> None:
    kept, deleted = bench.mark(1), bench.mark(2)
    bench.act(lambda tx: tx.claims.delete(deleted))
    bench.close()
    before = _declared(bench.path)

    copied = upgrade(bench.path, SCHEMA, Ticking(), _scripts(tmp_path, FOLLOWING), NEXT)

    assert copied is not None
    assert re.fullmatch(rf"workbench\.db\.before-{SCHEMA}\.\d{{8}}T\d{{12}}Z", copied.name)
    assert copied.stat().st_mode & 0o777 == 0o600
    assert schema_of(copied) == SCHEMA
    assert _declared(copied) == before
    assert schema_of(bench.path) == NEXT
    with closing(sqlite3.connect(bench.path)) as connection:
        assert connection.execute("SELECT id, mood FROM claim").fetchall() == [(kept, "")]
        connection.execute("PRAGMA foreign_keys=ON")
        new = connection.execute(
            """INSERT INTO claim (article, number, restated, claimant, claimed_on, kind, priority,
            state, waiting_on, waiting_until, flags, rev)
            VALUES (?, 9, '', '', '', 'other', 2, 'open', '', '', '', 1) RETURNING id""",
            (bench.article,),
        ).fetchone()
        assert new[0] > deleted
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_update_that_fails_leaves_the_file_as_it_was(bench: Bench, tmp_path: Path) -> None:
    bench.mark(1)
    bench.close()
    before = _declared(bench.path)
    with pytest.raises(RuntimeError, match="half way"):
        upgrade(bench.path, SCHEMA, Ticking(), _scripts(tmp_path, FAILING), NEXT)
    assert schema_of(bench.path) == SCHEMA
    assert _declared(bench.path) == before
    Store(bench.path, Ticking()).close()


def test_a_file_that_another_program_updated_meanwhile_is_left(
    bench: Bench, tmp_path: Path
) -> None:
    bench.close()
    upgrade(bench.path, None, Ticking())
    assert schema_of(bench.path) == SCHEMA
