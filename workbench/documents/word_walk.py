"""Walks over the body of a Word document in its order: text, what begins and ends, and changes.

One walk for both uses of a document that others wrote into: what hangs on which words, and which
words are a tracked insertion or deletion.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

_LINK_FIELD = re.compile(r'\s*HYPERLINK\s+(?!\\l)(?:"([^"]*)"|([^\\\s]\S*))')


class Kind(StrEnum):
    """What the walk came to."""

    TEXT = "text"
    PARAGRAPH = "paragraph"
    COMMENT_START = "comment-start"
    COMMENT_END = "comment-end"
    COMMENT = "comment"
    BOOKMARK_START = "bookmark-start"
    BOOKMARK_END = "bookmark-end"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    LINK_START = "link-start"
    LINK_END = "link-end"


class Change(NamedTuple):
    """A tracked change: inserted, or deleted, by whom and when as the document says."""

    is_insertion: bool
    by: str
    at: str


class Met(NamedTuple):
    """Something in the body. `words` is text, or the id or name of what begins or ends here; of a
    link it is the address's relation, or, behind a `=`, the address.

    `element` is where text can be written to; PARAGRAPH is the end of one, with the change of it.
    """

    kind: Kind
    words: str
    element: Element
    change: Change | None = None


_MARKS = {
    f"{W}commentRangeStart": Kind.COMMENT_START,
    f"{W}commentRangeEnd": Kind.COMMENT_END,
    f"{W}commentReference": Kind.COMMENT,
    f"{W}bookmarkEnd": Kind.BOOKMARK_END,
    f"{W}footnoteReference": Kind.FOOTNOTE,
    f"{W}endnoteReference": Kind.ENDNOTE,
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_TEXTS = (f"{W}t", f"{W}delText")
_CHANGES = {f"{W}ins": True, f"{W}moveTo": True, f"{W}del": False, f"{W}moveFrom": False}
_PASSED_OVER = frozenset(
    {
        *(f"{W}{name}" for name in ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr")),
        *(f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "fldSimple")),
        f"{_MC}Choice",
    }
)
"""What holds no text, or such as the reader of articles leaves out."""


def walk(root: Element) -> Iterator[Met]:
    """All that is met, in the document's order; of any depth, without recursion."""
    return _Walk().over(root)


def author_of(element: Element) -> tuple[str, str]:
    """Who made a change or a comment, and when."""
    return element.get(f"{W}author", ""), element.get(f"{W}date", "")


class _Walk:
    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._fields: list[list[str]] = []  # what each open field is told, until it has its link
        self._links: list[bool] = []  # for each open field, whether it is a link

    def over(self, root: Element) -> Iterator[Met]:
        stack = [(root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                yield from self._leave(element)
            elif element.tag not in _PASSED_OVER and not _is_checkbox(element):
                yield from self._enter(element)
                stack.append((element, True))
                stack += [(child, False) for child in reversed(element)]

    def _enter(self, element: Element) -> Iterator[Met]:
        tag = element.tag
        if tag in _CHANGES:
            self._changes.append(Change(_CHANGES[tag], *author_of(element)))
        elif tag in _TEXTS or tag in _SIGNS:
            words = _SIGNS.get(tag) or element.text or ""
            yield Met(Kind.TEXT, words, element, self._change())
        elif tag in _MARKS:
            yield Met(_MARKS[tag], element.get(f"{W}id", ""), element)
        elif tag == f"{W}bookmarkStart":
            named = f"{element.get(f'{W}id', '')} {element.get(f'{W}name', '')}"
            yield Met(Kind.BOOKMARK_START, named, element)
        elif tag == f"{W}hyperlink":
            yield Met(Kind.LINK_START, element.get(f"{R}id", ""), element)
        elif tag == f"{W}instrText" and self._fields:
            self._fields[-1].append(element.text or "")
        elif tag == f"{W}fldChar":
            yield from self._field(element)

    def _leave(self, element: Element) -> Iterator[Met]:
        if element.tag in _CHANGES:
            self._changes.pop()
        elif element.tag == f"{W}p":
            yield Met(Kind.PARAGRAPH, "", element, _of_end(element))
        elif element.tag == f"{W}hyperlink":
            yield Met(Kind.LINK_END, "", element)

    def _field(self, element: Element) -> Iterator[Met]:
        """A link may be a field as well: told between its begin and its separator."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append([])
            self._links.append(False)
        elif kind == "separate" and self._fields:
            if found := _LINK_FIELD.match("".join(self._fields[-1])):
                self._links[-1] = True
                yield Met(Kind.LINK_START, f"={found[1] or found[2]}", element)
        elif kind == "end" and self._fields:
            self._fields.pop()
            if self._links.pop():
                yield Met(Kind.LINK_END, "", element)

    def _change(self) -> Change | None:
        """The change that text is in: what is deleted is gone, whoever inserted it."""
        deleted = (each for each in self._changes if not each.is_insertion)
        return next(deleted, None) or next(iter(self._changes), None)


def _of_end(paragraph: Element) -> Change | None:
    """The change of a paragraph's own end: what follows was another paragraph, or becomes none."""
    properties = paragraph.find(f"{W}pPr/{W}rPr")
    for child in () if properties is None else properties:
        if child.tag in _CHANGES:
            return Change(_CHANGES[child.tag], *author_of(child))
    return None


def _is_checkbox(element: Element) -> bool:
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{_W14}checkbox") is not None
