"""Which sentence of the new text an old one became: by how alike they are, in order or anywhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from workbench.text.fold import fold
from workbench.text.lexis import WORD
from workbench.text.pairing import Pair, heaviest_chain

LEAST_ALIKE = 0.55
"""Likeness of two sentences in one gap from which one became the other: any two English sentences
have some 0.45, and of real edits hardly one is below 0.6."""

LEAST_ANYWHERE = 0.75
"""The same where nothing around them says that they belong together: the survey's bound."""

MOST_COMPARED = 2_500
"""Pairs of a gap that are compared one by one; in a larger one those with rare words in common."""

CANDIDATES = 6
"""Sentences that a sentence is compared with in a large gap, by the rare words they share."""

COMMON = 40
"""Sentences of the new text from which on a word tells none of them apart."""

LONGEST = 2_000
"""Characters up to which sentences are compared by letters, above it by words."""

LEAST_PART = 0.75
"""Likeness of a sentence to a part of another from which it was joined with it or split from it."""

SHORTEST_PART = 12
"""Characters below which a sentence is like a part of any other."""


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two folded sentences are, from 0 to 1; 0 below `least`."""
    from rapidfuzz import fuzz

    if max(len(one), len(other)) <= LONGEST:
        return fuzz.ratio(one, other, score_cutoff=100 * least) / 100
    mine, theirs = Counter(WORD.findall(one)), Counter(WORD.findall(other))
    words = mine.total() + theirs.total()
    share = 2 * (mine & theirs).total() / words if words else 0.0
    return share if share >= least else 0.0


def is_part(short: str, long: str) -> bool:
    """Whether a folded sentence stands within another, nearly word by word."""
    from rapidfuzz import fuzz

    if not SHORTEST_PART <= len(short) < len(long) <= LONGEST:
        return False
    return fuzz.partial_ratio(short, long, score_cutoff=100 * LEAST_PART) > 0


def in_order(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Sentences of a gap that became another one there, ascending on both sides."""
    return heaviest_chain(_alike(old, new, LEAST_ALIKE))


def anywhere(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """For sentences that became none in their place the one, if any, that each is most like.

    None where two are as like it.
    """
    found: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in _alike(old, new, LEAST_ANYWHERE):
        found[pair.old].append(pair)
    for pairs in found.values():
        best = max(pairs, key=lambda one: one.weight)
        if sum(one.weight == best.weight for one in pairs) == 1:
            yield best


def _alike(old: Sequence[str], new: Sequence[str], least: float) -> Iterator[Pair]:
    ours, theirs = list(map(fold, old)), list(map(fold, new))
    candidates = _Candidates(theirs) if len(ours) * len(theirs) > MOST_COMPARED else None
    for at, words in enumerate(ours):
        for place in candidates.of(words) if candidates else range(len(theirs)):
            if (alike := likeness(words, theirs[place], least)) >= least:
                yield Pair(at, place, alike)


class _Candidates:
    """The sentences of a large gap by their words."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(sentences):
            for word in set(WORD.findall(words)):
                self._places[word].append(at)

    def of(self, words: str) -> list[int]:
        shared: Counter[int] = Counter()
        for word in set(WORD.findall(words)):
            places = self._places.get(word, ())
            if len(places) <= COMMON:
                for place in places:
                    shared[place] += 1
        return [place for place, _ in shared.most_common(CANDIDATES)]
