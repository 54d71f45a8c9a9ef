"""Where in a source's text the words, numbers and names of a claim stand together.

By words only, no meaning: a word that the source has rarely says more than one it has everywhere,
numbers and days are compared by what they say, names by their words and their acronym. The text is
read once into an `Index`; asking it costs by the claim more than by the text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from math import log

from workbench.model.found import Passage
from workbench.model.states import Match
from workbench.text.lexis import read_lexis
from workbench.text.postings import Postings
from workbench.text.quantities import begins, read_quantities
from workbench.text.verbatim import stands
from workbench.text.wanted import SIGNS, Wanted, acronyms, long_form, wanted
from workbench.text.windows import Sought, Window, best_windows

LEAST_SCORE = 0.2
"""A place below it is not given: a name or two alone, as any text on the same matter has them."""

CLOSE_SCORE = 0.4
"""From here on a place is called close, below it absent: it is shown, and told to carry nothing."""

LEAST_THINGS = 2
"""Words, numbers and names of a claim that stand in a close place, if it has as many."""

SEEMS_CARRIED = 0.6
"""From here on a source "also seems to carry" a claim."""

ABSENT_WEIGHT = 0.6
"""What a word that the source does not have counts of what the rarest would: paraphrases have
words of their own, where a number or a name that is missing is missing."""

HIGHEST_OF_CLOSE = 0.99
"""Every word in another order is not the claim's wording; only verbatim has a whole score."""

NEIGHBOURHOOD = 20
"""Words among which a second one of the same kind is no news; sets how fast rarity grows."""

FIRST_LOOKED_AT = 200
"""Windows, best first, among which those that do not overlap are chosen."""


def find(claim: str, source_text: str, limit: int = 5) -> list[Passage]:
    """The `limit` best places for `claim`, best first, none overlapping another.

    Whoever asks a text for many claims keeps an `Index`.
    """
    return Index(source_text).find(claim, limit)


def carried(claims: Sequence[str], source: "Index | str") -> dict[int, Passage]:
    """Which of `claims`, by their number from 0, the source seems to carry, and where best."""
    index = Index(source) if isinstance(source, str) else source
    found: dict[int, Passage] = {}
    for number, claim in enumerate(claims):
        for best in index.find(claim, limit=1):
            if best.score >= SEEMS_CARRIED:
                found[number] = best
    return found


class Index:
    """The words of one text, read once, to be asked for many claims."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lexis = read_lexis(text)
        self._postings = Postings(self._lexis.words)
        self._figures: dict[str, list[int]] = defaultdict(list)
        self._read_figures()

    def find(self, claim: str, limit: int = 5) -> list[Passage]:
        """The `limit` best places for `claim`, best first, none overlapping another."""
        sought = self._sought(wanted(claim))
        if limit < 1 or not any(one.at for one in sought):
            return []
        least = min(len(sought), LEAST_THINGS)
        found: list[Passage] = []
        for window in self._windows(claim.strip(), sought):
            if not any(window.start < one.end and one.start < window.end for one in found):
                found.append(self._passage(claim, window, least))
            if len(found) == limit:
                break
        found = [one for one in found if one.score >= LEAST_SCORE]
        return sorted(found, key=lambda one: (-one.score, one.start))

    def _windows(self, claim: str, sought: list[Sought]) -> list[Window]:
        """The best windows; those in which the claim stands letter by letter before all others."""
        start = self.text.find(claim)
        end = start + len(claim)
        near = min(bisect_left(self._lexis.starts, start), len(self._lexis.words) - 1)
        found = best_windows(self.text, self._lexis, sought, near if start >= 0 else -1)
        if start >= 0:
            found.sort(key=lambda one: not one.start <= start < end <= one.end)
        return found[:FIRST_LOOKED_AT]

    def _passage(self, claim: str, window: Window, least: int) -> Passage:
        start, end, score, things = window
        if stands(claim, self.text, start, end):
            return Passage(start, end, 1.0, Match.VERBATIM)
        score = min(score, HIGHEST_OF_CLOSE)
        is_close = score >= CLOSE_SCORE and things >= least
        return Passage(start, end, score, Match.CLOSE if is_close else Match.ABSENT)

    def _sought(self, asked: list[Wanted]) -> list[Sought]:
        """What is asked with its places, and its share of the claim by rarity and kind."""
        places = [self._at(one) for one in asked]
        weights = [self._weight(one, len(at)) for one, at in zip(asked, places, strict=True)]
        whole = sum(weights) or 1.0
        return [Sought(weight / whole, at) for weight, at in zip(weights, places, strict=True)]

    def _weight(self, one: Wanted, count: int) -> float:
        rarity = log(2 + len(self._lexis.words) / NEIGHBOURHOOD / max(count, 1))
        return one.weight * rarity * (1.0 if count else ABSENT_WEIGHT)

    def _at(self, one: Wanted) -> list[int]:
        """The numbers of the words at which any spelling of it stands, in order."""
        found: list[int] = []
        for spelling in one.spellings:
            if spelling[0] not in SIGNS:
                found += self._postings.at(spelling)
                continue
            if spelling[0] == "~" and spelling not in self._figures:
                self._figures[spelling] = self._long_forms(spelling[1:])
            found += self._figures.get(spelling, ())
        return sorted(found)

    def _long_forms(self, letters: str) -> list[int]:
        names = long_form(letters).finditer(self.text)
        return [bisect_left(self._lexis.starts, name.start()) for name in names]

    def _read_figures(self) -> None:
        firsts = self._postings.where(begins)
        for figure in read_quantities(self.text, self._lexis, firsts):
            at = bisect_left(self._lexis.starts, figure.start)
            for said in figure.says:
                self._figures[said].append(at)
        for start, letters in acronyms(self.text):
            self._figures[letters].append(bisect_left(self._lexis.starts, start))
