"""A quotation laid on the part of a source that is most like it: what both have, and what not."""

from collections.abc import Iterator

from workbench.model.found import QuoteMatch
from workbench.model.spans import Span
from workbench.model.states import Match
from workbench.text.alignment import Run, difference, is_interruption, merged
from workbench.text.graphemes import snap
from workbench.text.stems import FUNCTION_WORDS, stem
from workbench.text.verbatim import Pieces, crossings

LEAST_SHARE = 0.45
"""Share of the quotation's words that must stand in a place for it to be close: below, a reworded
quotation cannot be told from another sentence on the same matter (tests/scores/passages)."""

LEAST_WORDS = 2
"""Words in common below which nothing is close, unless the quotation is but one word."""

FUNCTION_WEIGHT = 0.3
"""What a function word counts beside any other: `of the` alone is in every place."""

LOOSE = 0.35
"""How much a word at an end must weigh for each piece that parts it from the rest."""

_BOUNDS = frozenset('".!?')


def key(word: str) -> str:
    """What the forms of a word share; case and signs are no reason to look elsewhere."""
    return stem(word.lower().lstrip("+-−–$€£¥"))


def weigh(word: str) -> float:
    """What a piece counts; a mark counts nothing."""
    if not (word[0].isalnum() or word[-1].isalnum()):
        return 0.0
    return FUNCTION_WEIGHT if word.lower() in FUNCTION_WORDS else 1.0


class Pair:
    """A quotation and the part of a source that may hold it."""

    def __init__(self, ours: Pieces, theirs: Pieces) -> None:
        self.ours = ours
        self.theirs = theirs
        self._our_keys = [key(word) for word in ours.words]
        self._their_keys = [key(word) for word in theirs.words]
        self._weights = [weigh(word) for word in ours.words]

    def match(self) -> QuoteMatch:
        """Close with its differences, or absent."""
        blocks = self._blocks(Span(0, len(self.theirs.words)))
        if blocks:
            blocks = self._blocks(self._place(blocks))
        held = [weight for block in blocks for weight in self._weights[block.first : block.behind]]
        words = sum(map(bool, self._weights))
        has_words = sum(map(bool, held)) >= min(words, LEAST_WORDS)
        if not blocks or not has_words or sum(held) < LEAST_SHARE * sum(self._weights):
            return QuoteMatch(Match.ABSENT, None, None)
        place = self._place(blocks)
        runs = list(_runs(self.ours, self.theirs, blocks, place)) or self._crossed(place)
        diff = [difference(self.ours, self.theirs, run) for run in merged(runs, self.ours)]
        start, end = self.theirs.start(place.start), self.theirs.end(place.end - 1)
        return QuoteMatch(Match.CLOSE, *snap(self.theirs.text, start, end), tuple(diff))

    def _crossed(self, place: Span) -> list[Run]:
        """What makes other words of the same ones: the other half of a compound, a unit."""
        before, behind = crossings(self.theirs, *place)
        last = len(self.ours.words)
        runs = [Run(0, 0, place.start - before, place.start)] if before else []
        return runs + ([Run(last, last, place.end, place.end + behind)] if behind else [])

    def _blocks(self, part: Span) -> list[Run]:
        """The runs of pieces that both have, in order, without words far from the others."""
        from rapidfuzz.distance import Levenshtein

        at = part.start
        blocks = [
            Run(op.src_start, op.src_end, at + op.dest_start, at + op.dest_end)
            for op in Levenshtein.opcodes(self._our_keys, self._their_keys[at : part.end])
            if op.tag == "equal" and any(self._weights[op.src_start : op.src_end])
        ]
        while dropped := _loose_end(blocks, self._weights, self.theirs):
            blocks.remove(dropped)
        return blocks

    def _place(self, blocks: list[Run]) -> Span:
        """From the quotation's first piece to its last, where they stand in the source."""
        missing = len(self.ours.words) - blocks[-1].behind
        return Span(
            self._grown(blocks[0].their_first, -1, blocks[0].first),
            self._grown(blocks[-1].their_behind, 1, missing),
        )

    def _grown(self, at: int, way: int, most: int) -> int:
        """An end of the place, further by the pieces that stand for the quotation's own; not out of
        the sentence or the quote marks."""
        words = self.theirs.words
        for _ in range(most):
            beyond = at - 1 if way < 0 else at
            if not 0 <= beyond < len(words) or words[beyond] in _BOUNDS:
                break
            at += way
        return at


def _loose_end(blocks: list[Run], weights: list[float], source: Pieces) -> Run | None:
    """The first or last block if it stands further from the others than it weighs."""
    if len(blocks) < 2:
        return None
    for block, one, other in ((blocks[0], *blocks[:2]), (blocks[-1], *blocks[-2:])):
        between = source.words[one.their_behind : other.their_first]
        added = len(between) - (other.first - one.behind)
        weight = sum(weights[block.first : block.behind])
        if weight < LOOSE * added and not is_interruption((), between):
            return block
    return None


def _runs(ours: Pieces, theirs: Pieces, blocks: list[Run], place: Span) -> Iterator[Run]:
    """What differs between the blocks, before and behind them, and in the form of a word."""
    at, their_at = 0, place.start
    for block in (*blocks, Run(len(ours.words), len(ours.words), place.end, place.end)):
        if at < block.first or their_at < block.their_first:
            yield Run(at, block.first, their_at, block.their_first)
        for number in range(block.behind - block.first):
            one, other = block.first + number, block.their_first + number
            if ours.words[one] != theirs.words[other]:
                yield Run(one, one + 1, other, other + 1)
        at, their_at = block.behind, block.their_behind
