"""Several files as one zip: the same bytes from the same files, with no time or owner of a disk."""

from collections.abc import Iterable
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from workbench.model.handover import ExportedFile

NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name: when a packet was made is said by its record."""

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_PACKED = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf", ".zip", ".gz", ".mp3", ".mp4", ".docx")
"""Endings of files that are compressed already."""


def zipped(files: Iterable[ExportedFile], out: IO[bytes]) -> None:
    """Writes the files into a zip, in their order; each is in memory by itself, and then gone."""
    with ZipFile(out, "w") as archive:
        for each in files:
            entry = ZipInfo(each.name, NO_TIME)
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            packed = each.name.lower().endswith(_PACKED)
            entry.compress_type = ZIP_STORED if packed else ZIP_DEFLATED
            archive.writestr(entry, each.content)
