"""What a claim says that a passage does not, and the other way round: numbers, dates, names, words.

A number that differs stands out: for each number, date and name of the claim there is what the
passage has of it, also in another spelling, or which other one stands in its place.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from workbench.model.found import Contrast, Counterpart
from workbench.model.spans import Span
from workbench.model.states import Agreement, DifferenceKind, TokenKind
from workbench.text.alignment import is_negation
from workbench.text.coverage import checkable
from workbench.text.lexis import Lexis, read_lexis
from workbench.text.quantities import Quantity, read_quantities, says
from workbench.text.rules.en import RULES
from workbench.text.stems import FUNCTION_WORDS, stem
from workbench.text.wanted import acronyms, long_form

LONGEST = 4_000
"""Characters of each side that are compared: a passage has three sentences, not a book."""

NEAR = 3
"""Words on either side of a number that tell what it counts."""


def contrast(claim: str, passage: str) -> Contrast:
    """What of `claim` stands in `passage`, and what of both is on one side only."""
    ours, theirs = _read(claim[:LONGEST]), _read(passage[:LONGEST])
    found = [*_figures(ours, theirs), *_names(ours, theirs), *_negations(ours, theirs)]
    found.sort(key=lambda one: one.ours or Span(len(claim), len(claim)))
    agreed = [one for one in found if one.agreement in (Agreement.SAME, Agreement.RESPELLED)]
    return Contrast(
        tuple(found),
        tuple(_only(ours, theirs, [one.ours for one in agreed if one.ours])),
        tuple(_only(theirs, ours, [one.theirs for one in agreed if one.theirs])),
    )


class _Side(NamedTuple):
    text: str
    lexis: Lexis
    stems: list[str]
    figures: list[Quantity]
    names: list[Span]

    def near(self, span: Span) -> set[str]:
        """The stems around a place, function words left out."""
        first = bisect_left(self.lexis.starts, span.start)
        behind = bisect_left(self.lexis.starts, span.end)
        around = (*range(max(0, first - NEAR), first), *range(behind, behind + NEAR))
        return {
            self.stems[at]
            for at in around
            if at < len(self.stems) and self.lexis.words[at] not in FUNCTION_WORDS
        }


def _read(text: str) -> _Side:
    lexis = read_lexis(text)
    named = [Span(one.start, one.end) for one in checkable(text) if one.kind == TokenKind.NAME]
    figures = list(read_quantities(text, lexis))
    return _Side(text, lexis, [stem(word) for word in lexis.words], figures, named)


def _figures(ours: _Side, theirs: _Side) -> Iterator[Counterpart]:
    """The numbers and days of the claim; what another of its numbers has is not in its place."""
    pairs = {number: _same_figure(one, theirs) for number, one in enumerate(ours.figures)}
    taken = {found for found in pairs.values() if found}
    for number, one in enumerate(ours.figures):
        span, found = Span(one.start, one.end), pairs[number]
        agreement = Agreement.ABSENT
        if found:
            has_words = ours.text[slice(*span)].lower() == theirs.text[slice(*found)].lower()
            agreement = Agreement.SAME if has_words else Agreement.RESPELLED
        else:
            found = _other_figure(one, ours, theirs, taken)
            if found:
                agreement = Agreement.OTHER
                taken.add(found)
        yield Counterpart(DifferenceKind(one.kind), agreement, span, found)


def _same_figure(one: Quantity, theirs: _Side) -> Span | None:
    return next((Span(q.start, q.end) for q in theirs.figures if says(q, one)), None)


def _other_figure(one: Quantity, ours: _Side, theirs: _Side, taken: set[Span]) -> Span | None:
    """The figure of the same sort that stands among the same words, or the only one there is."""
    near = ours.near(Span(one.start, one.end))
    open_ones = [
        Span(q.start, q.end)
        for q in theirs.figures
        if q.value[0] == one.value[0] and Span(q.start, q.end) not in taken
    ]
    shared = {span: len(near & theirs.near(span)) for span in open_ones}
    best = max(open_ones, key=lambda span: shared[span], default=None)
    return best if best and (shared[best] or len(open_ones) == 1) else None


def _names(ours: _Side, theirs: _Side) -> Iterator[Counterpart]:
    for name in ours.names:
        agreement, found = _name_in(ours, name, theirs)
        yield Counterpart(DifferenceKind.NAME, agreement, name, found)


def _name_in(ours: _Side, name: Span, theirs: _Side) -> tuple[Agreement, Span | None]:
    """What the passage has of a name: it, its acronym or a part of it, or another with a part."""
    words = ours.text[name.start : name.end]
    at = theirs.text.find(words)
    if at >= 0:
        return Agreement.SAME, Span(at, at + len(words))
    if found := _acronym_of(words, theirs.text):
        return Agreement.RESPELLED, found
    parts, other = _parts(words), None
    for span in theirs.names:
        theirs_parts = _parts(theirs.text[span.start : span.end])
        if parts and theirs_parts and (parts <= theirs_parts or theirs_parts <= parts):
            return Agreement.RESPELLED, span
        if parts & theirs_parts:
            other = other or span
    return (Agreement.OTHER, other) if other else (Agreement.ABSENT, None)


def _parts(name: str) -> set[str]:
    """The words of a name without titles and the small words in it."""
    words = {stem(word) for word in read_lexis(name).words}
    return words - RULES.titles - RULES.links - FUNCTION_WORDS


def _acronym_of(words: str, text: str) -> Span | None:
    """Where the short form of a name, or the long one, stands."""
    short = next((letters[1:] for _, letters in acronyms(words)), "")
    if short and (found := long_form(short).search(text)):
        return Span(*found.span())
    initials = "&" + "".join(word[0] for word in words.split() if word[0].isupper()).lower()
    for start, letters in acronyms(text):
        if letters == initials and len(initials) > 2:
            return Span(start, start + len(initials) - 1)
    return None


def _negations(ours: _Side, theirs: _Side) -> Iterator[Counterpart]:
    """The negations of the side that has more of them than the other."""
    mine, other = _negated(ours), _negated(theirs)
    for span in mine[len(other) :]:
        yield Counterpart(DifferenceKind.NEGATION, Agreement.ABSENT, span, None)
    for span in other[len(mine) :]:
        yield Counterpart(DifferenceKind.NEGATION, Agreement.OTHER, None, span)


def _negated(side: _Side) -> list[Span]:
    return [
        Span(start, side.lexis.end(at))
        for at, start in enumerate(side.lexis.starts)
        if is_negation(side.lexis.words[at])
    ]


def _only(ours: _Side, theirs: _Side, agreed: list[Span]) -> Iterator[Span]:
    """The words of one side that the other has in no form, and that no agreed token holds."""
    there = set(theirs.stems)
    for at, word in enumerate(ours.lexis.words):
        span = Span(ours.lexis.starts[at], ours.lexis.end(at))
        is_agreed = any(one.start <= span.start < one.end for one in agreed)
        if not is_agreed and word not in FUNCTION_WORDS and ours.stems[at] not in there:
            yield span
