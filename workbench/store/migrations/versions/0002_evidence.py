"""Captures with texts of their own, pinned places, closed sets for links and archives.

SQLite cannot change a table's constraints: such a table is made anew under another name, filled,
and renamed. Foreign keys are off meanwhile.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OUTCOMES = "ok gone removed blocked failed unknown"
_STATES = "queued asking submitted archived accepted not-archived failed could-not-ask needs-key"


def _text(name: str, default: str | None = None) -> SchemaItem:
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def _whole(name: str, default: str | None = None) -> SchemaItem:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=default)


def _maybe(name: str, kind: sa.types.TypeEngine[Any]) -> SchemaItem:
    return sa.Column(name, kind, nullable=True)


def _time(name: str) -> SchemaItem:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _refers(table: str, column: str, to: str) -> SchemaItem:
    return sa.ForeignKeyConstraint(
        [column], [to], name=op.f(f"fk_{table}_{column}"), ondelete="RESTRICT"
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


def _index(table: str, *columns: str, name: str = "", where: str | None = None) -> None:
    op.create_index(
        op.f(f"ix_{table}_{name or '_'.join(columns)}"),
        table,
        list(columns),
        sqlite_where=None if where is None else sa.text(where),
    )


def _take_over(table: str, kept: str, others: str = "", values: str = "") -> None:
    """Fills the new table from the old one, and puts it in its place."""
    columns = ", ".join(f'"{name}"' for name in kept.split())
    op.execute(
        f'INSERT INTO new_{table} ({columns}{others}) SELECT {columns}{values} FROM "{table}"'  # noqa: S608 - names of this file
    )
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)


def upgrade() -> None:
    _blobs()
    _captures()
    _evidence()
    _links()
    _archives()
    _origins_and_overrides()


def downgrade() -> None:
    raise NotImplementedError("A file does not go back: use the copy made before it changed.")


def _blobs() -> None:
    op.create_table(
        "new_blob",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _text("coding", "plain"),
        _one_of("blob", "coding", "plain zlib"),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    _take_over("blob", "sha256 content")


def _captures() -> None:
    _capture_texts()
    _move_texts()
    _table(
        "capture",
        _whole("source"),
        _time("at"),
        _text("how"),
        _maybe("status", sa.Integer()),
        *map(_text, ("final_url", "headers", "sha256", "media_type")),
        _text("url", ""),
        _text("redirects", "[]"),
        _text("charset", ""),
        _whole("size", "0"),
        _text("file_name", ""),
        _text("note", ""),
        _one_of("capture", "how", "fetched supplied"),
        _refers("capture", "sha256", "blob.sha256"),
        _refers("capture", "source", "source.id"),
        made_as="new_capture",
    )
    kept = "id source at how status final_url headers sha256 media_type"
    size = "(SELECT length(content) FROM blob WHERE blob.sha256 = capture.sha256)"
    _take_over("capture", kept, ", size", f", {size}")
    _index("capture", "sha256")
    _index("capture", "source")


def _capture_texts() -> None:
    _table(
        "capture_text",
        _whole("capture"),
        _time("at"),
        *map(_text, ("extractor", "text_sha256")),
        _whole("length"),
        *map(_text, ("title", "authors", "published_on", "modified_on", "site")),
        *map(_text, ("canonical_url", "language")),
        _maybe("is_paywalled", sa.Boolean()),
        *map(_text, ("locators", "credit", "note")),
        _refers("capture_text", "capture", "capture.id"),
        _refers("capture_text", "text_sha256", "blob.sha256"),
    )
    _index("capture_text", "capture")
    _index("capture_text", "text_sha256")


def _move_texts() -> None:
    """A capture's text becomes a row of its own, and the history tells of it."""
    connection = op.get_bind()
    found = connection.exec_driver_sql(
        """SELECT capture.id, at, extractor, text_sha256, content FROM capture
        JOIN blob ON blob.sha256 = text_sha256 ORDER BY capture.id"""
    ).fetchall()
    if not found:
        return
    action = connection.exec_driver_sql(
        """INSERT INTO "action" (at, who, origin, verb, label)
        SELECT coalesce((SELECT at FROM "action" ORDER BY id DESC), ?), 'workbench', 'program',
        'update', 'Gave the texts of captures rows of their own' RETURNING id""",
        (found[0][1],),
    ).scalar_one()
    for capture, at, extractor, digest, content in found:
        row = {
            "capture": capture,
            "at": at,
            "extractor": extractor,
            "text_sha256": digest,
            "length": len(str(content, "utf-8", "replace")),
            **dict.fromkeys(("title", "published_on", "modified_on", "site"), ""),
            **dict.fromkeys(("canonical_url", "language", "credit", "note"), ""),
            **dict.fromkeys(("authors", "locators"), "[]"),
            "is_paywalled": None,
        }
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        identity = connection.exec_driver_sql(
            f"INSERT INTO capture_text ({names}) VALUES ({marks}) RETURNING id",  # noqa: S608 - names of this file
            tuple(row.values()),
        ).scalar_one()
        told = {"id": identity, **row, "at": f"{at.replace(' ', 'T')}Z"}
        connection.exec_driver_sql(
            """INSERT INTO "change" (action, table_name, "row", after)
            VALUES (?, 'capture_text', ?, ?)""",
            (action, identity, json.dumps(told, ensure_ascii=False, separators=(",", ":"))),
        )


def _evidence() -> None:
    kept = (
        "claim source url stance supplied_by passage passage_start passage_end capture locator "
        "passage_match note private_note position"
    )
    _table(
        "evidence",
        *map(_whole, ("claim", "source")),
        *map(_text, ("url", "stance", "supplied_by", "passage")),
        *(_maybe(name, sa.Integer()) for name in ("passage_start", "passage_end", "capture")),
        *map(_text, ("locator", "passage_match", "note", "private_note")),
        _whole("position"),
        _maybe("text_sha256", sa.String()),
        _text("passage_sha256", ""),
        _maybe("gone_in", sa.Integer()),
        _one_of("evidence", "passage_match", "verbatim close absent unchecked"),
        _one_of("evidence", "stance", "none supports refutes partly context said-here"),
        _one_of("evidence", "supplied_by", "author checker claimant"),
        _check("evidence", "place", "passage_start >= 0 AND passage_end > passage_start"),
        *(_refers("evidence", name, f"{name}.id") for name in ("capture", "claim", "source")),
        _refers("evidence", "gone_in", "capture.id"),
        _refers("evidence", "text_sha256", "blob.sha256"),
        _unique("evidence", "claim", "source"),
        made_as="new_evidence",
    )
    _take_over("evidence", f"id {kept}")
    for column in ("capture", "claim", "source", "text_sha256", "gone_in"):
        _index("evidence", column)


def _links() -> None:
    _table(
        "link_check",
        _whole("source"),
        _time("at"),
        _text("outcome"),
        _maybe("http_status", sa.Integer()),
        _text("detail"),
        _one_of("link_check", "outcome", _OUTCOMES),
        _refers("link_check", "source", "source.id"),
        made_as="new_link_check",
    )
    _take_over("link_check", "id source at outcome http_status detail")
    _index("link_check", "source")
    _index("link_check", "source", "outcome", name="outcome")


def _archives() -> None:
    """What the queue called done is archived; what it had no word for is asked again."""
    _table(
        "archive_job",
        _whole("source"),
        *map(_text, ("service", "state")),
        _whole("attempts"),
        _maybe("next_at", sa.DateTime(timezone=True)),
        *map(_text, ("url", "detail")),
        _text("wish", "save"),
        _text("job", ""),
        _maybe("archived_at", sa.DateTime(timezone=True)),
        _one_of("archive_job", "state", _STATES),
        _one_of("archive_job", "wish", "find save"),
        _refers("archive_job", "source", "source.id"),
        _unique("archive_job", "source", "service", "wish"),
        made_as="new_archive_job",
    )
    known = ", ".join(f"'{state}'" for state in _STATES.split())
    newest = "SELECT max(id) FROM archive_job GROUP BY source, service"
    op.execute(f"DELETE FROM archive_job WHERE id NOT IN ({newest})")  # noqa: S608 - words of this file
    _take_over(
        "archive_job",
        "id source service attempts next_at url detail",
        ", state",
        f", CASE WHEN state = 'done' THEN 'archived' WHEN state IN ({known}) THEN state "
        "ELSE 'queued' END",
    )
    _index("archive_job", "source")
    _index("archive_job", "next_at", name="due", where="next_at IS NOT NULL")


def _origins_and_overrides() -> None:
    _table(
        "shared_text",
        *map(_whole, ("source", "other", "percent")),
        _time("at"),
        _check("shared_text", "order", "source < other"),
        _check("shared_text", "percent", "percent BETWEEN 0 AND 100"),
        *(_refers("shared_text", name, "source.id") for name in ("source", "other")),
        _unique("shared_text", "source", "other"),
    )
    for column in ("source", "other"):
        _index("shared_text", column)
    _table(
        "override",
        _whole("claim"),
        *map(_text, ("rule", "reason", "by")),
        _time("at"),
        _one_of("override", "rule", "sufficiency"),
        _refers("override", "claim", "claim.id"),
        _unique("override", "claim", "rule"),
    )
    _index("override", "claim")
