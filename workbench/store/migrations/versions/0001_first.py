"""The first schema: articles, claims, verdicts, sources, tokens, queries and the history."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _table(name: str, *columns: SchemaItem) -> None:
    """A table with ids that are never used again."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        *columns,
        sqlite_autoincrement=True,
    )


def _texts(*names: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _maybe_texts(*names: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.String(), nullable=True) for name in names]


def _whole(*names: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _maybe_whole(*names: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def _times(*names: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _maybe_times(*names: str) -> list[SchemaItem]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in names]


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


def _index(table: str, *columns: str, name: str = "", where: str | None = None) -> None:
    op.create_index(
        op.f(f"ix_{table}_{name or '_'.join(columns)}"),
        table,
        list(columns),
        sqlite_where=None if where is None else sa.text(where),
    )


def upgrade() -> None:
    _articles()
    _claims()
    _sources()
    _words_about_words()
    _history()


def downgrade() -> None:
    raise NotImplementedError("A file does not go back: use the copy made before it changed.")


def _articles() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    _table(
        "article",
        *_texts(
            "title",
            "byline",
            "publisher",
            "url",
            "published_on",
            "language",
            "purpose",
            "scale",
            "fetching",
        ),
        *_whole("next_claim"),
        *_texts("state"),
        *_times("created_at"),
        *_maybe_times("deleted_at"),
        _one_of("article", "fetching", "ask now asked never"),
        _one_of("article", "purpose", "draft statements"),
        _one_of("article", "state", "open signed shelved"),
    )
    _table(
        "revision",
        *_whole("article", "number"),
        *_texts("text_sha256"),
        *_whole("length"),
        *_texts("origin", "extractor", "locators"),
        *_times("imported_at"),
        _refers("revision", "article", "article.id"),
        _refers("revision", "text_sha256", "blob.sha256"),
        _unique("revision", "article", "number"),
    )
    _index("revision", "article")
    _index("revision", "text_sha256")


def _claims() -> None:
    _table(
        "claim",
        *_whole("article", "number"),
        *_texts("restated", "claimant", "claimed_on", "kind"),
        *_whole("priority"),
        *_texts("state", "waiting_on"),
        *_maybe_times("waiting_since"),
        *_texts("waiting_until", "flags"),
        *_whole("rev"),
        _one_of("claim", "kind", "number date name quotation event cause comparison other"),
        _check("claim", "priority", "priority BETWEEN 1 AND 3"),
        _one_of("claim", "state", "open waiting settled cut"),
        _refers("claim", "article", "article.id"),
        _unique("claim", "article", "number"),
    )
    _index("claim", "article")
    _table(
        "mark",
        *_whole("claim", "revision", "start_offset", "end_offset"),
        *_texts("exact", "prefix", "suffix", "status"),
        _check("mark", "offsets", "start_offset >= 0 AND end_offset > start_offset"),
        _one_of("mark", "status", "exact moved changed ambiguous lost"),
        _refers("mark", "claim", "claim.id"),
        _refers("mark", "revision", "revision.id"),
    )
    _index("mark", "claim")
    _index("mark", "revision", "start_offset", name="place")
    _table(
        "token",
        *_whole("revision", "start_offset", "end_offset"),
        *_texts("kind", "words", "rules_version"),
        *_maybe_whole("ticked", "claim"),
        _one_of("token", "kind", "number date name quotation comparison"),
        _check("token", "offsets", "start_offset >= 0 AND end_offset > start_offset"),
        _check("token", "ticked", "ticked IN (0, 1)"),
        _refers("token", "claim", "claim.id"),
        _refers("token", "revision", "revision.id"),
    )
    _index("token", "claim")
    _index("token", "revision", "start_offset", name="place")
    _index(
        "token",
        "revision",
        "start_offset",
        name="unjudged",
        where="ticked IS NULL AND claim IS NULL",
    )
    _index(
        "token",
        "revision",
        "start_offset",
        "end_offset",
        name="long",
        where="end_offset - start_offset > 60",
    )
    _index(
        "token",
        "revision",
        "kind",
        name="unjudged_kind",
        where="ticked IS NULL AND claim IS NULL",
    )
    _index("token", "revision", "kind", "words", "ticked", name="words")
    _table(
        "cover",
        *_whole("revision", "start_offset", "end_offset"),
        *_texts("reason"),
        _check("cover", "offsets", "start_offset >= 0 AND end_offset > start_offset"),
        _refers("cover", "revision", "revision.id"),
    )
    _index("cover", "revision", "start_offset", name="place")
    _table(
        "verdict",
        *_whole("claim"),
        *_maybe_texts("rating"),
        *_texts("rationale", "round", "by"),
        *_times("at"),
        _one_of("verdict", "round", "first second editor"),
        _refers("verdict", "claim", "claim.id"),
    )
    _index("verdict", "claim")


def _sources() -> None:
    _table(
        "source",
        *_texts(
            "kind", "url", "canonical_url", "title", "author", "publisher", "published_on", "origin"
        ),
        sa.Column("primary_source", sa.Boolean(), nullable=True),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        *_texts("note"),
        _one_of(
            "source",
            "kind",
            "web document book dataset post interview call email recording calculation",
        ),
    )
    op.create_index(
        "uq_source_canonical_url",
        "source",
        ["canonical_url"],
        unique=True,
        sqlite_where=sa.text("canonical_url <> ''"),
    )
    _table(
        "capture",
        *_whole("source"),
        *_times("at"),
        *_texts("how"),
        *_maybe_whole("status"),
        *_texts("final_url", "headers", "sha256", "media_type"),
        *_maybe_texts("text_sha256"),
        *_texts("extractor"),
        _one_of("capture", "how", "fetched supplied"),
        _refers("capture", "sha256", "blob.sha256"),
        _refers("capture", "source", "source.id"),
        _refers("capture", "text_sha256", "blob.sha256"),
    )
    _index("capture", "sha256")
    _index("capture", "source")
    _index("capture", "text_sha256")
    _table(
        "evidence",
        *_whole("claim", "source"),
        *_texts("url", "stance", "supplied_by", "passage"),
        *_maybe_whole("passage_start", "passage_end", "capture"),
        *_texts("locator", "passage_match", "note", "private_note"),
        *_whole("position"),
        _one_of("evidence", "passage_match", "verbatim close absent unchecked"),
        _one_of("evidence", "stance", "none supports refutes partly context said-here"),
        _one_of("evidence", "supplied_by", "author checker claimant"),
        _refers("evidence", "capture", "capture.id"),
        _refers("evidence", "claim", "claim.id"),
        _refers("evidence", "source", "source.id"),
        _unique("evidence", "claim", "source"),
    )
    _index("evidence", "capture")
    _index("evidence", "claim")
    _index("evidence", "source")
    _table(
        "verdict_evidence",
        *_whole("verdict", "evidence"),
        _refers("verdict_evidence", "evidence", "evidence.id"),
        _refers("verdict_evidence", "verdict", "verdict.id"),
        _unique("verdict_evidence", "verdict", "evidence"),
    )
    _index("verdict_evidence", "evidence")
    _index("verdict_evidence", "verdict")
    _table(
        "link_check",
        *_whole("source"),
        *_times("at"),
        *_texts("outcome"),
        *_maybe_whole("http_status"),
        *_texts("detail"),
        _refers("link_check", "source", "source.id"),
    )
    _index("link_check", "source")
    _table(
        "archive_job",
        *_whole("source"),
        *_texts("service", "state"),
        *_whole("attempts"),
        *_maybe_times("next_at"),
        *_texts("url", "detail"),
        _refers("archive_job", "source", "source.id"),
    )
    _index("archive_job", "source")


def _words_about_words() -> None:
    _table(
        "query",
        *_whole("article"),
        *_maybe_whole("claim"),
        *_whole("revision", "start_offset", "end_offset"),
        *_texts("to_whom", "asked_by", "question"),
        *_maybe_texts("proposed"),
        *_texts("state", "answer"),
        *_times("asked_at"),
        *_texts("due_on"),
        *_maybe_times("answered_at"),
        _one_of("query", "state", "open answered accepted rejected withdrawn"),
        _one_of("query", "to_whom", "author subject expert"),
        _refers("query", "article", "article.id"),
        _refers("query", "claim", "claim.id"),
        _refers("query", "revision", "revision.id"),
    )
    _index("query", "article")
    _index("query", "claim")
    _index("query", "revision")
    _table(
        "correction",
        *_whole("article"),
        *_maybe_whole("claim"),
        *_texts("old_text", "new_text", "public_wording", "by"),
        *_times("at"),
        _refers("correction", "article", "article.id"),
        _refers("correction", "claim", "claim.id"),
    )
    _index("correction", "article")
    _index("correction", "claim")
    _table(
        "draft",
        *_texts("table_name"),
        *_whole("row"),
        *_texts("field", "by", "text"),
        *_times("at"),
        _unique("draft", "table_name", "row", "field", "by"),
    )


def _history() -> None:
    _table(
        "action",
        *_times("at"),
        *_texts("who", "origin", "verb", "label"),
        *_maybe_whole("article", "claim", "reverses"),
        _one_of("action", "origin", "person program"),
    )
    _index("action", "article", "id", name="article")
    _index("action", "claim")
    _index("action", "reverses")
    _table(
        "change",
        *_whole("action"),
        *_texts("table_name"),
        *_whole("row"),
        *_maybe_whole("claim"),
        *_maybe_texts("before", "after"),
    )
    _index("change", "action")
    _index("change", "claim")
    _index("change", "table_name", "row", name="row")
