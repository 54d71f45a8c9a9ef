"""Describing a place by its words, and finding it again (W3C Web Annotation, TextQuoteSelector).

What is found by other words than the described ones is never `exact`: a changed digit, name or
negation is what a checker has to see.
"""

import re
from collections.abc import Iterator

from workbench.model.spans import Located, Quote, Span
from workbench.model.states import MarkStatus
from workbench.text.fold import fold

CONTEXT = 32
"""Code points of prefix and of suffix, as other annotation programs keep them."""

LOWEST_LIKENESS = 0.6
"""Below it a fuzzy match is no guess at all: the survey's bound between review and orphan."""

SHORT_QUOTE = 24
"""Characters up to which a fuzzy match needs its context too: short words resemble any others."""

LEAST_CONTEXT = 0.5
"""Share of prefix and suffix that must agree for a place to be told apart by its context."""


def describe(text: str, start: int, end: int) -> Quote:
    """The words from `start` to `end` (code points), with 32 characters of context on each side."""
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def locate(text: str, quote: Quote, hint: int | None = None) -> Located:
    """Where the quote stands in `text`; `hint` is the offset at which it stood before.

    `exact`: the same words at the hint, or in their only place, or in the one place whose context
    is the quote's (`moved` where a hint was given and the only such place is another one).
    `ambiguous`: several places fit; the nearest is the guess. `changed`: similar words only.
    `lost`: nothing similar.
    """
    if not quote.exact:
        return Located(MarkStatus.LOST, None, None, 0.0)
    places = list(_exact_places(text, quote.exact))
    if not places:
        return _similar(text, quote, hint)
    if len(places) == 1:
        return _found(quote, places[0], hint, 1.0)
    return _told_apart(text, quote, places, hint)


def occurrences(text: str, words: str, start: int = 0) -> list[Span]:
    """All places from `start` on where the same words stand whole; case counts, kinds of quote
    marks, dashes and white space do not."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(_loosely(part) for part in parts)
    left = r"(?<!\w)" if parts[0][0].isalnum() else ""
    right = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    found = re.compile(left + pattern + right).finditer(text, start)
    return [Span(*match.span()) for match in found]


def _loosely(part: str) -> str:
    """A pattern for `part` that takes any kind of quote mark or dash for another."""
    return "".join(_ANY_OF.get(fold(char), re.escape(char)) for char in part)


_ANY_OF = {"'": "[‘’‚‛′`´ʼ']", '"': '[“”„‟″«»"]', "-": "[‐‑‒–—―−-]"}


def _exact_places(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _found(quote: Quote, at: int, hint: int | None, score: float) -> Located:
    status = MarkStatus.EXACT if hint is None or at == hint else MarkStatus.MOVED
    return Located(status, at, at + len(quote.exact), score)


def _told_apart(text: str, quote: Quote, places: list[int], hint: int | None) -> Located:
    """One of several places, by context first; the hint only decides between equal contexts."""
    fits = {at: _context(text, quote, at, at + len(quote.exact)) for at in places}
    best = max(fits.values())
    leaders = [at for at in places if fits[at] == best]
    nearest = min(leaders, key=lambda at: abs(at - (hint or 0)))
    if best >= LEAST_CONTEXT and (len(leaders) == 1 or hint in leaders):
        return _found(quote, hint if hint in leaders else nearest, hint, best)
    return Located(MarkStatus.AMBIGUOUS, nearest, nearest + len(quote.exact), best)


def _context(text: str, quote: Quote, start: int, end: int) -> float:
    """How much of the quote's prefix and suffix stands around the place, from 0 to 1."""
    wanted = len(quote.prefix) + len(quote.suffix)
    if not wanted:
        return 0.0
    before = text[max(0, start - len(quote.prefix)) : start]
    after = text[end : end + len(quote.suffix)]
    return (_agreeing(quote.prefix[::-1], before[::-1]) + _agreeing(quote.suffix, after)) / wanted


def _agreeing(wanted: str, there: str) -> int:
    count = 0
    for one, other in zip(wanted, there, strict=False):
        if one != other:
            break
        count += 1
    return count


def _similar(text: str, quote: Quote, hint: int | None) -> Located:
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(
        fold(quote.exact), fold(text), score_cutoff=100 * LOWEST_LIKENESS
    )
    if found is None or found.dest_end <= found.dest_start or len(text) < len(quote.exact) // 2:
        return Located(MarkStatus.LOST, None, None, 0.0)
    return Located(MarkStatus.CHANGED, found.dest_start, found.dest_end, found.score / 100)
