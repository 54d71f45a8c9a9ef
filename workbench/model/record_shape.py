"""The shape of a record: what an article's whole check is made of, table by table. One description
serves reading, writing, checking and the JSON Schema; a test holds it against the file's tables.
"""

from workbench.model.captured import Probe
from workbench.model.record_columns import (
    LISTS,
    Column,
    Kind,
    Table,
    of,
    one_of,
    place,
    texts,
    time,
    whole,
    yes,
)
from workbench.model.states import (
    ArchiveState,
    ArchiveWish,
    ArticleState,
    CaptureHow,
    ClaimKind,
    ClaimState,
    CorrectionKind,
    Fetching,
    MarkStatus,
    Match,
    NameVerdict,
    OverrideRule,
    Purpose,
    QueryState,
    Round,
    SentenceState,
    SignOffKind,
    SourceKind,
    Stance,
    SuppliedBy,
    TokenKind,
    ToWhom,
)

ARTICLE = Table(
    "article",
    (
        *texts("title byline publisher url published_on language"),
        one_of("purpose", Purpose),
        Column("scale", Kind.SCALE),
        one_of("fetching", Fetching),
        whole("next_claim", 1),
        whole("next_query", 1),
        one_of("state", ArticleState),
        time("created_at"),
    ),
)

TABLES = (
    Table(
        "revision",
        (
            whole("number", 1),
            Column("text_sha256", Kind.HASH),
            whole("length"),
            *texts("origin extractor"),
            Column("locators", Kind.PLACES),
            time("imported_at"),
        ),
        (("number",),),
    ),
    Table(
        "claim",
        (
            whole("number", -(2**53)),
            *texts("restated claimant claimed_on"),
            one_of("kind", ClaimKind),
            whole("priority", 1, 3),
            one_of("state", ClaimState),
            *texts("waiting_on"),
            time("waiting_since", optional=True),
            *texts("waiting_until flags"),
            whole("rev", 1),
        ),
        key="number",
    ),
    Table(
        "token",
        (
            of("revision"),
            *place(),
            one_of("kind", TokenKind),
            *texts("words rules_version"),
            whole("ticked", 0, 1, optional=True),
            of("claim", optional=True),
        ),
    ),
    Table(
        "mark",
        (
            of("claim"),
            of("revision"),
            whole("start_offset", optional=True),
            whole("end_offset", 1, optional=True),
            *texts("exact prefix suffix"),
            one_of("status", MarkStatus),
            of("carried_from", "mark", optional=True),
            one_of("sentence", SentenceState),
            yes("reviewed"),
        ),
    ),
    Table("cover", (of("revision"), *place(), *texts("reason"))),
    Table(
        "query",
        (
            of("claim", optional=True),
            of("revision"),
            *place(0),
            one_of("to_whom", ToWhom),
            *texts("asked_by question"),
            Column("proposed", optional=True),
            one_of("state", QueryState),
            *texts("answer"),
            time("asked_at"),
            *texts("due_on"),
            time("answered_at", optional=True),
            whole("number"),
            *texts("whom exact"),
            one_of("status", MarkStatus),
            of("applied_in", "revision", optional=True),
        ),
    ),
    Table(
        "name_check",
        (*texts("words"), one_of("verdict", NameVerdict), *texts("note by"), time("at")),
        (("words",),),
    ),
    Table(
        "sign_off",
        (
            of("revision"),
            one_of("kind", SignOffKind),
            *texts("by"),
            time("at"),
            *texts("note"),
            Column("overrides", Kind.SET_ASIDE),
        ),
    ),
    Table(
        "source",
        (
            one_of("kind", SourceKind),
            *texts("url canonical_url title author publisher published_on origin"),
            yes("primary_source", optional=True),
            yes("sensitive"),
            *texts("note"),
        ),
    ),
    Table(
        "capture",
        (
            of("source"),
            time("at"),
            one_of("how", CaptureHow),
            whole("status", optional=True),
            *texts("final_url"),
            Column("headers", Kind.PAIRS),
            Column("sha256", Kind.HASH),
            *texts("media_type url"),
            Column("redirects", Kind.TEXTS),
            *texts("charset"),
            whole("size"),
            *texts("file_name note"),
        ),
    ),
    Table(
        "capture_text",
        (
            of("capture"),
            time("at"),
            *texts("extractor"),
            Column("text_sha256", Kind.HASH),
            whole("length"),
            *texts("title"),
            Column("authors", Kind.TEXTS),
            *texts("published_on modified_on site canonical_url language"),
            yes("is_paywalled", optional=True),
            Column("locators", Kind.PLACES),
            *texts("credit note"),
        ),
    ),
    Table(
        "link_check",
        (
            of("source"),
            time("at"),
            one_of("outcome", Probe),
            whole("http_status", optional=True),
            *texts("detail"),
        ),
    ),
    Table(
        "archive_job",
        (
            of("source"),
            *texts("service"),
            one_of("state", ArchiveState),
            whole("attempts"),
            time("next_at", optional=True),
            *texts("url detail"),
            one_of("wish", ArchiveWish),
            *texts("job"),
            time("archived_at", optional=True),
        ),
        (("source", "service", "wish"),),
    ),
    Table(
        "shared_text",
        (of("source"), of("other", "source"), whole("percent", 0, 100), time("at")),
        (("source", "other"),),
    ),
    Table(
        "evidence",
        (
            of("claim"),
            of("source"),
            *texts("url"),
            one_of("stance", Stance),
            one_of("supplied_by", SuppliedBy),
            *texts("passage"),
            whole("passage_start", optional=True),
            whole("passage_end", 1, optional=True),
            of("capture", optional=True),
            *texts("locator"),
            one_of("passage_match", Match),
            *texts("note private_note"),
            whole("position"),
            Column("text_sha256", Kind.HASH, optional=True),
            *texts("passage_sha256"),
            of("gone_in", "capture", optional=True),
        ),
        (("claim", "source"),),
    ),
    Table(
        "verdict",
        (
            of("claim"),
            Column("rating", optional=True),
            *texts("rationale"),
            one_of("round", Round),
            *texts("by"),
            time("at"),
        ),
    ),
    Table(
        "verdict_evidence",
        (of("verdict"), of("evidence")),
        (("verdict", "evidence"),),
    ),
    Table(
        "correction",
        (
            of("claim", optional=True),
            *texts("old_text new_text public_wording by"),
            time("at"),
            one_of("kind", CorrectionKind),
            of("revision", optional=True),
            of("verdict", optional=True),
        ),
    ),
    Table(
        "override",
        (
            of("claim", optional=True),
            one_of("rule", OverrideRule),
            *texts("reason by"),
            time("at"),
            *texts("about"),
        ),
        (("claim", "rule", "about"),),
    ),
)
"""In this order a row names only rows of tables before its own, or of its own."""

BY_NAME = {table.name: table for table in (ARTICLE, *TABLES)}

NAMES_ROWS = {
    table.name: {column.name: column.of for column in table.columns if column.of}
    for table in (ARTICLE, *TABLES)
}
"""By table, the columns that name rows, and of which table."""

AS_JSON = {
    table.name: frozenset(
        column.name for column in table.columns if column.kind in {*LISTS, Kind.SCALE}
    )
    for table in (ARTICLE, *TABLES)
}
"""By table, the columns that hold JSON: a text in the file, itself in a record."""
