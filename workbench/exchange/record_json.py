"""A record as JSON: every row a line, contents behind, the same bytes for the same record.

`docs/record.schema.json` says what is in it, `record_schema.py` makes that.
"""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from workbench.model.handover import Exported, ExportedFile
from workbench.model.record_shape import TABLES
from workbench.model.records import FORMAT, Record

VERSION = 1
NAME = "record.json"

LARGEST = 256_000_000
"""Bytes of a record that is taken in: twice as much lies in memory while it is read, and a long
article with 500 captured pages is a fifth of it."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_TURNS_OR_HIDES = re.compile(
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that a terminal obeys or nobody sees; JSON escapes the other controls by itself."""


def export(record: Record, content: Callable[[str], bytes]) -> Exported:
    """The record as one file; `content` gives what lies under a sha256.

    A note says where the file is larger than what is taken in again.
    """
    body = _inert("".join(_lines(record, content))).encode()
    notes: tuple[str, ...] = ()
    if len(body) > LARGEST:
        size, most = len(body) // 1_000_000, LARGEST // 1_000_000
        notes = (f"The record has {size} MB; the workbench takes in {most} MB at most.",)
    return Exported((ExportedFile(NAME, body),), notes=notes)


def _inert(text: str) -> str:
    """JSON with escapes for what a terminal obeys; where all is ASCII there is only one such."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _TURNS_OR_HIDES.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]


def _lines(record: Record, content: Callable[[str], bytes]) -> Iterator[str]:
    yield f'{{"format":{_encode(FORMAT)},\n"version":{VERSION},\n'
    yield f'"left_out":{_encode(record.left_out._asdict())},\n'
    yield f'"article":{_encode(record.article)}'
    for table in TABLES:
        yield from _array(table.name, record.rows[table.name])
    yield from _array("history", record.steps)
    yield from _array("contents", (_content(each, content(each)) for each in record.hashes))
    yield "}\n"


def _array(name: str, rows: Iterable[Any]) -> Iterator[str]:
    yield f',\n"{name}":['
    before = "\n"
    for row in rows:
        yield before + _encode(row)
        before = ",\n"
    yield "]"


def _content(sha256: str, body: bytes) -> dict[str, str]:
    """A text as it is; bytes that are none in base64."""
    try:
        return {"sha256": sha256, "text": body.decode()}
    except UnicodeDecodeError:
        return {"sha256": sha256, "base64": b64encode(body).decode()}
