"""The process that reads documents: bytes on standard input, one JSON object on standard output.

Started by `isolation` alone. It limits itself before it reads the first byte.
"""

import dataclasses
import gc
import json
import resource
import sys

from workbench.documents import refusals
from workbench.documents.drafts import Draft
from workbench.documents.margins import Margins
from workbench.documents.parsed import Parsed
from workbench.documents.zipped import Package
from workbench.model.errors import UnreadableInput

MARGINS, DRAFT = "margins", "draft"
"""What is read of a Word document beside its text."""

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
    """The fields of Parsed, of Margins for `margins`, both of a Draft for `draft`; or `refused` and
    `hint`.
    """
    try:
        if kind == MARGINS:
            return _margins(body)._asdict()
        if kind == DRAFT:
            parsed, attached = _draft(body)
            return _fields(parsed) | {"attached": attached}
        return _fields(_read(kind, body))
    except UnreadableInput as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(refusals.too_hungry())


def _fields(parsed: Parsed) -> dict[str, object]:
    if len(parsed.text) > MAX_CHARACTERS:
        raise refusals.bomb()
    return dataclasses.asdict(parsed)


def _margins(body: bytes) -> Margins:
    """What others wrote into a Word document; of another one only whether there is something."""
    package = Package(body, "document")
    if not _is_word(package):
        return Margins(are_unread=_has_open_margins(package))
    from workbench.documents import word_margins

    found = word_margins.read(package)
    if len(found.text) > MAX_CHARACTERS:
        raise refusals.bomb()
    return found


def _has_open_margins(package: Package) -> bool:
    """Whether an OpenDocument text has comments or tracked changes."""
    content = package.read("content.xml") if "content.xml" in package.names else b""
    return b"<office:annotation" in content or b"<text:changed-region" in content


def _draft(body: bytes) -> Draft:
    package = Package(body, "document")
    if not _is_word(package):
        raise refusals.unsupported("a document of another kind than .docx")
    from workbench.documents import word_draft

    return word_draft.read(package)


def _is_word(package: Package) -> bool:
    return any(name.startswith("word/") for name in package.names)


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
    package = Package(body, "document")
    media_type = package.read("mimetype").strip() if "mimetype" in package.names else b""
    if media_type == b"application/epub+zip" or "META-INF/container.xml" in package.names:
        from workbench.documents import epub

        return epub.read(package)
    if media_type.startswith(b"application/vnd.oasis.opendocument.text"):
        from workbench.documents import odt

        return odt.read(package)
    if _is_word(package):
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
