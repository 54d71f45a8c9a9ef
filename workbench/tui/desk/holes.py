"""The tokens of the text that the desk shows, read where one looks and kept until they change: what
of them is a hole, and what is struck.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from workbench.model.errors import StorageError
from workbench.model.spans import Span
from workbench.model.token_views import HoleCounts, TokenRow
from workbench.workspace.workspace import Workspace

BLOCK = 1_024
"""Code points whose tokens are read at once: half a screen of text, for a key reads them anew."""


class _Block(NamedTuple):
    """The tokens of a stretch by their start, and the places of those that lines show."""

    tokens: list[TokenRow]
    longest: int
    holes: list[Span]
    struck: list[Span]


class Undo(NamedTuple):
    """What stood in the stretches that changed, and how many holes there were."""

    blocks: Mapping[int, _Block]
    counts: HoleCounts


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
            known = self._block(block)
            spans = of(known)
            first = bisect_left(spans, (start - known.longest,))
            for span in spans[first : bisect_left(spans, (end,), first)]:
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

    def judged(
        self, changes: Mapping[int, Mapping[str, Any]], places: Iterable[Span]
    ) -> "Undo | None":
        """Take what a verdict makes of tokens in these places; what there was. None, and nothing is
        taken, where not all of them are known here.
        """
        numbers = {
            block
            for start, end in places
            for block in range(start // BLOCK, max(start, end - 1) // BLOCK + 1)
        }
        if self._counts is None or not numbers <= self._blocks.keys():
            return None
        before = {number: self._blocks[number] for number in numbers}
        known = {one.id: one for block in before.values() for one in block.tokens}
        after = {
            each: known[each]._replace(**changes[each], hole=False)
            for each in changes.keys() & known.keys()
        }
        if len(after) != len(changes) or any(_is_unjudged(one) for one in after.values()):
            return None
        undo = Undo(before, self._counts)
        self._counts = _without(self._counts, [known[each] for each in changes if known[each].hole])
        for number, block in before.items():
            self._blocks[number] = _block([after.get(one.id, one) for one in block.tokens])
        return undo

    def put_back(self, undo: "Undo") -> None:
        """What `judged` took does not come."""
        self._blocks.update(undo.blocks)
        self._counts = undo.counts

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
            known = self._blocks[block] = _block(tokens)
        return known


def _block(tokens: list[TokenRow]) -> _Block:
    holes = [Span(one.start, one.end) for one in tokens if one.hole]
    struck = [Span(one.start, one.end) for one in tokens if one.ticked == 0]
    longest = max((one.end - one.start for one in tokens), default=0)
    return _Block(tokens, longest, holes, struck)


def _is_unjudged(token: TokenRow) -> bool:
    return token.ticked is None and token.claim is None


def _without(counts: HoleCounts, holes: Iterable[TokenRow]) -> HoleCounts:
    """The counts without these."""
    left = dict(counts.by_kind)
    for hole in holes:
        left[hole.kind] -= 1
    return HoleCounts(sum(left.values()), {kind: left[kind] for kind in left if left[kind]})
