"""By what a Word document of ours is known again when it comes back, and each query in it.

Word and LibreOffice keep all of these: bookmarks, the initials of a comment, and its first line.
"""

import re
from typing import NamedTuple

OURS = "WB"
"""The initials of our comments: whoever answers beside them has others."""

MARGIN_MARK = re.compile(r"\[q(\d{1,9})\]")
"""Begins our comment on a query."""

CLAIM_MARK = re.compile(r"(?:Claim \d{1,9}|Left out of this document): ")
"""Begins our other comments."""

_BOOKMARK = re.compile(r"workbench_q(\d{1,9})(c?)")
_ARTICLE = re.compile(r"workbench_article_(\d{1,15})_(\d{1,9})")


class Marked(NamedTuple):
    """A bookmark at a query's words; `is_change` where its wording stood there as a change."""

    number: int
    is_change: bool


def article_bookmark(article: int, revision: int) -> str:
    """The bookmark by which a document says what it is of."""
    return f"workbench_article_{article}_{revision}"


def article_of(bookmark: str) -> tuple[int, int] | None:
    """The article and the revision that a bookmark names, None where it is another bookmark."""
    found = _ARTICLE.fullmatch(bookmark)
    return (int(found[1]), int(found[2])) if found else None


def query_bookmark(number: int, is_change: bool) -> str:
    """The bookmark at a query's words: it stays where a reader takes the comment away."""
    return f"workbench_q{number}{'c' if is_change else ''}"


def marked_by(bookmark: str) -> Marked | None:
    """What a bookmark says of a query, None where it is another bookmark."""
    found = _BOOKMARK.fullmatch(bookmark)
    return Marked(int(found[1]), bool(found[2])) if found else None
