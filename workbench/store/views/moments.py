"""How views give a time: ISO 8601 in UTC, `2026-11-22T14:02:11.123456Z`, empty where there is none.

SQLite keeps what SQLAlchemy writes, `2026-11-22 14:02:11.123456`, always UTC.
"""


def moment(column: str) -> str:
    """The SQL expression that gives the time in `column` as views show it."""
    return f"coalesce(replace({column}, ' ', 'T') || 'Z', '')"
