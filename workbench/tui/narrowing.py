"""Lists narrowed by words while they are typed: a longer word is sought only where the shorter was.

To look through 50,000 takes 1 ms for a letter and 5 for two and more, so what the next letter would
leave of many is found while nobody types.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, repeat
from operator import contains
from typing import Generic, NamedTuple, TypeVar

from workbench.text.fold import fold

T = TypeVar("T")

MOST_STEPS = 16
"""Shorter words whose finds are kept for Backspace: at worst a list of 50,000 each, 12 MB in all.
"""

MUCH = 5_000
"""Things from which on it takes more than half a millisecond to look through them."""

AT_ONCE = 200
"""Things that are looked through ahead between two looks at the clock: 0.2 ms."""


def folded(text: str) -> str:
    """A text as it is sought: letters' case, quote marks, dashes and white space made alike."""
    return text.lower() if text.isascii() else fold(text).casefold()


def sought(words: str) -> tuple[str, ...]:
    """What each thing must have that fits `words`, in any order."""
    return tuple(dict.fromkeys(folded(words).split()))


class _Step(NamedTuple, Generic[T]):
    words: tuple[str, ...]
    things: Sequence[T]
    hays: Sequence[str]


class _Next(NamedTuple, Generic[T]):
    """Which of the first so many (`known`) things of a step each letter behind its last word would
    leave, by their rows.
    """

    step: _Step[T]
    rows: Mapping[str, Sequence[int]]
    known: int


class Narrowing(Generic[T]):
    """Things in their order, each with the folded text (its hay) in which words are sought.

    They are taken as they are: where one changes, or the order, another is to be made.
    """

    def __init__(self, things: Sequence[T], hays: Sequence[str]) -> None:
        self._steps: list[_Step[T]] = [_Step((), list(things), hays)]
        self._next: _Next[T] | None = None

    def fitting(self, words: str) -> Sequence[T]:
        """The things whose hay has all of the words, in their order."""
        wanted = sought(words)
        while not _are_within(self._steps[-1].words, wanted):
            self._steps.pop()
        last = self._steps[-1]
        if wanted != last.words:
            if len(self._steps) > MOST_STEPS:
                del self._steps[1]
            self._steps.append(self._known(last, wanted) or _narrowed(last, wanted))
        return self._steps[-1].things

    def ahead(self) -> Iterator[None]:
        """Find what each letter typed next would leave, where it is much; yields now and then."""
        step = self._steps[-1]
        if not step.words or len(step.things) < MUCH:
            return
        first, rest = step.words[-1][0], step.words[-1][1:]
        behind = re.compile(f"{re.escape(first)}(?={re.escape(rest)}(.))", re.DOTALL)
        rows: dict[str, list[int]] = {}
        for start in range(0, len(step.hays), AT_ONCE):
            for row, hay in enumerate(step.hays[start : start + AT_ONCE], start):
                for letter in set(behind.findall(hay)):
                    rows.setdefault(letter, []).append(row)
            self._next = _Next(step, rows, start + AT_ONCE)
            yield

    def _known(self, last: _Step[T], wanted: tuple[str, ...]) -> _Step[T] | None:
        """What was found ahead if it was for just these words, and what the rest gives."""
        if self._next is None or self._next.step is not last:
            return None
        *before, word = wanted
        if (*before, word[:-1]) != last.words:
            return None
        things, hays, known = last.things, last.hays, self._next.known
        rows = [
            *self._next.rows.get(word[-1], ()),
            *(row for row, hay in enumerate(hays[known:], known) if word in hay),
        ]
        return _Step(wanted, [things[row] for row in rows], [hays[row] for row in rows])


def _narrowed(last: _Step[T], wanted: tuple[str, ...]) -> _Step[T]:
    things, hays = last.things, last.hays
    for word in wanted:
        if word not in last.words:
            has = list(map(contains, hays, repeat(word)))
            if not all(has):
                things, hays = list(compress(things, has)), list(compress(hays, has))
    return _Step(wanted, things, hays)


def _are_within(short: Sequence[str], words: Sequence[str]) -> bool:
    """Whether whatever has all of `words` has all of the `short` ones."""
    return all(any(one in word for word in words) for one in short)
