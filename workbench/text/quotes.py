"""A quotation against a source: verbatim, close with its differences, or absent."""

from collections import Counter
from functools import cached_property
from itertools import islice

from workbench.model.found import QuoteMatch
from workbench.model.spans import Span
from workbench.model.states import Match
from workbench.text.graphemes import snap
from workbench.text.lexis import Lexis, read_lexis
from workbench.text.likeness import Pair, key, weigh
from workbench.text.postings import Postings
from workbench.text.quotations import quotations
from workbench.text.verbatim import bare, find_verbatim, read_pieces

MOST_COUNTED = 200
"""Places of one word in the source up to which it tells where to look."""

LONGEST_QUOTE = 2_000
"""Pieces of a quotation that are aligned; what is longer is verbatim or compared by its start."""

TOO_FAR = 0.02
"""What each piece beyond the quotation's own length takes from a part of the source."""

MARGIN = 6
"""Words more at both ends, so that what stands beside the place is seen."""

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
    """The text that quotations may have been taken from; its words are read once, if need be."""

    def __init__(self, text: str) -> None:
        self.text = text

    def compare(self, quote: str) -> QuoteMatch:
        """How `quote`, without its quote marks, stands here."""
        ours = bare(read_pieces(quote))
        if not any(word[0].isalnum() or word[-1].isalnum() for word in ours.words):
            return QuoteMatch(Match.ABSENT, None, None)
        for place in find_verbatim(quote, self.text):
            if snap(self.text, *place) == place:
                return QuoteMatch(Match.VERBATIM, *place)
        ours = ours.cut(0, LONGEST_QUOTE)
        part = self._part([key(word) for word in ours.words], [weigh(word) for word in ours.words])
        return Pair(ours, read_pieces(self.text, *part)).match()

    @cached_property
    def _lexis(self) -> Lexis:
        return read_lexis(self.text)

    @cached_property
    def _postings(self) -> Postings:
        return Postings(self._lexis.words)

    def _part(self, keys: list[str], weights: list[float]) -> Span:
        """The part of the source with most of the quotation's words, room for its ends included."""
        anchors = self._anchors(keys, weights)
        most = len(keys) + SLACK
        inside: Counter[str] = Counter()
        best, found, held, left = 0.0, Span(0, 0), 0.0, 0
        rarity = {
            word: weight / len(self._postings.at(word)) ** 0.25 for _, word, weight in anchors
        }
        for at, word, _ in anchors:
            inside[word] += 1
            held += rarity[word] if inside[word] == 1 else 0.0
            while at - anchors[left][0] > most or inside[anchors[left][1]] > 1:
                gone = anchors[left][1]
                inside[gone] -= 1
                held -= 0.0 if inside[gone] else rarity[gone]
                left += 1
            gain = held - TOO_FAR * max(0, at - anchors[left][0] - len(keys))
            if gain > best:
                lead = keys.index(anchors[left][1]) + MARGIN
                tail = len(keys) - keys.index(word) + MARGIN
                best, found = gain, Span(anchors[left][0] - lead, at + tail)
        return self._characters(found) if best else Span(0, 0)

    def _characters(self, words: Span) -> Span:
        """The same part in code points; up to the text's ends, with the marks that stand there."""
        is_whole = words.end >= len(self._lexis.words)
        return Span(
            self._lexis.starts[words.start] if words.start > 0 else 0,
            len(self.text) if is_whole else self._lexis.end(words.end),
        )

    def _anchors(self, keys: list[str], weights: list[float]) -> list[tuple[int, str, float]]:
        """Where words of the quotation stand that are not everywhere; all of them if all are."""
        told = {
            word: weight
            for word, weight in zip(keys, weights, strict=True)
            if self._postings.at(word)
        }
        rare = {
            word
            for word, weight in told.items()
            if weight == 1.0 and len(self._postings.at(word)) <= MOST_COUNTED
        }
        return sorted(
            (at, word, told[word])
            for word in rare or told
            for at in islice(self._postings.at(word), MOST_COUNTED)
        )
