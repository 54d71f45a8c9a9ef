"""How content lies in `blob`: as it is, or packed by zlib, by the sha256 of what it is.

Loads no database library, so that captures are made ready on the thread that fetched them: ten
megabytes take half a second to pack, and the writer has keys to write.
"""

import hashlib
import json
import zlib
from datetime import datetime

from workbench.model.captured import Extraction, Fetched
from workbench.model.evidence_requests import NewCapture, NewText, Packed, Upload
from workbench.model.states import CaptureHow
from workbench.store.characters import storable

PLAIN = "plain"
ZLIB = "zlib"
CODINGS = (PLAIN, ZLIB)

LEVEL = 6
"""Of zlib: 150 saved pages lie in 0.192 of their size, and in 0.190 at 9, which takes longer."""

LEAST_GAIN = 0.9
"""Content that packing leaves above this share of its size lies as it is: pictures, most PDFs."""


def pack(content: bytes) -> Packed:
    """Content as it is to be stored."""
    digest = hashlib.sha256(content).hexdigest()
    packed = zlib.compress(content, LEVEL)
    if len(packed) > LEAST_GAIN * len(content):
        return Packed(digest, content, PLAIN, len(content))
    return Packed(digest, packed, ZLIB, len(content))


def plain(content: bytes) -> Packed:
    """Content that is to lie as it is, because parts of it are read."""
    return Packed(hashlib.sha256(content).hexdigest(), content, PLAIN, len(content))


def unpack(content: bytes, coding: str) -> bytes:
    """What a row of `blob` holds; ValueError where it is damaged."""
    if coding == PLAIN:
        return content
    if coding != ZLIB:
        raise ValueError(f"“{coding}” is no way of packing")
    try:
        return zlib.decompress(content)
    except zlib.error as problem:
        raise ValueError(f"it cannot be unpacked ({problem})") from problem


def to_json(value: object) -> str:
    """A list as a column has it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fetched(source: int, answer: Fetched, at: datetime, note: str = "") -> NewCapture:
    """A server's answer as a capture of a source, made ready to be stored."""
    return NewCapture(
        source=source,
        at=at,
        how=CaptureHow.FETCHED,
        content=pack(answer.body),
        media_type=answer.media_type,
        charset=answer.charset,
        url=answer.url,
        final_url=answer.final_url,
        redirects=to_json(answer.redirects),
        status=answer.status,
        headers=to_json(answer.headers),
        note=note,
    )


def supplied(source: int, upload: Upload, at: datetime) -> NewCapture:
    """A file or a pasted text as a capture of a source, made ready to be stored."""
    return NewCapture(
        source=source,
        at=at,
        how=CaptureHow.SUPPLIED,
        content=pack(upload.content),
        media_type=upload.media_type,
        file_name=upload.file_name,
        note=upload.note,
    )


def read_text(extraction: Extraction, at: datetime, credit: str = "") -> NewText:
    """What was read out of a capture, made ready to be stored; `credit` is the wire's it names."""
    text = storable(extraction.text)
    return NewText(
        at=at,
        extractor=extraction.extractor,
        content=pack(text.encode()),
        length=len(text),
        title=extraction.title,
        authors=to_json(extraction.authors),
        published_on=extraction.published_on,
        modified_on=extraction.modified_on,
        site=extraction.site,
        canonical_url=extraction.canonical_url,
        language=extraction.language,
        is_paywalled=extraction.is_paywalled,
        locators=to_json(extraction.locators),
        credit=credit,
        note=extraction.note,
    )
