"""A record: all that is known of an article's check, as it travels from one file to another."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from workbench.model.handover import LeftOut

Fields = dict[str, Any]

FORMAT = "workbench record"
"""What a record's file says of itself, at its very beginning."""

BEGINNING = 1_000
"""Bytes at a file's start that are looked at for that."""


def is_record(body: bytes) -> bool:
    """Whether a file says of itself that it is a record, of whatever version."""
    return f'"{FORMAT}"'.encode() in body[:BEGINNING]


class Record(NamedTuple):
    """An article with its rows by table, each under its number; what was done, oldest first; and
    the sha256 of each content that the rows name.

    The columns are those of `record_shape`; `steps` are as in `hiding`.
    """

    article: Fields
    rows: dict[str, list[Fields]]
    steps: list[Fields]
    left_out: LeftOut

    @property
    def hashes(self) -> list[str]:
        """The names of the contents, in order and once."""
        named = {
            row[name]
            for table, names in HASHES.items()
            for row in self.rows.get(table, ())
            for name in names
        }
        return sorted(named - {None})


HASHES = {
    "revision": ("text_sha256",),
    "capture": ("sha256",),
    "capture_text": ("text_sha256",),
    "evidence": ("text_sha256",),
}
"""The columns that name contents."""


class RecordFile(NamedTuple):
    """A record with the contents that it names, by their sha256."""

    record: Record
    contents: dict[str, bytes]


class Brought(NamedTuple):
    """What became of a record: the article, how many rows were new and how many known, by table,
    and a sentence for each thing that was not taken.

    `known` says that an article here has the text; then nothing was taken.
    """

    article: int
    revision: int
    title: str
    known: bool
    new: Mapping[str, int]
    found: Mapping[str, int]
    skipped: tuple[str, ...]
    left_out: LeftOut
