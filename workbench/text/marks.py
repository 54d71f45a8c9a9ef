"""Describing a place by its words, and finding it again (W3C Web Annotation, TextQuoteSelector).

What is found by other words than the described ones is never `exact`: a changed digit, name or
negation is what a checker has to see.
"""

import re
from collections.abc import Iterator
from itertools import islice

from workbench.model.spans import Located, Quote, Span
from workbench.model.states import MarkStatus
from workbench.text.alike import Alike, most_alike, nearest_alike, whole_words
from workbench.text.fold import fold

CONTEXT = 32
"""Code points of prefix and of suffix, as other annotation programs keep them."""

LOWEST_LIKENESS = 0.6
"""Below it a fuzzy match is no guess at all: the survey's bound between review and orphan."""

LIKE_ENOUGH = 0.7
"""From here on words are like enough by themselves; below, what stands beside them must be too:
of deleted passages most resemble some other one by 0.6."""

CONTEXT_WEIGHT = 0.1
"""What other words around the only place of the same ones take from its score."""

MOST_LIKENED = 200
"""Places of the same words whose edited contexts are compared."""

LIKE_CONTEXT = 0.7
"""Likeness of 32 characters from which they are the same context, edited."""

SHORT_QUOTE = 24
"""Characters up to which a fuzzy match needs its context too: short words resemble any others."""

LEAST_LIKENESS_OF_SHORT = 0.75
"""The same for a short quote with its context: the survey's bound for phrases."""

HIGHEST_OF_CHANGED = 0.999
"""Words that differ in a quote mark only are alike, and still not the same."""

FOREIGN_CONTEXT = 4
"""Characters of agreement on either side below which a short quote's only place is another one's:
a word whose sentence was deleted is found elsewhere nine times in ten."""

NEAREST_CONTEXT = 8
"""Characters directly before and after a short quote between which its new words are looked for."""

MOST_REPLACED = 3
"""Times their length up to which words are looked for that replaced those between their context."""

MOST_PLACES = 10_000
"""Places of the same words that are compared; a quote of one letter has half a million."""

LEAST_CONTEXT = 0.5
"""Share of prefix and suffix that must agree for a place to be told apart by its context."""


def describe(text: str, start: int, end: int) -> Quote:
    """The words from `start` to `end` (code points), with 32 characters of context on each side."""
    return Quote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def locate(text: str, quote: Quote, hint: int | None = None) -> Located:
    """Where the quote stands in `text`; `hint` is the offset at which it stood before.

    `exact`: the same words in their only place, or in the one place whose context is the quote's;
    of places with the same context, the one at the hint itself, since all before it would have had
    to change by that very distance for it to be another. `moved`: one of several places fits best,
    away from the hint and with another context. `ambiguous`: several places fit and none of them is
    at the hint: without the old text nobody knows which, so the nearest is the guess (`carry` has
    both texts and tells). `changed`: similar words only. `lost`: nothing similar.
    """
    if not quote.exact:
        return Located(MarkStatus.LOST, None, None, 0.0)
    whole = list(islice(_exact_places(text, quote.prefix + quote.exact + quote.suffix), 2))
    if len(whole) == 1 and quote.prefix + quote.suffix:
        return _found(quote, whole[0] + len(quote.prefix), hint, 1.0)
    places = list(islice(_whole_places(text, quote), MOST_PLACES))
    if not places:
        return _similar(text, quote, hint)
    if replaced := _replaced(text, quote):
        return replaced
    if len(places) == 1:
        return _only_place(text, quote, places[0], hint)
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


_SEPARATED = re.compile(r"\d[.,]\d")

_ANY_OF = {"'": "[‘’‚‛′`´ʼ']", '"': '[“”„‟″«»"]', "-": "[‐‑‒–—―−-]"}


def _exact_places(text: str, exact: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _whole_places(text: str, quote: Quote) -> Iterator[int]:
    """Where the words stand, without the places that cut a word or a number which the quote did
    not cut: the 8 of “18 per cent” is no 8."""
    is_cut_before = _is_cut(quote.prefix + quote.exact, len(quote.prefix))
    is_cut_behind = _is_cut(quote.exact + quote.suffix, len(quote.exact))
    for at in _exact_places(text, quote.exact):
        end = at + len(quote.exact)
        if quote.prefix and not is_cut_before and _is_cut(text, at):
            continue
        if quote.suffix and not is_cut_behind and _is_cut(text, end):
            continue
        yield at


def _is_cut(text: str, at: int) -> bool:
    """Whether a word or a number goes on over `at`."""
    around = text[max(0, at - 2) : at + 2]
    beside = text[max(0, at - 1) : at + 1]
    return (len(beside) == 2 and beside.isalnum()) or bool(_SEPARATED.search(around))


def _found(quote: Quote, at: int, hint: int | None, score: float) -> Located:
    stayed = hint is None or at == hint or score == 1.0
    status = MarkStatus.EXACT if stayed else MarkStatus.MOVED
    return Located(status, at, at + len(quote.exact), score)


def _replaced(text: str, quote: Quote) -> Located | None:
    """What stands now between the words before a short quote and those after it, if all these
    stayed: then the same words elsewhere are other ones."""
    known = min(len(quote.prefix), len(quote.suffix))
    if known < NEAREST_CONTEXT or len(quote.exact) > SHORT_QUOTE:
        return None
    places = list(islice(_exact_places(text, quote.prefix), 2))
    if len(places) != 1:
        return None
    start = places[0] + len(quote.prefix)
    most = MOST_REPLACED * len(quote.exact) + len(quote.suffix)
    end = text.find(quote.suffix, start, start + most)
    if end < 0 or not text[start:end].strip() or quote.exact in text[start:end]:
        return None
    from rapidfuzz import fuzz

    score = fuzz.ratio(fold(quote.exact), fold(text[start:end])) / 100
    return Located(MarkStatus.CHANGED, start, end, min(score, HIGHEST_OF_CHANGED))


def _only_place(text: str, quote: Quote, at: int, hint: int | None) -> Located:
    """The quote's one place; a short quote amid other words is a guess, since any text has them."""
    end = at + len(quote.exact)
    before = _agreeing(quote.prefix[::-1], text[max(0, at - CONTEXT) : at][::-1])
    after = _agreeing(quote.suffix, text[end : end + CONTEXT])
    known = min(len(quote.prefix), len(quote.suffix))
    is_short = len(quote.exact) <= SHORT_QUOTE and known >= FOREIGN_CONTEXT
    is_foreign = at != hint and is_short and max(before, after) < FOREIGN_CONTEXT
    if is_foreign or (_was_repeated(quote) and (at != hint or before < len(quote.prefix))):
        return Located(MarkStatus.AMBIGUOUS, at, end, 0.5)
    alike = _like_context(text, quote, at)
    return Located(MarkStatus.EXACT, at, end, 1.0 - CONTEXT_WEIGHT * (1.0 - alike))


def _was_repeated(quote: Quote) -> bool:
    """Whether the same words stood beside it: the only ones left may be those."""
    return quote.exact in quote.prefix or quote.exact in quote.suffix


def _told_apart(text: str, quote: Quote, places: list[int], hint: int | None) -> Located:
    """One of several places, by context first; the hint only decides between equal contexts.

    Half a context may be that of another place whose own was edited: it tells places apart only
    where it is also the most alike as a whole.
    """
    fits = {at: _context(text, quote, at, at + len(quote.exact)) for at in places}
    best = max(fits.values())
    leaders = [at for at in places if fits[at] == best]
    if best >= LEAST_CONTEXT and hint is not None and hint in leaders:
        return _found(quote, hint, hint, best)
    nearest = min(leaders, key=lambda at: abs(at - (hint or 0)))
    if best < 1.0 and quote.prefix + quote.suffix:
        nearby = sorted(places, key=lambda at: (-fits[at], abs(at - (hint or 0))))[:MOST_LIKENED]
        likes = {at: _like_context(text, quote, at) for at in nearby}
        nearest = max(nearby, key=lambda at: likes[at])
        if best < LEAST_CONTEXT:
            best = max(best, HIGHEST_OF_CHANGED * likes[nearest])
    if best >= LEAST_CONTEXT and leaders == [nearest]:
        return _found(quote, nearest, hint, best)
    return Located(MarkStatus.AMBIGUOUS, nearest, nearest + len(quote.exact), best)


def _like_context(text: str, quote: Quote, at: int) -> float:
    """How alike prefix and suffix are to what stands around the place, edited though it may be."""
    from rapidfuzz import fuzz

    end = at + len(quote.exact)
    sides = []
    if quote.prefix.strip():
        before = fold(text[max(0, at - len(quote.prefix) - 1) : at])
        sides.append((fuzz.ratio(fold(quote.prefix).strip(), before.strip()), len(quote.prefix)))
    if quote.suffix.strip():
        after = fold(text[end : end + len(quote.suffix) + 1])
        sides.append((fuzz.ratio(fold(quote.suffix).strip(), after.strip()), len(quote.suffix)))
    weight = sum(length for _, length in sides)
    return sum(ratio * length for ratio, length in sides) / weight / 100 if weight else 1.0


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
    """The place of the most alike words, of several the one at the hint; of short ones, what their
    context has around it now."""
    if len(quote.exact) <= SHORT_QUOTE and quote.prefix + quote.suffix:
        found = _within_context(text, quote)
    else:
        found = most_alike(text, quote.exact, LOWEST_LIKENESS)
        if found and hint is not None:
            found = nearest_alike(text, quote.exact, hint, found)
        if found and found.score < LIKE_ENOUGH and not _has_context(text, quote, found):
            found = None
    if found is None:
        return Located(MarkStatus.LOST, None, None, 0.0)
    start, end = whole_words(text, found.start, found.end)
    return Located(MarkStatus.CHANGED, start, end, min(found.score, HIGHEST_OF_CHANGED))


def _has_context(text: str, quote: Quote, found: Alike) -> bool:
    """Whether one side of the place is like the quote's; without any context none is asked."""
    from rapidfuzz import fuzz

    before = fold(text[max(0, found.start - len(quote.prefix)) : found.start])
    after = fold(text[found.end : found.end + len(quote.suffix)])
    if not quote.prefix + quote.suffix:
        return True
    sides = (fuzz.ratio(fold(quote.prefix), before), fuzz.ratio(fold(quote.suffix), after))
    return max(sides) >= 100 * LIKE_CONTEXT


def _within_context(text: str, quote: Quote) -> Alike | None:
    around = most_alike(text, quote.prefix + quote.exact + quote.suffix, LEAST_LIKENESS_OF_SHORT)
    if around is None:
        return None
    folded = fold(text[around.start : around.end])
    before, after = fold(quote.prefix[-NEAREST_CONTEXT:]), fold(quote.suffix[:NEAREST_CONTEXT])
    start = folded.find(before)
    end = folded.find(after, start + len(before)) if after else len(folded)
    if start >= 0 and end >= 0:
        place = Alike(around.start + start + len(before), around.start + end, around.score)
        return place if text[place.start : place.end].strip() else None
    inside = most_alike(folded, quote.exact, LOWEST_LIKENESS)
    if inside is None:
        return None
    return Alike(around.start + inside.start, around.start + inside.end, inside.score)
