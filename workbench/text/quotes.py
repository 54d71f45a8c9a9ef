"""A quotation against a source: verbatim, close with its differences, or absent."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from workbench.model.found import QuoteMatch
from workbench.model.spans import Span
from workbench.model.states import Match
from workbench.text.alignment import Run, difference, is_interruption, merged
from workbench.text.graphemes import snap
from workbench.text.postings import Postings
from workbench.text.quotations import quotations
from workbench.text.stems import FUNCTION_WORDS, stem
from workbench.text.verbatim import Pieces, bare, crossings, places, read_pieces

LEAST_SHARE = 0.45
"""Share of the quotation's words that must stand in a place for it to be close: below, a reworded
quotation cannot be told from another sentence on the same matter (tests/scores/passages)."""

LEAST_WORDS = 2
"""Words in common below which nothing is close, unless the quotation is but one word."""

FUNCTION_WEIGHT = 0.3
"""What a function word counts beside any other: `of the` alone is in every place."""

_BOUNDS = frozenset('".!?')

MOST_COUNTED = 200
"""Places of one word in the source up to which it tells where to look."""

LONGEST_QUOTE = 2_000
"""Pieces of a quotation that are aligned; what is longer is verbatim or compared by its start."""

TOO_FAR = 0.02
"""What each piece beyond the quotation's own length takes from a part of the source."""

LOOSE = 0.35
"""How much a word at an end must weigh for each piece that parts it from the rest."""

SLACK = 40
"""Pieces that a source may have more than the quotation: a `he said`, words left out."""


def compare(quote: str, source_text: str) -> QuoteMatch:
    """How `quote`, without its quote marks, stands in `source_text`.

    Whoever compares many keeps an `Original`.
    """
    return Original(source_text).compare(quote)


def compare_all(article: str, source_text: str) -> list[tuple[Span, QuoteMatch]]:
    """Each quotation of `article`, in order, and how it stands in the source."""
    original = Original(source_text)
    return [
        (span, original.compare(article[span.start : span.end])) for span in quotations(article)
    ]


class Original:
    """The text that quotations may have been taken from, read once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces = read_pieces(text)
        self._keys: dict[str, str] = {}

    def compare(self, quote: str) -> QuoteMatch:
        """How `quote`, without its quote marks, stands here."""
        wanted = bare(read_pieces(quote))
        if not any(word[0].isalnum() or word[-1].isalnum() for word in wanted.words):
            return QuoteMatch(Match.ABSENT, None, None)
        for first, behind in places(wanted, self._pieces):
            place = Span(self._pieces.starts[first], self._pieces.ends[behind - 1])
            if snap(self.text, *place) == place:
                return QuoteMatch(Match.VERBATIM, *place)
        return self._close(wanted.cut(0, LONGEST_QUOTE))

    def _close(self, wanted: Pieces) -> QuoteMatch:
        keys = [self._key(word) for word in wanted.words]
        weights = [_weight(word) for word in wanted.words]
        stretch = self._stretch(keys, weights)
        blocks = self._trimmed(keys, weights, stretch)
        if blocks:
            place = self._place(blocks, len(keys))
            blocks = self._trimmed(keys, weights, place)
        held = [weight for block in blocks for weight in weights[block.first : block.behind]]
        words = sum(map(bool, weights))
        if sum(map(bool, held)) < min(words, LEAST_WORDS) or sum(held) < LEAST_SHARE * sum(weights):
            return QuoteMatch(Match.ABSENT, None, None)
        return self._matched(wanted, blocks)

    def _matched(self, wanted: Pieces, blocks: list[Run]) -> QuoteMatch:
        """The place from the quotation's first piece to its last, and what differs in it."""
        source = self._pieces
        start, end = self._place(blocks, len(wanted.words))
        runs = list(_runs(wanted, source, blocks, Span(start, end)))
        if not runs:
            before, behind = crossings(source, start, end)
            last = len(wanted.words)
            runs = [Run(0, 0, start - before, start)] if before else []
            runs += [Run(last, last, end, end + behind)] if behind else []
        diff = tuple(difference(wanted, source, run) for run in merged(runs, wanted))
        place = snap(self.text, source.starts[start], source.ends[end - 1])
        return QuoteMatch(Match.CLOSE, place.start, place.end, diff)

    def _trimmed(self, keys: list[str], weights: list[float], stretch: Span) -> list[Run]:
        """What a part of the source has in common, without words far from the others."""
        blocks = self._blocks(keys, stretch)
        while dropped := _loose_end(blocks, weights, self._pieces):
            blocks.remove(dropped)
        return blocks

    def _place(self, blocks: list[Run], length: int) -> Span:
        return Span(
            self._grown(blocks[0].their_first, -1, blocks[0].first),
            self._grown(blocks[-1].their_behind, 1, length - blocks[-1].behind),
        )

    def _grown(self, at: int, way: int, most: int) -> int:
        """The place's end, further by the pieces that stand for the quotation's own; not out of
        the sentence or the quote marks."""
        words = self._pieces.words
        for _ in range(most):
            beyond = at - 1 if way < 0 else at
            if not 0 <= beyond < len(words) or words[beyond] in _BOUNDS:
                break
            at += way
        return at

    def _blocks(self, keys: list[str], stretch: Span) -> list[Run]:
        """The runs of pieces that both have, in order."""
        from rapidfuzz.distance import Levenshtein

        at = stretch.start
        theirs = [self._key(word) for word in self._pieces.words[at : stretch.end]]
        return [
            Run(op.src_start, op.src_end, at + op.dest_start, at + op.dest_end)
            for op in Levenshtein.opcodes(keys, theirs)
            if op.tag == "equal"
        ]

    def _stretch(self, keys: list[str], weights: list[float]) -> Span:
        """The part of the source with most of the quotation's words, room for its ends included."""
        anchors = self._anchors(keys, weights)
        most = len(keys) + SLACK
        inside: Counter[str] = Counter()
        best, found, held, left = 0.0, Span(0, 0), 0.0, 0
        rarity = {key: weight / len(self._postings.at(key)) ** 0.25 for _, key, weight in anchors}
        for at, key, _ in anchors:
            inside[key] += 1
            held += rarity[key] if inside[key] == 1 else 0.0
            while at - anchors[left][0] > most or inside[anchors[left][1]] > 1:
                gone = anchors[left][1]
                inside[gone] -= 1
                held -= 0.0 if inside[gone] else rarity[gone]
                left += 1
            gain = held - TOO_FAR * max(0, at - anchors[left][0] - len(keys))
            if gain > best:
                lead = keys.index(anchors[left][1]) + 3
                tail = len(keys) - keys.index(key) + 3
                best, found = gain, Span(anchors[left][0] - lead, at + tail)
        return Span(max(0, found.start), min(found.end, len(self._pieces.words)))

    def _anchors(self, keys: list[str], weights: list[float]) -> list[tuple[int, str, float]]:
        """Where words of the quotation stand that are not everywhere; all of them if all are."""
        told = {
            key: weight for key, weight in zip(keys, weights, strict=True) if self._postings.at(key)
        }
        rare = {
            key
            for key, weight in told.items()
            if weight == 1.0 and len(self._postings.at(key)) <= MOST_COUNTED
        }
        return sorted(
            (at, key, told[key])
            for key in rare or told
            for at in islice(self._postings.at(key), MOST_COUNTED)
        )

    @cached_property
    def _postings(self) -> Postings:
        return Postings(map(str.lower, self._pieces.words))

    def _key(self, word: str) -> str:
        """What the forms of a word share; case is no reason to look elsewhere."""
        key = self._keys.get(word)
        if key is None:
            key = self._keys[word] = stem(word.lower())
        return key


def _weight(word: str) -> float:
    if not (word[0].isalnum() or word[-1].isalnum()):
        return 0.0
    return FUNCTION_WEIGHT if word.lower() in FUNCTION_WORDS else 1.0


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
