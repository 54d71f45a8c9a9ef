"""An article's text as the paragraphs of a Word document, with marks and changes at their words.

Offsets are code points of the text. A mark ends behind the words that are proposed for its last
ones, so that they stand within it whether they are accepted or not.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workbench.exchange.word_xml import Hand, legible, run

_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE = re.compile(r"\n")


class Place(NamedTuple):
    """What begins and ends at words: the XML to be set before the first and behind the last."""

    start: int
    end: int
    opening: str
    closing: str


class Rewording(NamedTuple):
    """Words that are proposed in the place of others, by whom and when."""

    start: int
    end: int
    words: str
    hand: Hand


class _Break(NamedTuple):
    """Where a paragraph ends and the next begins; at the edge of the text nothing ends."""

    start: int
    end: int
    is_edge: bool


def paragraphs(
    text: str, places: Iterable[Place], rewordings: Sequence[Rewording], title: str = ""
) -> Iterator[str]:
    """The paragraphs as XML. `rewordings` do not overlap; a first paragraph that says `title` and
    nothing else is set as one.
    """
    return _Flow(text, places, rewordings).paragraphs(title)


def apart(text: str) -> re.Pattern[str]:
    """What parts paragraphs in a text: blank lines where it has any, else the end of each line."""
    return _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _LINE


class _Flow:
    def __init__(self, text: str, places: Iterable[Place], rewordings: Sequence[Rewording]) -> None:
        self._text = text
        self._seen = legible(text)
        self._breaks = [
            _Break(found.start(), found.end(), not found.start() or found.end() == len(text))
            for found in apart(text).finditer(text)
        ]
        self._begins = [each.start for each in self._breaks]
        self._opening: dict[int, list[str]] = defaultdict(list)
        self._closing: dict[int, list[str]] = defaultdict(list)
        self._rewordings: dict[int, Rewording] = {}
        for each in rewordings:
            start, end = self._clamped(each.start, each.end)
            if start < end:
                self._rewordings[start] = each._replace(start=start, end=end)
        for place in places:
            self._put(place)
        self._changes = 0

    def paragraphs(self, title: str) -> Iterator[str]:
        ends: dict[int, Rewording] = {each.end: each for each in self._rewordings.values()}
        breaks = {each.start: each for each in self._breaks}
        open_: Rewording | None = None
        made: list[str] = []
        first = True
        cuts = self._cuts(ends)
        for at, to in zip(cuts, [*cuts[1:], len(self._text)], strict=True):
            if at in ends and open_ is not None:
                *whole, rest = self._inserted(open_)
                for piece in whole:
                    yield _paragraph([*made, piece], self._mark("ins", open_))
                    made, first = [], False
                made.append(rest)
                open_ = None
            made += self._closing.get(at, ())
            if at in self._rewordings:
                open_ = self._rewordings[at]
            if at not in breaks:
                made += self._opening.get(at, ())
                made.append(self._run(at, to, open_))
            elif not breaks[at].is_edge:
                is_title = first and _is_title(self._text[:at], title)
                mark = self._mark("del", open_) if open_ and breaks[at].end <= open_.end else ""
                yield _paragraph(made, mark, "Title" if is_title else "")
                made, first = [], False
        yield _paragraph(made, "", "Title" if first and _is_title(self._text, title) else "")

    def _put(self, place: Place) -> None:
        start, end = self._clamped(place.start, place.end)
        if start == end:
            self._closing[end].append(place.opening + place.closing)
        else:
            self._opening[start].append(place.opening)
            self._closing[end].insert(0, place.closing)

    def _cuts(self, ends: Iterable[int]) -> list[int]:
        edges = {place for each in self._breaks for place in (each.start, each.end)}
        return sorted(
            {0, len(self._text), *edges, *ends, *self._opening, *self._closing, *self._rewordings}
        )

    def _clamped(self, start: int, end: int) -> tuple[int, int]:
        """The place without what of it lies between two paragraphs, where nothing can stand."""
        start, end = (max(0, min(each, len(self._text))) for each in (start, end))
        if (found := self._break_at(start)) and start < found.end:
            start = found.start if found.end == len(self._text) else found.end
        if (found := self._break_at(end - 1)) and end <= found.end:
            end = found.start
        return start, max(start, end)

    def _break_at(self, at: int) -> _Break | None:
        """The last break that begins at or before a place."""
        found = bisect_right(self._begins, at)
        return self._breaks[found - 1] if found else None

    def _run(self, start: int, end: int, change: Rewording | None) -> str:
        if change is None:
            return run(self._seen[start:end])
        return self._changed("del", change, run(self._seen[start:end], tag="delText"))

    def _inserted(self, change: Rewording) -> Iterator[str]:
        words = legible(change.words)
        for piece in apart(self._text).split(words):
            yield self._changed("ins", change, run(piece))

    def _changed(self, tag: str, change: Rewording, inside: str) -> str:
        return f"{self._tag(tag, change)}>{inside}</w:{tag}>" if inside else ""

    def _mark(self, tag: str, change: Rewording) -> str:
        """A paragraph's own end, as inserted or deleted."""
        return f"<w:rPr>{self._tag(tag, change)}/></w:rPr>"

    def _tag(self, tag: str, change: Rewording) -> str:
        self._changes += 1
        return f'<w:{tag} w:id="{self._changes}"{change.hand.attributes}'


def _is_title(words: str, title: str) -> bool:
    return bool(title) and words.split() == title.split()


def _paragraph(runs: Iterable[str], mark: str, style: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    said = f"<w:pPr>{named}{mark}</w:pPr>" if named or mark else ""
    return f"<w:p>{said}{''.join(runs)}</w:p>"
