"""Records broken byte by byte or value by value, and what must hold of one that is taken."""

import gzip
import json
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from tests.faults.fuzz_mutations import mutate
from workbench.exchange import record_json, record_reading
from workbench.model.errors import UnreadableInput
from workbench.model.record_shape import TABLES
from workbench.model.records import RecordFile
from workbench.store.database import SCHEMA
from workbench.store.reader import Reader

FIXTURE = Path(__file__).parents[1] / "store" / "fixtures" / f"{SCHEMA}.db.gz"

WORDS = [f'"{table.name}"'.encode() for table in TABLES] + [
    *(b'"number"', b'"ordinal"', b'"claim"', b'"exact"', b'"sha256"', b'"base64"', b"null"),
    *(b"[]", b"{}", b"-1", b"1e400", b'"\\ud800"', b'"\\u0000"', b"NaN", b'"sha256:', b"[[[[["),
]
ODD = (*(None, True, -1, 0, 1, 2, 7, 10**9, 1.5), *("", "x", "true", "lost", [], {}, [[1, "a"]]))


@cache
def whole() -> bytes:
    """The record of an article with a row of everything."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "whole.db"
        path.write_bytes(gzip.decompress(FIXTURE.read_bytes()))
        reader = Reader(path)
        with reader.snapshot():
            exported = record_json.export(reader.proof.record(1), reader.proof.content)
        reader.close()
    return exported.files[0].body


def mutated(chance: Random) -> bytes:
    """A record with other bytes, or one whose JSON is whole and some of whose values are odd."""
    if chance.random() < 0.4:
        return mutate(chance, whole(), WORDS)
    said = json.loads(whole())
    for _ in range(chance.choice((1, 1, 2, 4))):
        _odd(said, chance)
    return json.dumps(said).encode()


def _odd(said: Any, chance: Random) -> None:
    """Puts something odd, or something of elsewhere in the record, into a place of chance."""
    here = said
    while True:
        keys = list(here) if isinstance(here, dict) else range(len(here))
        if not keys:
            return
        key = chance.choice(list(keys))
        if not isinstance(here[key], dict | list) or not here[key] or chance.random() < 0.1:
            break
        here = here[key]
    way = chance.random()
    if way < 0.15:
        del here[key]
    elif way < 0.3 and isinstance(here, list):
        here.append(here[key])
    else:
        here[key] = chance.choice(ODD)


invented = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
).map(lambda made: json.dumps({"format": "workbench record", "version": 1, "claim": made}).encode())


def read(body: bytes) -> None:
    """What is taken is written so that it is taken again, and is the same then."""
    with suppress(UnreadableInput):
        once = _written(record_reading.read(body))
        assert _written(record_reading.read(once)) == once


def _written(file: RecordFile) -> bytes:
    return record_json.export(file.record, file.contents.__getitem__).files[0].body
