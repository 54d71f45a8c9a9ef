"""Turns bytes into text: by their mark, as UTF-8, or by a guess; and reports what is wrong."""

import codecs
from threading import Lock
from typing import NamedTuple

from workbench.documents.characters import MAX_PLACES, REPLACEMENT, shorten, unify_newlines
from workbench.documents.encodings import FEWEST_BYTES, guess

STRAY_SHARE = 1 / 3
"""Up to this share of wrong bytes among those beyond ASCII, a text counts as damaged UTF-8: each
wrong one then has a valid pair beside it. Words in a code page give 0.8 and more."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_HANDLER = "workbench-noted"
_lock = Lock()  # the table of codec error handlers is one for all threads


class Decoded(NamedTuple):
    """A text, the encoding it was read in, and sentences about what could not be decoded."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(body: bytes) -> Decoded:
    """The text of `body`; each byte that stands for nothing becomes U+FFFD and a warning."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return decode_as(body, encoding, len(mark))
    if unmarked := _wide(body):
        return decode_as(body, unmarked)
    if b"\x1b$" in body and body.isascii() and not _fails(body, "iso2022_jp"):
        return decode_as(body, "iso2022_jp")
    if _is_utf8(body):
        return decode_as(body, "utf-8")
    encoding = guess(body)
    decoded = decode_as(body, encoding)
    name = codecs.lookup(encoding).name
    told = f"The text names no encoding and is not UTF-8; it was read as {name}."
    return decoded._replace(warnings=(told, *_guessed(body, encoding), *decoded.warnings))


def decode_as(body: bytes, encoding: str, offset: int = 0) -> Decoded:
    """The text from `offset` on, in that encoding; places are counted in bytes from 0."""
    faults: list[tuple[int, int]] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        faults.append((error.start, error.end))
        return REPLACEMENT, error.end

    part = body[offset:]
    with _lock:
        codecs.register_error(_HANDLER, note)
        text = part.decode(encoding, _HANDLER)
    places = []
    for start, end in faults[:MAX_PLACES]:
        line = _line(part[:start], encoding)
        places.append(_sentence(part[start:end], offset + start, line))
    return Decoded(text, encoding, shorten(places, len(faults)))


def _guessed(body: bytes, encoding: str) -> list[str]:
    """The place of each byte whose reading is a guess, where they are too few to be sure of it."""
    beyond_ascii = [at for at, byte in enumerate(body) if byte > 127]
    if len(beyond_ascii) >= FEWEST_BYTES:
        return []
    read = [(at, body[at : at + 1].decode(encoding, "ignore")) for at in beyond_ascii]
    return [
        f"byte 0x{body[at]:02x} at {at:,} (line {_line(body[:at], encoding):,}) was read as {char}."
        for at, char in read
        if char
    ]


def _line(before: bytes, encoding: str) -> int:
    return unify_newlines(before.decode(encoding, "ignore")).count("\n") + 1


def _sentence(wrong: bytes, at: int, line: int) -> str:
    what = " ".join(f"0x{byte:02x}" for byte in wrong)
    noun = "byte" if len(wrong) == 1 else "bytes"
    return f"{noun} {what} at {at:,} (line {line:,}) could not be decoded; U+FFFD stands there."


def _wide(body: bytes) -> str:
    """UTF-16 without a mark, told by the zero bytes of its ASCII characters; or an empty text."""
    head = body[:4096]
    half = len(head) // 2
    if half < 2 or len(body) % 2:
        return ""
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:  # ASCII gives 1 against 0; UTF-16 of other scripts has spaces
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return ""


def _is_utf8(body: bytes) -> bool:
    """Whether the bytes are UTF-8, with a few that are damaged at most."""
    kept = len(body.decode("utf-8", "ignore").encode("utf-8"))
    beyond_ascii = len(body.translate(None, bytes(range(128))))
    return len(body) - kept <= beyond_ascii * STRAY_SHARE


def _fails(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return True
    return False
