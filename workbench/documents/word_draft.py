"""Reads a Word document as an article, and what its writer hung on its words.

Signs are put into the text before it is read as any article is, and taken out of what was read: so
that the text is the same to the letter, and each place is where the reader has put its words.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import NamedTuple
from xml.etree.ElementTree import Element, tostring

from workbench.documents import docx, word_comments
from workbench.documents.drafts import Attached, Draft
from workbench.documents.refusals import broken
from workbench.documents.word_margins import BODY
from workbench.documents.word_walk import Kind, Met, W, walk
from workbench.documents.zipped import Package

_PRIVATE = range(0xE000, 0xF8FF)
"""Characters that mean nothing by themselves; one that the document lacks is the sign."""

_NOTES = {Kind.FOOTNOTE: "footnote", Kind.ENDNOTE: "endnote"}


class _Anchor(NamedTuple):
    """A place to be found again: where a thing begins (`start`), ends, or stands (`at`)."""

    what: str
    id: str
    edge: str


def read(package: Package) -> Draft:
    """UnreadableInput where the document is broken or encrypted."""
    root = word_comments.part(package, BODY)
    if root is None:
        raise broken(word_comments.KIND)
    signs = _Signs(_free_sign(package, root))
    for met in walk(root):
        signs.take(met)
    parsed = docx.read(package, {BODY: tostring(root, "utf-8", xml_declaration=True)})
    text, places = signs.taken_out(parsed.text)
    return Draft(replace(parsed, text=text), tuple(_attached(package, signs, places)))


class _Signs:
    """Puts a sign where each thing begins, ends or stands, and finds them again in what was read.

    They stand only within text that was there: a sign by itself would make a paragraph.
    """

    def __init__(self, sign: str) -> None:
        self.order: list[tuple[str, str]] = []
        self.struck: set[str] = set()
        self._over_struck: set[_Anchor] = set()
        self._sign = sign
        self._anchors: list[_Anchor] = []
        self._waiting: list[_Anchor] = []
        self._last: Element | None = None
        self._links: list[str] = []
        self._number = count()

    def take(self, met: Met) -> None:
        if met.kind == Kind.TEXT:
            self._reach(met)
        elif met.kind == Kind.COMMENT_START:
            self._waiting.append(_Anchor("comment", met.words, "start"))
        elif met.kind == Kind.COMMENT_END:
            self._end(_Anchor("comment", met.words, "end"))
        elif met.kind == Kind.COMMENT:
            self._put(_Anchor("comment", met.words, "at"))
        elif met.kind in _NOTES:
            self.order.append((_NOTES[met.kind], met.words))
            self._put(_Anchor(*self.order[-1], "at"))
        elif met.kind == Kind.LINK_START:
            self._links.append(f"{next(self._number)} {met.words}")
            self._waiting.append(_Anchor("link", self._links[-1], "start"))
            self.order.append(("link", self._links[-1]))
        elif met.kind == Kind.LINK_END and self._links:
            self._end(_Anchor("link", self._links.pop(), "end"))

    def taken_out(self, text: str) -> tuple[str, dict[_Anchor, int]]:
        """The text without signs, and where each stood."""
        pieces = re.split(f"{self._sign}([0-9]+){self._sign}", text)
        places: dict[_Anchor, int] = {}
        at = 0
        for words, number in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            at += len(words)
            if number:
                places.setdefault(self._anchors[int(number)], at)
        return "".join(pieces[::2]), places

    def _reach(self, met: Met) -> None:
        element = met.element
        if met.change is not None and not met.change.is_insertion:
            self._over_struck.update(self._waiting)
            return
        if element.tag != f"{W}t" or not met.words:
            return
        signs = "".join(self._new(each) for each in self._waiting)
        self._waiting = []
        element.text = signs + (element.text or "")
        self._last = element

    def _end(self, anchor: _Anchor) -> None:
        start = anchor._replace(edge="start")
        if start in self._waiting:
            self._waiting.remove(start)  # there are no words between, or none that stay
            if start in self._over_struck:
                self.struck.add(anchor.id)
        else:
            self._put(anchor)

    def _put(self, anchor: _Anchor) -> None:
        if self._last is not None:
            self._last.text = (self._last.text or "") + self._new(anchor)

    def _new(self, anchor: _Anchor) -> str:
        self._anchors.append(anchor)
        return f"{self._sign}{len(self._anchors) - 1}{self._sign}"


def _free_sign(package: Package, body: Element) -> str:
    """A character that nothing holds which becomes text."""
    roots = [body, *(word_comments.part(package, f"word/{what}s.xml") for what in _NOTES.values())]
    used = {
        char
        for root in roots
        for words in (() if root is None else root.itertext())
        if not words.isascii()
        for char in words
    }
    return next((chr(code) for code in _PRIVATE if chr(code) not in used), "\U000f0000")


def _attached(package: Package, signs: _Signs, places: dict[_Anchor, int]) -> Iterator[Attached]:
    for number, comment in enumerate(word_comments.comments(package), 1):
        yield Attached(
            *("comment", number, comment.id, comment.parent, comment.by, comment.at, comment.text),
            *(comment.addresses, comment.is_resolved, comment.id in signs.struck),
            *_place("comment", comment.id, places),
        )
    yield from _notes(package, signs, places)
    targets = word_comments.addresses(package, BODY)
    links = (own for what, own in signs.order if what == "link")
    for number, own in enumerate(links, 1):
        address = word_comments.target(own.partition(" ")[2], targets)
        if address:  # else it leads to a place in the document itself
            start, end = _place("link", own, places)
            struck = own in signs.struck
            yield Attached(
                *("link", number, own, "", "", "", "", (address,), False, struck, start, end)
            )


def _notes(package: Package, signs: _Signs, places: dict[_Anchor, int]) -> Iterator[Attached]:
    """Notes as the text numbers them: one count for both kinds."""
    found = {what: word_comments.footnotes(package, what) for what in _NOTES.values()}
    placed = [each for each in dict.fromkeys(signs.order) if each[0] != "link"]
    for number, (what, own) in enumerate(placed, 1):
        if note := found[what].pop(own, None):
            at = places.get(_Anchor(what, own, "at"))
            yield Attached(what, number, own, "", "", "", *note, False, False, at, at)
    for what, rest in found.items():
        for own, note in rest.items():
            yield Attached(what, 0, own, "", "", "", *note)


def _place(what: str, own: str, places: dict[_Anchor, int]) -> tuple[int | None, int | None]:
    """Where something is: its words, or else where it merely stands."""
    start, end, at = (places.get(_Anchor(what, own, edge)) for edge in ("start", "end", "at"))
    if start is not None and end is not None and start <= end:
        return start, end
    return at, at
