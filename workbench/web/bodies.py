"""Bodies: unpacked piece by piece up to a cap, so that a bomb costs no more than the cap."""

import zlib
from collections.abc import AsyncIterator, Iterator, Sequence

from workbench.model.captured import Fault
from workbench.web.failures import Failure

PIECE = 65_536
"""Bytes that one step unpacks."""

LAYERS = 3
"""Packings around each other that are taken off; servers have one, by mistake two."""

MEMBERS = 1_000
"""Parts that one gzip body may be joined of: a log has dozens, only a bomb has more."""

_GZIP_START = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_UNREADABLE = frozenset(("br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi"))
"""Packings that were not asked for. Any other unknown word is no packing, as browsers hold it."""


async def read(raw: AsyncIterator[bytes], encodings: Sequence[str], most: int) -> bytes:
    """The body of an answer, unpacked; Failure where it is longer than `most` or damaged."""
    layers = _layers(encodings, most)
    pieces: list[bytes] = []
    taken = total = 0
    async for packed in raw:
        taken += len(packed)
        for piece in _through(layers, packed):
            pieces.append(piece)
            total += len(piece)
            if max(total, taken) > most:
                raise too_large(most)
    if taken and not all(layer.is_whole for layer in layers):
        raise _damaged()
    return b"".join(pieces)


def too_large(most: int) -> Failure:
    return Failure(
        Fault.TOO_LARGE,
        f"It is larger than {max(1, most // 1_000_000)} MB, which is the most that is taken. "
        "“most_megabytes” of [web] in the configuration allows more.",
    )


def _damaged() -> Failure:
    return Failure(Fault.BROKEN, "It came damaged: what was packed does not unpack.")


def _layers(encodings: Sequence[str], most: int) -> list["_Layer"]:
    """What takes the packings off, the outermost first."""
    if found := next((name for name in encodings if name in _UNREADABLE), None):
        raise Failure(Fault.BROKEN, f"It came packed in a way that was not asked for ({found}).")
    packed = [name for name in encodings if name in ("gzip", "x-gzip", "deflate")]
    if len(packed) > LAYERS:
        raise _damaged()
    return [_Layer(name.endswith("gzip"), most) for name in reversed(packed)]


def _through(layers: Sequence["_Layer"], packed: bytes) -> Iterator[bytes]:
    if not layers:
        yield packed
        return
    for piece in layers[0].feed(packed):
        yield from _through(layers[1:], piece)


class _Layer:
    """One packing, taken off in pieces of a bounded size and at most `most` bytes in all."""

    def __init__(self, is_gzip: bool, most: int) -> None:
        self._is_gzip = is_gzip
        self._most = most
        self._given = 0
        self._members = 0
        self._held = b""
        self._unpacker = zlib.decompressobj(_GZIP) if is_gzip else None

    @property
    def is_whole(self) -> bool:
        """Whether the packing's own end was seen."""
        return self._unpacker is not None and self._unpacker.eof

    def feed(self, packed: bytes) -> Iterator[bytes]:
        packed, self._held = self._held + packed, b""
        while packed:
            if self._unpacker is None:
                self._unpacker = zlib.decompressobj(_deflate_window(packed))
            elif self._unpacker.eof and not self._next_member(packed):
                return  # what follows the end is no part of it
            yield self._step(self._unpacker, packed)
            packed = self._unpacker.unconsumed_tail or self._unpacker.unused_data

    def _step(self, unpacker: "zlib._Decompress", packed: bytes) -> bytes:
        try:
            piece = unpacker.decompress(packed, PIECE)
        except zlib.error as error:
            raise _damaged() from error
        self._given += len(piece)
        if self._given > self._most:
            raise too_large(self._most)
        return piece

    def _next_member(self, packed: bytes) -> bool:
        """Opens the next part of a gzip body, if one follows."""
        if not self._is_gzip or not packed.startswith(_GZIP_START):
            self._held = packed if packed == _GZIP_START[:1] else b""  # cut in the middle, perhaps
            return False
        self._members += 1
        if self._members > MEMBERS:
            raise _damaged()
        self._unpacker = zlib.decompressobj(_GZIP)
        return True


def _deflate_window(packed: bytes) -> int:
    """Whether deflate came in its wrapping (RFC 1950) or bare, which some servers send."""
    is_wrapped = packed[0] & 0x0F == 8 and packed[0] >> 4 <= 7
    return zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS
