"""Opens documents that are zip archives, without trusting a size or a name that they state."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from workbench.documents import refusals

MAX_EXPANDED = 150_000_000
"""Bytes that all read members may have together: the XML of a million words takes 10 to 40 MB."""

MAX_RATIO = 250
"""Highest compression of a large member: real XML reaches 20, one sentence repeated 100, and a
bomb 1,000, the most that deflate can do."""

RATIO_MATTERS_FROM = 10_000_000
MAX_MEMBERS = 20_000
"""Books with a picture on every page have some thousand members."""

_CHUNK = 65_536
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""All that documents use; LZMA lets a member name a dictionary of 4 GB."""

_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(ValueError, EOFError, OSError, NotImplementedError, RuntimeError, OverflowError),
)
"""What `zipfile` raises on archives that are broken, at opening them and at reading a member."""


class Package:
    """The members of an archive, read into memory only; `kind` names the document in refusals."""

    def __init__(self, body: bytes, kind: str) -> None:
        self.kind = kind
        try:
            self._zip = zipfile.ZipFile(BytesIO(body))
        except _FAULTS as error:
            raise refusals.broken(kind) from error
        self.names = frozenset(self._zip.namelist())
        if len(self.names) > MAX_MEMBERS:
            raise refusals.bomb()
        self._left = MAX_EXPANDED

    def read(self, name: str) -> bytes:
        """A member's content. UnreadableInput where it is missing, encrypted, broken or a bomb."""
        try:
            found = self._zip.getinfo(name)
        except KeyError as error:
            raise refusals.broken(self.kind) from error
        if found.flag_bits & _ENCRYPTED:
            raise refusals.encrypted(self.kind)
        if found.compress_type not in _METHODS:
            raise refusals.broken(self.kind)
        try:
            return b"".join(self._chunks(found))
        except _FAULTS as error:
            raise refusals.broken(self.kind) from error

    def _chunks(self, found: zipfile.ZipInfo) -> Iterator[bytes]:
        """A member's content piece by piece, until it is more than is safe."""
        size = 0
        with self._zip.open(found) as member:
            while chunk := member.read(_CHUNK):
                yield chunk
                size += len(chunk)
                self._left -= len(chunk)
                if self._left < 0 or self._is_bomb(size, found.compress_size):
                    raise refusals.bomb()

    def is_encrypted(self) -> bool:
        """Whether any member is locked with a password."""
        return any(found.flag_bits & _ENCRYPTED for found in self._zip.infolist())

    def _is_bomb(self, size: int, compressed: int) -> bool:
        return size > RATIO_MATTERS_FROM and size > max(compressed, 1) * MAX_RATIO
