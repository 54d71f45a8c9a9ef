"""Where a text says a marked fact again: in the same words, or with the same number of the same
thing, whatever the number's spelling (`14 rockets`, `fourteen 107mm rockets`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.model.states import TokenKind
from workbench.text.marks import occurrences
from workbench.text.quantities import Quantity, quantities
from workbench.text.stems import FUNCTION_WORDS, stem

STRETCH = 4_000
"""Characters that are looked through at once: a millisecond where nothing is found."""

LONGEST_THING = 3
"""Words behind a number up to the end of what it counts: `107mm rockets`, `coalition troops`."""

ROOT = 3
"""Letters that the forms of a noun share, those of most irregular ones too."""

_WORD = re.compile(r"[ \u00a0\n-]([^\W_][\w'’]*)")
_PEOPLE = frozenset(("people", "men", "women", "children", "police", "troops"))
_NO_PLURAL = ("ss", "us", "is")


class Counted(NamedTuple):
    """A number with what it counts, from its first character to its last."""

    start: int
    end: int
    value: str
    thing: str


def recurrences(text: str, marked: Span) -> Iterator[Span | None]:
    """The places, but the marked one, that say again what the marked words say, from there on and
    then from the start; None where another stretch was looked through, so that one can pause.
    """
    words = text[marked.start : marked.end]
    wanted = {(each.value, each.thing) for each in counted(words)}
    roots = _roots(words, {thing for _value, thing in wanted})
    for start, end in _stretches(text, marked.end):
        found = occurrences(text[start : end + len(words)], words)
        places = {Span(start + one.start, start + one.end) for one in found}
        lowered = text[start:end].lower()
        if any(root in lowered for root in roots):
            reach = text[start : end + STRETCH // 10]
            places |= {
                Span(start + one.start, start + one.end)
                for one in counted(reach)
                if (one.value, one.thing) in wanted
            }
        for place in sorted(place for place in places if start <= place.start < end):
            if place.end <= marked.start or place.start >= marked.end:
                yield place
        yield None


def counted(text: str) -> Iterator[Counted]:
    """The numbers of `text` that count something, with its noun's stem."""
    for number in quantities(text):
        if number.kind == TokenKind.NUMBER:
            yield from _thing(text, number)


def _thing(text: str, number: Quantity) -> Iterator[Counted]:
    """What a number counts: the first plural behind it, else the last of the words that belong to
    it; nothing where a preposition, a verb's helper or a mark follows.
    """
    at, last = number.end, None
    for _ in range(LONGEST_THING):
        found = _WORD.match(text, at)
        if found is None or found[1].lower() in FUNCTION_WORDS:
            break
        at, last = found.end(), found
        if _is_plural(found[1].lower()):
            break
    if last is not None and not last[1].isdigit():
        yield Counted(number.start, last.end(), number.value, stem(last[1].lower()))


def _roots(words: str, things: set[str]) -> set[str]:
    """Beginnings that a stretch has where it names one of the things, whatever the form."""
    written = {word for word in words.lower().split() if stem(word.strip(".,;")) in things}
    return {word[:ROOT] for word in written | things}


def _is_plural(word: str) -> bool:
    return word in _PEOPLE or (word.endswith("s") and not word.endswith(_NO_PLURAL))


def _stretches(text: str, first: int) -> Iterator[tuple[int, int]]:
    """Parts of the text from `first` on, then those before it, each ending between words."""
    for begin, until in ((first, len(text)), (0, first)):
        at = begin
        while at < until:
            end = min(until, at + STRETCH)
            while end < until and not text[end].isspace() and end - at < 2 * STRETCH:
                end += 1
            yield at, end
            at = end
