"""Where the claims of an offer stand in an article: found by their words, and recorded nowhere."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from workbench.model.offers import OfferedClaim
from workbench.model.requests import Place
from workbench.model.spans import Quote, Span
from workbench.model.states import MarkStatus
from workbench.model.taking_in import OfferState, PlacedClaim
from workbench.text import graphemes, marks
from workbench.text.offsets import Utf16

MOST_COMPARED = 50_000_000
"""Characters in which words that are not the article's are sought, for all claims of an offer
together: some ten seconds' work. Five thousand in an article of 10,000 characters are below it; of
a file about another book, only the first few are compared."""

_STATES = {
    MarkStatus.EXACT: OfferState.PLACED,
    MarkStatus.MOVED: OfferState.PLACED,
    MarkStatus.AMBIGUOUS: OfferState.AMBIGUOUS,
    MarkStatus.CHANGED: OfferState.CHANGED,
}

_CORE = re.compile(r"\w(?:[\s\S]*\w)?")

Tell = Callable[[int], object]
"""Is told after each claim how many are done; what it raises ends the work."""


class Standing(NamedTuple):
    """What of the article is claimed already: numbers by place, and by the restated words."""

    places: dict[tuple[int, int], int]
    restated: dict[str, int]


def nobody(_done: int) -> None:
    """Tells nobody how far the work is."""


def place_all(
    text: str, standing: Standing, offered: Sequence[OfferedClaim], tell: Tell = nobody
) -> list[PlacedClaim]:
    """Each offered claim with its place in `text`; `start` and what stands around are hints."""
    seeking = _Seeking(text, standing)
    placed = []
    for done, each in enumerate(offered, 1):
        placed.append(seeking.place(each))
        tell(done)
    return placed


def place_at(text: str, start: int, end: int) -> Place:
    """The words from `start` to `end` (code points), widened where a character would be cut."""
    span = graphemes.snap(text, start, end)
    return Place(span.start, marks.describe(text, span.start, span.end))


def core(start: int, words: str) -> tuple[int, int]:
    """Where the words stand without signs at their ends: by it two marks are of the same words."""
    found = _CORE.search(words)
    return (start + found.start(), start + found.end()) if found else (start, start + len(words))


def folded(words: str) -> str:
    """Restated words as they are compared."""
    return " ".join(words.casefold().split())


def standing_of(
    places: Iterable[tuple[int, str, int]], restated: Iterable[tuple[str, int]]
) -> Standing:
    """What is claimed: (start, words, number) of marks, (words, number) of restated claims."""
    return Standing(
        {core(start, words): number for start, words, number in places},
        {folded(words): number for words, number in restated if words.strip()},
    )


class _Seeking:
    """The work on one text."""

    def __init__(self, text: str, standing: Standing) -> None:
        self._text = text
        self._standing = standing
        self._to_compare = MOST_COMPARED

    def place(self, offered: OfferedClaim) -> PlacedClaim:
        known = None if offered.words.strip() else self._restated(offered)
        if known is not None:
            return PlacedClaim(offered, OfferState.KNOWN, None, known)
        state, span = self._seek(offered)
        if span is None:
            return PlacedClaim(offered, OfferState.NOT_FOUND)
        place = place_at(self._text, *span)
        number = self._standing.places.get(core(place.start, place.quote.exact))
        if state == OfferState.PLACED and number is not None:
            return PlacedClaim(offered, OfferState.KNOWN, place, number)
        return PlacedClaim(offered, state, place)

    @cached_property
    def _utf16(self) -> Utf16:
        return Utf16(self._text)

    def _restated(self, offered: OfferedClaim) -> int | None:
        return self._standing.restated.get(folded(offered.restated))

    def _seek(self, offered: OfferedClaim) -> tuple[OfferState, Span | None]:
        quote, hint = _quote(offered)
        if not quote.exact:
            return self._counted(offered)
        # What counts in UTF-16 units is not always known to: the words tell.
        hints = [] if hint is None else [hint, self._utf16.code_points(hint)]
        for at in reversed(hints) if offered.in_utf16 else hints:
            if self._stands_at(quote, at):
                return OfferState.PLACED, Span(at, at + len(quote.exact))
        hint = hints[offered.in_utf16] if hints else None
        if quote.exact in self._text:
            return self._located(quote, hint)
        self._to_compare -= len(self._text)
        if self._to_compare < 0:
            return OfferState.NOT_FOUND, None
        # Its quote marks, dashes or spaces may be other ones than the article's.
        alike = marks.occurrences(self._text, quote.exact)
        if len(alike) == 1:
            return OfferState.PLACED, alike[0]
        there = self._text[slice(*alike[0])] if alike else quote.exact
        return self._located(quote._replace(exact=there), hint)

    def _counted(self, offered: OfferedClaim) -> tuple[OfferState, Span | None]:
        """A place that is told by numbers alone, with no words to hold it against: a guess."""
        if offered.start is None or offered.end is None:
            return OfferState.NOT_FOUND, None
        told = (offered.start, offered.end)
        start, end = map(self._utf16.code_points, told) if offered.in_utf16 else told
        is_there = 0 <= start < end <= len(self._text) and self._text[start:end].strip()
        return (
            (OfferState.AMBIGUOUS, Span(start, end)) if is_there else (OfferState.NOT_FOUND, None)
        )

    def _stands_at(self, quote: Quote, at: int) -> bool:
        """Whether the words stand there, with all that is said of what is around them."""
        end = at + len(quote.exact)
        before = self._text[max(0, at - len(quote.prefix)) : at]
        after = self._text[end : end + len(quote.suffix)]
        return at >= 0 and (before, self._text[at:end], after) == (
            quote.prefix,
            quote.exact,
            quote.suffix,
        )

    def _located(self, quote: Quote, hint: int | None) -> tuple[OfferState, Span | None]:
        found = marks.locate(self._text, quote, hint)
        if found.start is None or found.end is None:
            return OfferState.NOT_FOUND, None
        return _STATES[MarkStatus(found.status)], Span(found.start, found.end)


def _quote(offered: OfferedClaim) -> tuple[Quote, int | None]:
    """The words without white space at their ends, else those that the claim is restated in."""
    words, start = offered.words, offered.start
    if not words.strip():
        return Quote(offered.restated.strip()), None
    lead, trail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
    prefix = (offered.prefix + words[:lead])[-marks.CONTEXT :]
    suffix = (words[len(words) - trail :] + offered.suffix)[: marks.CONTEXT]
    return Quote(words.strip(), prefix, suffix), None if start is None else start + lead
