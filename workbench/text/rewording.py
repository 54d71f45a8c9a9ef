"""Putting other words into a text at places of it: for a new revision with accepted wordings."""

from collections.abc import Sequence
from typing import NamedTuple


class Rewording(NamedTuple):
    """Other words for those from `start` to `end` (code points, half-open)."""

    start: int
    end: int
    words: str


def asked_for(words: str, asked: str, proposed: str) -> str:
    """What `words` were to become, where `proposed` was asked for instead of `asked`: the whole of
    them or, where these stand in them once, a part.
    """
    return words.replace(asked, proposed) if words.count(asked) == 1 else proposed


def taken_up(words: str, new: str, wordings: Sequence[tuple[str, str]]) -> list[int]:
    """The indexes of the wordings, each what was `asked` about with what was `proposed`, that made
    `new` of `words`: those that did so alone, else several that did so together.
    """
    alone = [
        at for at, each in enumerate(wordings) if asked_for(words, *each).split() == new.split()
    ]
    if alone:
        return alone
    parts = [
        at
        for at, (asked, proposed) in enumerate(wordings)
        if words.count(asked) == 1 and proposed in new
    ]
    places = [(words.index(wordings[at][0]), *wordings[at]) for at in parts]
    text, left = reworded(words, [Rewording(at, at + len(old), put) for at, old, put in places])
    if text.split() != new.split():
        return []
    return [at for index, at in enumerate(parts) if index not in left]


def reworded(text: str, wordings: Sequence[Rewording]) -> tuple[str, list[int]]:
    """The text with all of the wordings, and the indexes of those that were left out.

    Of two that overlap the first of the sequence is put in: what the other speaks of is gone then.
    Everything outside the places stays as it is, to the character.
    """
    taken: list[int] = []
    left: list[int] = []
    for at, each in enumerate(wordings):
        is_place = 0 <= each.start < each.end <= len(text)
        fits = is_place and not any(_overlap(each, wordings[other]) for other in taken)
        (taken if fits else left).append(at)
    pieces: list[str] = []
    end = 0
    for each in sorted(wordings[at] for at in taken):
        pieces += [text[end : each.start], each.words]
        end = each.end
    return "".join([*pieces, text[end:]]), left


def _overlap(one: Rewording, other: Rewording) -> bool:
    return one.start < other.end and other.start < one.end
