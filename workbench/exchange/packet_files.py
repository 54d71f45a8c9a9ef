"""How a packet is laid out: the names of its files, and which endings captures may have there."""

from collections.abc import Mapping
from typing import NamedTuple

from workbench.model.evidence_views import Capture
from workbench.model.handover import Handover

FORMAT = "workbench packet"
VERSION = 1
"""Of the layout; a reader refuses a higher one, and knows all lower ones."""

MANIFEST = "manifest.json"
README = "README.txt"
PAGE = "index.html"
ARTICLE = "article.txt"
ANNOTATED = "article.md"
SOURCES = "sources.json"
QUERIES = "queries.json"
CORRECTIONS = "corrections.json"
HISTORY = "history.jsonl"
CAPTURES = "captures"

SUFFIXES = {
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/tiff": ".tif",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    # These run or reckon where they are opened by a click: as text they can only be read.
    "text/html": ".html.txt",
    "application/xhtml+xml": ".html.txt",
    "image/svg+xml": ".svg.txt",
    "text/xml": ".xml.txt",
    "application/xml": ".xml.txt",
    "text/csv": ".csv.txt",
    "message/rfc822": ".eml.txt",
}
"""Endings of captures by what was said that they are. A captured page opened as a page would run
its scripts with the rights of a file on the reader's disk, and tell its server of the reader.
"""

UNKNOWN = ".bin"
"""The ending of everything else: no program opens it unasked."""


class CapturedFile(NamedTuple):
    """A capture's content as a file of the packet."""

    name: str
    capture: Capture


def captured_files(handover: Handover) -> tuple[tuple[CapturedFile, ...], Mapping[int, str]]:
    """The files, by source and from its oldest capture on; and every capture's file by its id.

    What was captured twice with the same bytes is one file.
    """
    files: dict[str, CapturedFile] = {}
    names: dict[int, str] = {}
    for record in handover.sources:
        oldest_first = sorted(record.captures, key=lambda each: (each.at, each.id))
        for at, capture in enumerate(oldest_first, 1):
            if capture.sha256 not in files:
                suffix = suffix_of(capture.media_type)
                place = f"{CAPTURES}/{record.source.number:03}-{at}-{capture.sha256}{suffix}"
                files[capture.sha256] = CapturedFile(place, capture)
            names[capture.id] = files[capture.sha256].name
    return tuple(files.values()), names


def suffix_of(media_type: str) -> str:
    """The ending for a media type, with or without parameters."""
    return SUFFIXES.get(media_type.partition(";")[0].strip().lower(), UNKNOWN)
