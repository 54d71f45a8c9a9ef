"""Packets of strangers: broken in their zip, their manifest and their files, and invented ones."""

import json
import tempfile
import zipfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import strategies as st

from tests.documents.documents import write_zip
from tests.faults.fuzz_mutations import mutate_zip
from workbench.exchange.packet_check import check
from workbench.model.errors import UsageError

FILES: dict[str, bytes] = {
    "index.html": b"<!doctype html><p>41 lamps",
    "history.jsonl": b'{"id": 1}\n' * 40,
    "captures/001-1-aa.html.txt": b"<script>1</script>" * 9,
}
TOKENS = [
    *(b'"name": "../x"', b'"size": -1', b'"size": 1e9', b'"version": 2', b'"files": {}', b"null"),
    *(b'"sha256": ""', b"[" * 900, b'"\\ud800"', b'"format"', b"NaN", b"\xff", b'"index.html"'),
]


def manifest(files: Any) -> bytes:
    return json.dumps({"format": "workbench packet", "version": 1, "files": files}).encode()


def _listed(name: str, body: bytes) -> dict[str, Any]:
    return {"name": name, "size": len(body), "sha256": sha256(body).hexdigest()}


WHOLE = write_zip({"manifest.json": manifest([_listed(*each) for each in FILES.items()]), **FILES})


def mutated(chance: Random) -> bytes:
    return mutate_zip(chance, WHOLE, TOKENS)


_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
_FILE = st.fixed_dictionaries(
    {
        "name": st.sampled_from([*FILES, "../x", "a//b", "", "manifest.json"]) | _VALUE,
        "size": st.integers(-1, 99) | _VALUE,
        "sha256": st.just("ab" * 32) | _VALUE,
    }
)
invented = st.lists(_FILE | _VALUE, max_size=4).map(
    lambda files: write_zip({"manifest.json": manifest(files), **FILES})
)


def read(body: bytes) -> None:
    """Whatever is found to be well has, read by another way, what its manifest says."""
    place = Path(tempfile.gettempdir(), "packet.zip")
    place.write_bytes(body)
    with suppress(UsageError):
        if not check(place).problems:
            with zipfile.ZipFile(place) as archive:
                for each in json.loads(archive.read("manifest.json"))["files"]:
                    assert _listed(each["name"], archive.read(each["name"])) == each
