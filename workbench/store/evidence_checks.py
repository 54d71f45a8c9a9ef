"""What `verify` checks of stored content, of captures' texts and of pinned passages."""

import hashlib
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from workbench.model.states import Match
from workbench.store.packing import unpack

Problems = Iterator[str | None]
"""What a check yields for each thing it looked at: None, or a sentence for what is wrong."""

_PINS = """
    SELECT evidence.text_sha256, evidence.id, claim.article, claim.number, passage, passage_start,
        passage_end, passage_sha256, passage_match,
        EXISTS (SELECT 1 FROM capture_text JOIN capture ON capture.id = capture_text.capture
            WHERE capture.id = evidence.capture AND capture.source = evidence.source
            AND capture_text.text_sha256 = evidence.text_sha256)
    FROM evidence JOIN claim ON claim.id = evidence.claim
    WHERE evidence.text_sha256 IS NOT NULL ORDER BY evidence.text_sha256
"""

_BADGED = """
    SELECT evidence.id, claim.article, claim.number FROM evidence
    JOIN claim ON claim.id = evidence.claim
    WHERE passage_match = 'verbatim' AND evidence.text_sha256 IS NULL
"""


def blobs(connection: sqlite3.Connection) -> Problems:
    """That all content is, once unpacked, what its name says."""
    for digest, content, coding in connection.execute(
        "SELECT sha256, content, coding FROM blob ORDER BY sha256"
    ):
        try:
            same = hashlib.sha256(unpack(content, coding)).hexdigest() == digest
        except ValueError as damage:
            yield f"The content kept as {digest[:12]}… cannot be read: {damage}."
        else:
            yield None if same else f"The content kept as {digest[:12]}… is not what was stored."


def capture_texts(connection: sqlite3.Connection) -> Problems:
    """That every text that was read out of a capture is as long as it was, and its bytes too."""
    found = connection.execute("SELECT id, text_sha256, length FROM capture_text ORDER BY id")
    for identity, digest, length in found:
        same = len(text_of(connection, digest)) == length
        yield None if same else f"Text {identity} of a capture is not as long as it was."
    # A size of 0 is a capture's of an early file, which did not keep it.
    for identity, digest, size in connection.execute(
        "SELECT id, sha256, size FROM capture WHERE size > 0 ORDER BY id"
    ):
        same = len(_content(connection, digest)) == size
        yield None if same else f"Capture {identity} is not as large as it was."


def passages(connection: sqlite3.Connection) -> Problems:
    """That every pinned passage is what was pinned, and stands where it is said to stand."""
    for digest, pins in groupby(connection.execute(_PINS).fetchall(), key=lambda row: str(row[0])):
        text = text_of(connection, digest)
        for _digest, piece, article, number, *pin, is_captured in pins:
            wrong = _wrong(text, *pin) if is_captured else "is pinned in a text of no capture of it"
            yield wrong and f"The passage of source {piece} on claim {article}/{number} {wrong}."
    for piece, article, number in connection.execute(_BADGED):
        yield f"Source {piece} on claim {article}/{number} is badged verbatim without a place."


def _wrong(
    text: str, passage: str, start: int | None, end: int | None, digest: str, match: str
) -> str | None:
    if start is None or end is None or end > len(text):
        return "has no place in its text"
    if hashlib.sha256(passage.encode()).hexdigest() != digest:
        return "is not the one that was pinned"
    stands = text[start:end] == passage
    if stands != (match == Match.VERBATIM):
        return "is badged verbatim and does not stand there" if not stands else "is badged wrongly"
    return None


def text_of(connection: sqlite3.Connection, digest: str) -> str:
    """The text kept under a sha256, empty where it is not there or cannot be read."""
    return str(_content(connection, digest), "utf-8", "replace")


def _content(connection: sqlite3.Connection, digest: str) -> bytes:
    row = connection.execute(
        "SELECT content, coding FROM blob WHERE sha256 = ?", (digest,)
    ).fetchone()
    if row is None:
        return b""
    try:
        return unpack(*row)
    except ValueError:  # which `blobs` tells
        return b""
