"""The holes of the text that the desk shows, read where one looks and kept until they change."""

from bisect import bisect_left
from collections.abc import Iterable

from workbench.model.errors import StorageError
from workbench.model.spans import Span
from workbench.model.views import HoleCounts
from workbench.workspace.workspace import Workspace

BLOCK = 1_024
"""Code points whose holes are read at once: half a screen of text, for a key reads them anew."""


class Holes:
    """The holes of one revision, in step with the file where `forget` is told what changed."""

    def __init__(self, workspace: Workspace, revision: int) -> None:
        self._read = workspace.read
        self._revision = revision
        self._blocks: dict[int, list[Span]] = {}
        self._counts: HoleCounts | None = None
        self._unread: Span | None = None

    @property
    def counts(self) -> HoleCounts | None:
        """How many there are, None while they are counted."""
        if self._counts is None:
            self._counts = self._read.known_hole_counts(self._revision)
        return self._counts

    def count_ahead(self) -> bool:
        """Count a part of them, for when nothing else is to do; whether a part is left."""
        return self._read.count_holes_ahead(self._revision)

    def between(self, start: int, end: int) -> list[Span]:
        """The holes that overlap [start, end), by their start."""
        found: dict[Span, None] = {}
        for block in range(start // BLOCK, max(start, end - 1) // BLOCK + 1):
            holes = self._block(block)
            for hole in holes[: bisect_left(holes, (end,))]:
                if hole.end > start:
                    found[hole] = None
        return list(found)

    def is_any(self, start: int, end: int) -> bool:
        """Whether a hole overlaps [start, end)."""
        try:
            return self._read.has_hole(self._revision, start, end)
        except StorageError:
            self._unread = Span(start, end)
            raise

    def retry(self) -> None:
        """Read what could not be read last, which raises again where it still cannot be."""
        if self._unread is not None:
            start, end = self._unread
            self._read.holes(self._revision, start, end)
            self._unread = None

    def forget(self, spans: Iterable[Span]) -> None:
        """Holes changed there, and tokens that reach into these places."""
        self._counts = None
        longest = self._read.longest_token(self._revision)
        for start, end in spans:
            first, last = max(0, start - longest), end + longest
            for block in range(first // BLOCK, last // BLOCK + 1):
                self._blocks.pop(block, None)

    def _block(self, block: int) -> list[Span]:
        holes = self._blocks.get(block)
        if holes is None:
            first = block * BLOCK
            try:
                rows = self._read.holes(self._revision, first, first + BLOCK)
            except StorageError:
                self._unread = Span(first, first + BLOCK)
                raise
            holes = self._blocks[block] = [Span(row.start, row.end) for row in rows]
        return holes
