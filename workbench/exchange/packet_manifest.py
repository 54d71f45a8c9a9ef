"""The manifest of a packet as a stranger may have written it: read whole, or told what is wrong."""

import json
import re
from typing import Any, NamedTuple

from workbench.exchange import packet_files as layout
from workbench.exchange.packet_reading import MOST_FILES

MOST_BYTES = 8_000_000
"""Of a manifest: with 20,000 files it has 3 MB."""

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Listed(NamedTuple):
    """A file as the manifest lists it."""

    name: str
    size: int
    sha256: str


class Misread(Exception):
    """Why a manifest is none, in a sentence."""


def read(body: bytes) -> list[Listed]:
    """The files that are listed. Misread where it is no manifest of a version that is known."""
    try:
        value = json.loads(body, object_pairs_hook=_pairs)
    except RecursionError as error:
        raise Misread(f"{layout.MANIFEST} is nested without end.") from error
    except ValueError as error:
        raise Misread(f"{layout.MANIFEST} is no JSON.") from error
    if not isinstance(value, dict) or value.get("format") != layout.FORMAT:
        raise Misread(f"{layout.MANIFEST} is not that of a packet.")
    version = value.get("version")
    if type(version) is not int or version < 1:
        raise Misread(f"{layout.MANIFEST} does not say which version of the format it is.")
    if version > layout.VERSION:
        raise Misread(
            f"The packet is of version {version}, which a newer workbench reads; this one reads "
            f"up to version {layout.VERSION}."
        )
    return _files(value.get("files"))


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are there once: else two readers could read two manifests in it."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is there twice")
    return found


def _files(value: object) -> list[Listed]:
    if not isinstance(value, list) or len(value) > MOST_FILES:
        raise Misread(f"{layout.MANIFEST} has no list of files, or one without end.")
    files = [_file(each, at) for at, each in enumerate(value, 1)]
    if len({each.name for each in files}) != len(files):
        raise Misread(f"{layout.MANIFEST} lists a file twice.")
    return files


def _file(value: object, at: int) -> Listed:
    match value:
        case {"name": str(name), "size": int(size), "sha256": str(digest)} if (
            _NAME.fullmatch(name)
            and name != layout.MANIFEST
            and type(size) is int
            and size >= 0
            and _SHA256.fullmatch(digest)
        ):
            return Listed(name, size, digest)
        case _:
            raise Misread(f"Entry {at:,} of the files in {layout.MANIFEST} is not one of a file.")
