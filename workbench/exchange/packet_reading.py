"""A packet as it lies on a disk: a folder or a zip, from a stranger. Nothing of it is unpacked, no
link is followed, and no name, size or count that it states is trusted.
"""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import IO, NamedTuple

MOST_FILES = 20_000
"""Entries up to which a packet is looked through: 500 sources with 40 captures each."""

MOST_DIRECTORY = 8_000_000
"""Bytes of a zip's directory: 20,000 names of packets are 4 MB, a million entries at least 46."""

MOST_RATIO = 250
"""How much larger than packed a file may be, from 10 MB on: a page of one sentence repeated reaches
100, a bomb 1,000, the most that deflate can do."""

RATIO_MATTERS_FROM = 10_000_000

FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, OverflowError),
)
"""What reading a broken zip raises, and a file that went away or may not be read."""

_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Entry(NamedTuple):
    """A file of the packet. `wrong` says why it is not to be read, empty where it may be; `size` is
    what is stated; `opened` gives its bytes.
    """

    name: str
    size: int
    wrong: str
    opened: Callable[[], IO[bytes]]


class TooMany(Exception):
    """There is more than a packet can have."""


@contextmanager
def entries_of(path: Path) -> Iterator[Iterator[Entry]]:
    """The entries of a folder or a zip, to be read while this is open. TooMany, while they are
    gone through, where there is no end to them; one of FAULTS where they cannot be read.
    """
    if path.is_dir():
        yield _in_folder(path)
        return
    with _Bounded(path, "rb") as file, zipfile.ZipFile(file) as archive:
        yield _in_zip(archive, path.stat().st_size)


class _Bounded(FileIO):
    """A file of which nobody reads more at once than a directory may be long."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0:
            size = os.fstat(self.fileno()).st_size - self.tell()
        if size > MOST_DIRECTORY:
            raise TooMany
        return super().read(size)


def _in_zip(archive: zipfile.ZipFile, length: int) -> Iterator[Entry]:
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise TooMany
    overlaps = sum(each.compress_size for each in infos) > length
    for each in infos:
        if not _is_empty_folder(each):
            wrong = "overlaps others in the zip" if overlaps else _wrong_in_zip(each)
            yield Entry(each.orig_filename, each.file_size, wrong, _opener(archive, each))


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(info)


def _is_empty_folder(info: zipfile.ZipInfo) -> bool:
    return info.orig_filename.endswith("/") and info.file_size == info.compress_size == 0


def _wrong_in_zip(info: zipfile.ZipInfo) -> str:
    kind = info.external_attr >> 16
    if kind and stat.S_IFMT(kind) not in (0, stat.S_IFREG):
        return "is a link or no plain file"
    if info.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if info.compress_type not in _METHODS:
        return "is packed in a way that packets are not"
    is_large = info.file_size >= RATIO_MATTERS_FROM
    if is_large and info.file_size > MOST_RATIO * max(1, info.compress_size):
        return "would grow without measure when it is unpacked"
    return ""


def _in_folder(root: Path) -> Iterator[Entry]:
    count = 0
    left = [(os.fspath(root), "")]
    while left:
        folder, prefix = left.pop()
        with os.scandir(folder) as found:
            for each in found:
                count += 1
                if count > MOST_FILES:
                    raise TooMany
                name = prefix + each.name
                if each.is_dir(follow_symlinks=False):
                    left.append((each.path, f"{name}/"))
                else:
                    yield _file_of(name, each)


def _file_of(name: str, found: "os.DirEntry[str]") -> Entry:
    state = found.stat(follow_symlinks=False)
    wrong = "" if stat.S_ISREG(state.st_mode) else "is a link or no plain file"
    path = found.path
    return Entry(name, state.st_size, wrong, lambda: _plain(path))


def _plain(path: str) -> IO[bytes]:
    """The file opened, if it still is a plain one: neither a link nor a pipe that never answers."""
    number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    file = os.fdopen(number, "rb")
    if not stat.S_ISREG(os.fstat(number).st_mode):
        file.close()
        raise OSError("no plain file")
    return file
