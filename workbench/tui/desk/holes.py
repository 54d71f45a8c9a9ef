"""The tokens of the text that the desk shows, read where one looks and kept until they change: what
of them is a hole, and what is struck.
"""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import NamedTuple

from workbench.model.errors import StorageError
from workbench.model.spans import Span
from workbench.model.token_views import HoleCounts, TokenRow
from workbench.workspace.workspace import Workspace

BLOCK = 1_024
"""Code points whose tokens are read at once: half a screen of text, for a key reads them anew."""


class _Block(NamedTuple):
    """The tokens of a stretch by their start, and the places of those that lines show."""

    tokens: list[TokenRow]
    holes: list[Span]
    struck: list[Span]


class Holes:
    """The tokens of one revision, in step with the file where `forget` is told what changed."""

    def __init__(self, workspace: Workspace, revision: int) -> None:
        self._read = workspace.read
        self._revision = revision
        self._blocks: dict[int, _Block] = {}
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
        return self._overlapping(start, end, attrgetter("holes"))

    def struck(self, start: int, end: int) -> list[Span]:
        """The struck tokens that overlap [start, end), by their start."""
        return self._overlapping(start, end, attrgetter("struck"))

    def _overlapping(self, start: int, end: int, of: Callable[[_Block], list[Span]]) -> list[Span]:
        """Once each, for a quotation may be a name as well."""
        found: dict[Span, None] = {}
        for block in range(start // BLOCK, max(start, end - 1) // BLOCK + 1):
            for span in of(self._block(block)):
                if span[0] >= end:
                    break
                if span[1] > start:
                    found[span] = None
        return list(found)

    def at(self, offset: int) -> TokenRow | None:
        """The shortest token at `offset`, or None."""
        found = self.tokens(offset, offset + 1)
        return min(found, key=lambda one: one.end - one.start, default=None)

    def tokens(self, start: int, end: int) -> list[TokenRow]:
        """The tokens that overlap [start, end), by their start."""
        found: dict[int, TokenRow] = {}
        for block in range(start // BLOCK, max(start, end - 1) // BLOCK + 1):
            for token in self._block(block).tokens:
                if token.start >= end:
                    break
                if token.end > start:
                    found[token.id] = token
        return list(found.values())

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
            self._read.tokens(self._revision, start, end)
            self._unread = None

    def forget(self, spans: Iterable[Span]) -> None:
        """Tokens changed there, and those that reach into these places."""
        self._counts = None
        longest = self._read.longest_token(self._revision)
        for start, end in spans:
            first, last = max(0, start - longest), end + longest
            for block in range(first // BLOCK, last // BLOCK + 1):
                self._blocks.pop(block, None)

    def _block(self, block: int) -> "_Block":
        known = self._blocks.get(block)
        if known is None:
            first = block * BLOCK
            try:
                tokens = self._read.tokens(self._revision, first, first + BLOCK)
            except StorageError:
                self._unread = Span(first, first + BLOCK)
                raise
            holes = [Span(one.start, one.end) for one in tokens if one.hole]
            struck = [Span(one.start, one.end) for one in tokens if one.ticked == 0]
            known = self._blocks[block] = _Block(tokens, holes, struck)
        return known
