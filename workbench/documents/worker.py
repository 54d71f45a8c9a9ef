"""The process that reads documents: bytes on standard input, one JSON object on standard output.

Started by `isolation` alone. It limits itself before it reads the first byte.
"""

import dataclasses
import gc
import json
import resource
import sys

from workbench.documents import refusals
from workbench.documents.parsed import Parsed
from workbench.model.errors import UnreadableInput

MEMORY = 1_500_000_000
"""Bytes of address space: a million words need under 0.5 GB in each of the formats."""

MAX_CHARACTERS = 20_000_000
"""Three times a million words; more comes out of a document only by a trick."""


def main() -> None:
    """Reads the kind that the first argument names, and answers with a text or a refusal."""
    _limit()
    gc.disable()  # the process ends soon; collecting took half the time of a long .docx
    body = sys.stdin.buffer.read(refusals.MAX_BYTES + 1)
    sys.stdout.write(json.dumps(answer(sys.argv[1], body)))


def answer(kind: str, body: bytes) -> dict[str, object]:
    """The fields of Parsed, or `refused` and `hint`."""
    try:
        parsed = _read(kind, body)
        if len(parsed.text) > MAX_CHARACTERS:
            raise refusals.bomb()
        return dataclasses.asdict(parsed)
    except UnreadableInput as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(refusals.too_hungry())


def _read(kind: str, body: bytes) -> Parsed:
    if kind == "pdf":
        from workbench.documents import pdf  # each library only for its own format

        return pdf.read(body)
    if kind == "eml":
        from workbench.documents import eml

        return eml.read(body)
    return _read_package(body)


def _read_package(body: bytes) -> Parsed:
    """Reads a zip by what is in it."""
    from workbench.documents.zipped import Package

    package = Package(body, "document")
    media_type = package.read("mimetype").strip() if "mimetype" in package.names else b""
    if media_type == b"application/epub+zip" or "META-INF/container.xml" in package.names:
        from workbench.documents import epub

        return epub.read(package)
    if media_type.startswith(b"application/vnd.oasis.opendocument.text"):
        from workbench.documents import odt

        return odt.read(package)
    if any(name.startswith("word/") for name in package.names):
        from workbench.documents import docx

        return docx.read(package)
    if package.is_encrypted():
        raise refusals.encrypted("archive")
    raise refusals.unsupported("an archive or a document of another kind")


def _refusal(error: UnreadableInput) -> dict[str, object]:
    return {"refused": error.message, "hint": error.hint}


def _limit() -> None:
    """Limits memory where the system lets a process do so; macOS knows no limit of this kind."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
