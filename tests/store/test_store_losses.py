"""What a damaged file lost is named by what it hung on."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from workbench.store.losses import what_is_lost

GONE = 9_999


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    """Article 3 with its claim 3/7 and its revision 5, as far as names need them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(
            """CREATE TABLE claim (id, article, number); INSERT INTO claim VALUES (20, 3, 7);
            CREATE TABLE revision (id, article); INSERT INTO revision VALUES (5, 3);
            CREATE TABLE source (id, title, url); INSERT INTO source VALUES (8, '', 'https://x.y/');
            """
        )
        yield connection


@pytest.mark.parametrize(
    ("table", "fields", "named"),
    [
        ("claim", {"article": 3, "number": 8}, "Claim 3/8 is lost."),
        ("verdict", {"claim": 20}, "“verdict” of claim 3/7"),
        ("verdict", {"claim": GONE}, "“verdict” of a claim that is lost too"),
        ("override", {"claim": 20, "article": None}, "“override” of claim 3/7"),
        ("override", {"claim": None, "article": 3}, "“override” of article 3"),
        ("query", {"claim": None, "article": 3, "revision": 5}, "“query” of article 3"),
        ("correction", {"claim": None, "article": 3}, "“correction” of article 3"),
        ("mark", {"claim": 20, "revision": 5}, "“mark” of claim 3/7"),
        ("token", {"claim": None, "revision": 5}, "“token” of article 3"),
        ("token", {"claim": 20, "revision": 5}, "“token” of article 3"),
        ("cover", {"revision": GONE}, "Row 4 of “cover” is lost."),
        ("shared_text", {"source": 8}, "Row 4 of “shared_text” is lost."),
        ("override", {}, "Row 4 of “override” is lost."),
        (
            "capture",
            {"source": 8, "at": "2026-11-22"},
            "The capture of “https://x.y/” of 2026-11-22",
        ),
    ],
)
def test_a_lost_row_is_named_by_its_claim_or_its_article(
    raw: sqlite3.Connection, table: str, fields: dict[str, Any], named: str
) -> None:
    assert named in what_is_lost(raw, table, 4, fields)
