"""Marks and queries that a new text carries, sign-off, corrections and the index of names.

As in 0002 a table whose constraints change is made anew, filled, and renamed; foreign keys are off.
"""

import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_STATUSES = "exact moved changed ambiguous lost"
_PLACED = (
    "(status = 'lost') = (start_offset IS NULL) AND "
    "(start_offset IS NULL) = (end_offset IS NULL) AND "
    "(start_offset IS NULL OR start_offset >= 0 AND end_offset > start_offset)"
)
_RULES = (
    "sufficiency passage-gone dead-link wrong-in-text open-claim waiting-claim hole legal-flag "
    "recheck-flag changed-mark open-query not-verbatim name-variant disagreement"
)
_BEHIND = 'SELECT count(*) FROM "query" other WHERE other.article = "query".article'


def _text(name: str, default: str | None = None) -> SchemaItem:
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def _whole(name: str, default: str | None = None) -> SchemaItem:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=default)


def _maybe(name: str, kind: sa.types.TypeEngine[Any]) -> SchemaItem:
    return sa.Column(name, kind, nullable=True)


def _maybe_whole(name: str) -> SchemaItem:
    return _maybe(name, sa.Integer())


def _time(name: str) -> SchemaItem:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _refers(table: str, column: str, to: str = "") -> SchemaItem:
    return sa.ForeignKeyConstraint(
        [column], [f"{to or column}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
    )


def _one_of(table: str, column: str, values: str) -> SchemaItem:
    listed = ", ".join(f"'{value}'" for value in values.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _check(table: str, name: str, rule: str) -> SchemaItem:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _unique(table: str, *columns: str) -> SchemaItem:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _table(name: str, *columns: SchemaItem, made_as: str = "") -> None:
    """A table with ids that are never used again."""
    op.create_table(
        made_as or name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *columns,
        sqlite_autoincrement=True,
    )


def _indexes(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _unique_where(name: str, table: str, columns: str, where: str) -> None:
    op.create_index(name, table, columns.split(), unique=True, sqlite_where=sa.text(where))


def _take_over(table: str, kept: str, others: str = "", values: str = "") -> None:
    """Fills the new table from the old one, and puts it in its place."""
    columns = ", ".join(f'"{name}"' for name in kept.split())
    op.execute(
        f'INSERT INTO new_{table} ({columns}{others}) SELECT {columns}{values} FROM "{table}"'  # noqa: S608 - names of this file
    )
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)


def upgrade() -> None:
    _articles()
    _marks()
    _queries()
    _ask_about_words()
    _overrides()
    _sign_off()
    _names()


def downgrade() -> None:
    raise NotImplementedError("A file does not go back: use the copy made before it changed.")


def _articles() -> None:
    said = "title byline publisher url published_on language purpose scale fetching"
    _table(
        "article",
        *map(_text, said.split()),
        _whole("next_claim"),
        _whole("next_query", "1"),
        _text("state"),
        _time("created_at"),
        _maybe("deleted_at", sa.DateTime(timezone=True)),
        _one_of("article", "fetching", "ask now asked never"),
        _one_of("article", "purpose", "draft statements"),
        _one_of("article", "state", "open signed shelved"),
        made_as="new_article",
    )
    asked = '(SELECT 1 + count(*) FROM "query" WHERE "query".article = article.id)'
    kept = f"id {said} next_claim state created_at deleted_at"
    _take_over("article", kept, ", next_query", f", {asked}")


def _marks() -> None:
    kept = "claim revision start_offset end_offset exact prefix suffix status"
    _table(
        "mark",
        *map(_whole, ("claim", "revision")),
        *map(_maybe_whole, ("start_offset", "end_offset")),
        *map(_text, ("exact", "prefix", "suffix", "status")),
        _maybe_whole("carried_from"),
        _text("sentence", "same"),
        sa.Column("reviewed", sa.Boolean(), nullable=False, server_default="0"),
        _one_of("mark", "status", _STATUSES),
        _one_of("mark", "sentence", "same changed"),
        _check("mark", "offsets", _PLACED),
        _refers("mark", "claim"),
        _refers("mark", "revision"),
        _refers("mark", "carried_from", "mark"),
        made_as="new_mark",
    )
    _take_over("mark", f"id {kept}")
    op.create_index("ix_mark_place", "mark", ["revision", "start_offset"])
    _indexes("mark", "claim", "carried_from")


def _queries() -> None:
    kept = (
        "article claim revision start_offset end_offset to_whom asked_by question proposed state "
        "answer asked_at due_on answered_at"
    )
    _table(
        "query",
        _whole("article"),
        _maybe_whole("claim"),
        *map(_whole, ("revision", "start_offset", "end_offset")),
        *map(_text, ("to_whom", "asked_by", "question")),
        _maybe("proposed", sa.String()),
        *map(_text, ("state", "answer")),
        _time("asked_at"),
        _text("due_on"),
        _maybe("answered_at", sa.DateTime(timezone=True)),
        _whole("number", "0"),
        _text("whom", ""),
        _text("exact", ""),
        _text("status", "exact"),
        _maybe_whole("applied_in"),
        _one_of("query", "state", "open answered accepted rejected withdrawn"),
        _one_of("query", "to_whom", "author subject expert"),
        _one_of("query", "status", _STATUSES),
        _check("query", "offsets", "start_offset >= 0 AND end_offset >= start_offset"),
        *(_refers("query", name) for name in ("article", "claim", "revision")),
        _refers("query", "applied_in", "revision"),
        made_as="new_query",
    )
    _take_over("query", f"id {kept}", ", number", f', ({_BEHIND} AND other.id <= "query".id)')
    _indexes("query", "article", "claim", "revision", "applied_in")
    _unique_where("uq_query_number", "query", "article number", "number > 0")


def _ask_about_words() -> None:
    """Gives each query the words that it was asked about."""
    connection = op.get_bind()
    asked = connection.exec_driver_sql(
        """SELECT "query".id, start_offset, end_offset, content, coding FROM "query"
        JOIN revision ON revision.id = "query".revision
        JOIN blob ON blob.sha256 = revision.text_sha256"""
    )
    for query, start, end, content, coding in asked.fetchall():
        text = zlib.decompress(content) if coding == "zlib" else content
        words = str(text, "utf-8", "replace")[start:end]
        connection.exec_driver_sql('UPDATE "query" SET exact = ? WHERE id = ?', (words, query))


def _overrides() -> None:
    """Of a rule there may be several for a claim, each about another thing of it.

    By hand: Alembic's batches write constraints in another order each time, and no two files would
    be built alike.
    """
    owners = ("claim", "article")
    _table(
        "override",
        _maybe_whole("claim"),
        *map(_text, ("rule", "reason", "by")),
        _time("at"),
        _maybe_whole("article"),
        _text("about", ""),
        _one_of("override", "rule", _RULES),
        _check("override", "owner", "(claim IS NULL) <> (article IS NULL)"),
        *(_refers("override", owner) for owner in owners),
        *(_unique("override", owner, "rule", "about") for owner in owners),
        made_as="new_override",
    )
    _take_over("override", "id claim rule reason by at")
    _indexes("override", *owners)


def _sign_off() -> None:
    _table(
        "sign_off",
        *map(_whole, ("article", "revision")),
        *map(_text, ("kind", "by")),
        _time("at"),
        _text("note"),
        _text("overrides"),
        _one_of("sign_off", "kind", "signed reopened"),
        *(_refers("sign_off", name) for name in ("article", "revision")),
    )
    _indexes("sign_off", "article", "revision")
    _table(
        "correction",
        _whole("article"),
        _maybe_whole("claim"),
        *map(_text, ("old_text", "new_text", "public_wording", "by")),
        _time("at"),
        _text("kind", "text"),
        *map(_maybe_whole, ("revision", "verdict")),
        _one_of("correction", "kind", "text verdict"),
        *(_refers("correction", name) for name in ("article", "claim", "revision", "verdict")),
        made_as="new_correction",
    )
    _take_over("correction", "id article claim old_text new_text public_wording by at")
    _indexes("correction", "article", "claim", "revision", "verdict")


def _names() -> None:
    _table(
        "name_check",
        _whole("article"),
        *map(_text, ("words", "verdict", "note", "by")),
        _time("at"),
        _one_of("name_check", "verdict", "right wrong open"),
        _refers("name_check", "article"),
        _unique("name_check", "article", "words"),
    )
    _indexes("name_check", "article")
