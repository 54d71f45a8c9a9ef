"""Tells what kind of file some bytes are: by the content first, then by the name's suffix."""

import codecs
import re
from pathlib import PurePath

from workbench.documents import refusals
from workbench.model.errors import UnreadableInput

_HEAD = 1024
"""Bytes in which a signature must stand; PDF readers accept `%PDF-` anywhere in them."""

_UNREADABLE = (
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"RIFF", "a recording or a picture"),
    (b"\x1a\x45\xdf\xa3", "a recording"),
    (b"fLaC", "a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive of files"),
    (b"Rar!\x1a\x07", "an archive of files"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text (RTF) file"),
)
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")

_PAGES = {".html", ".htm", ".xhtml"}
_MARKDOWN = {".md", ".markdown", ".mdown", ".mkd"}
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE
)
_MAIL_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):")
_ONLY_MAIL = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"}
"""Header fields that no article begins with, unlike `Date:` or `Subject:`."""


def find_format(body: bytes, name: str = "") -> str:
    """One of `zip`, `pdf`, `html`, `eml`, `markdown`, `plain`; UnreadableInput for none of them."""
    head = body[:_HEAD]
    for signature, what in _UNREADABLE:
        if head.startswith(signature) and _is_signed(signature, head):
            raise refusals.unsupported(what)
    if head.startswith(_OLE):
        if _ENCRYPTED_OFFICE in body:
            raise refusals.encrypted("Office document")
        raise refusals.unsupported("an Office document of the time before .docx")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    suffix = PurePath(name).suffix.lower()
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-") or (
        suffix == ".pdf" and b"%PDF-" in head
    ):
        return "pdf"
    if _WEB_PAGE.match(narrowed(head)):
        return "html"
    return _find_text_format(body, suffix)


def narrowed(head: bytes) -> bytes:
    """The bytes as of ASCII characters, where they may be UTF-8 with a mark or UTF-16."""
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"")


def is_page(body: bytes, name: str = "") -> bool:
    """Whether the bytes are a web page; False also for what cannot be read at all."""
    try:
        return bool(body) and find_format(body, name) == "html"
    except UnreadableInput:
        return False


def _find_text_format(body: bytes, suffix: str) -> str:
    if suffix in {".docx", ".odt", ".epub", ".pdf"}:
        raise refusals.broken(f"{suffix} file")
    if suffix in _PAGES:
        return "html"
    if _is_mail(body, suffix):
        return "eml"
    return "markdown" if suffix in _MARKDOWN else "plain"


def _is_signed(signature: bytes, head: bytes) -> bool:
    """Signatures of letters alone may begin an article; binary files have zero bytes soon after."""
    return not signature.isalnum() or b"\x00" in head


def _is_mail(body: bytes, suffix: str) -> bool:
    fields = _header_fields(body)
    if suffix == ".eml":
        return bool(fields)
    return b"from" in fields and bool(fields & _ONLY_MAIL)


def _header_fields(body: bytes) -> set[bytes]:
    """Lower-case names of the fields on top of a mail; empty where another line comes first."""
    fields: set[bytes] = set()
    for number, line in enumerate(body[:65_536].splitlines()):
        if not line.strip():
            break
        found = _MAIL_FIELD.match(line)
        if found:
            fields.add(found[1].lower())
        elif not (line[:1] in b" \t" and fields) and not (
            number == 0 and line.startswith(b"From ")
        ):
            return set() if number < 3 else fields
    return fields
