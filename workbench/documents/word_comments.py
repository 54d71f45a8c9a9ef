"""The comments and notes of a Word document: their words, addresses and threads.

Word and LibreOffice write threads the same way (MS-DOCX 2.5.4, commentsExtended): a paragraph of a
comment names the paragraph of the one that it replies to.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from workbench.documents import safe_xml
from workbench.documents.word_walk import Kind, W, author_of, walk
from workbench.documents.zipped import Package

KIND = "Word document"
COMMENTS = "word/comments.xml"

_EXTENDED = "word/commentsExtended.xml"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_YES = ("1", "true", "on")


class Comment(NamedTuple):
    """A comment's own words, and the addresses that words of it lead to."""

    id: str
    parent: str
    by: str
    initials: str
    at: str
    text: str
    is_resolved: bool
    addresses: tuple[str, ...]


class Footnote(NamedTuple):
    """A footnote's or an endnote's words, and the addresses that words of it lead to."""

    text: str
    addresses: tuple[str, ...]


def comments(package: Package) -> list[Comment]:
    """All comments in the order of their part; none where there is no such part."""
    root = part(package, COMMENTS)
    if root is None:
        return []
    targets = addresses(package, COMMENTS)
    threads = _threads(package)
    by_paragraph: dict[str, str] = {}
    found: list[tuple[Element, str]] = []
    for element in root.iter(f"{W}comment"):
        paragraphs = [each.get(f"{_W14}paraId", "") for each in element.iter(f"{W}p")]
        by_paragraph |= dict.fromkeys(filter(None, paragraphs), element.get(f"{W}id", ""))
        found.append((element, next((each for each in paragraphs if each in threads), "")))
    return [
        _comment(element, threads.get(paragraph, ("", False)), by_paragraph, targets)
        for element, paragraph in found
    ]


def footnotes(package: Package, what: str) -> dict[str, Footnote]:
    """The notes of `footnotes` or `endnotes` by their ids, without the rules that part them."""
    name = f"word/{what}s.xml"
    root = part(package, name)
    if root is None:
        return {}
    targets = addresses(package, name)
    return {
        element.get(f"{W}id", ""): Footnote(*_words(element, targets))
        for element in root.iter(f"{W}{what}")
        if element.get(f"{W}type", "normal") == "normal"
    }


def part(package: Package, name: str) -> Element | None:
    """A part of the document, None where it has none of that name."""
    return safe_xml.parse(package.read(name), KIND) if name in package.names else None


def addresses(package: Package, name: str) -> dict[str, str]:
    """Where the links of a part lead to, by the ids of its relations."""
    folder, _, file = name.rpartition("/")
    root = part(package, f"{folder}/_rels/{file}.rels")
    if root is None:
        return {}
    return {
        each.get("Id", ""): each.get("Target", "")
        for each in root.iter(_RELATION)
        if each.get("Type", "").endswith("/hyperlink")
    }


def target(words: str, targets: dict[str, str]) -> str:
    """Where a link leads to that the walk has met; empty where the document does not say."""
    return words[1:] if words.startswith("=") else targets.get(words, "")


def _threads(package: Package) -> dict[str, tuple[str, bool]]:
    """For a paragraph of a comment the one that it replies to, and whether the thread is done."""
    root = part(package, _EXTENDED)
    entries: Iterator[Element] = iter(()) if root is None else root.iter(f"{_W15}commentEx")
    return {
        each.get(f"{_W15}paraId", ""): (
            each.get(f"{_W15}paraIdParent", ""),
            each.get(f"{_W15}done", "0") in _YES,
        )
        for each in entries
    }


def _comment(
    element: Element,
    thread: tuple[str, bool],
    by_paragraph: dict[str, str],
    targets: dict[str, str],
) -> Comment:
    own = element.get(f"{W}id", "")
    parent = by_paragraph.get(thread[0], "")
    by, at = author_of(element)
    text, leads = _words(element, targets)
    initials = element.get(f"{W}initials", "")
    return Comment(own, "" if parent == own else parent, by, initials, at, text, thread[1], leads)


def _words(element: Element, targets: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text with a line a paragraph, as it is when all changes in it are accepted."""
    pieces: list[str] = []
    leads: list[str] = []
    for met in walk(element):
        if met.kind == Kind.PARAGRAPH:
            pieces.append("\n")
        elif met.kind == Kind.LINK_START:
            leads.append(target(met.words, targets))
        elif met.kind == Kind.TEXT and (met.change is None or met.change.is_insertion):
            pieces.append(met.words)
    return "".join(pieces).strip(), tuple(filter(None, leads))
