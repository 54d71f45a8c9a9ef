"""Reads OpenDocument texts: paragraphs, lists, tables and notes; tracked deletions dropped."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.documents import refusals, safe_xml
from workbench.documents.days import iso_day
from workbench.documents.parsed import Parsed
from workbench.documents.properties import author, title
from workbench.documents.zipped import Package

KIND = "OpenDocument text"
VERSION = "odt 1"

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_NS}text:1.0}}"
_TABLE = f"{{{_NS}table:1.0}}"
_OFFICE = f"{{{_NS}office:1.0}}"
_META = f"{{{_NS}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
_SKIPPED = {
    f"{_TEXT}tracked-changes",  # holds what was deleted; insertions stand in the text itself
    f"{_OFFICE}annotation",
    f"{_TEXT}sequence-decls",
    f"{_TEXT}variable-decls",
    f"{_TEXT}note-citation",
    f"{_OFFICE}forms",
    f"{_TEXT}ruby-text",
}


def read(package: Package) -> Parsed:
    """The document's text and properties. UnreadableInput where it is broken or encrypted."""
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and b"encryption-data" in package.read(manifest):
        raise refusals.encrypted(KIND)
    content = safe_xml.parse(package.read("content.xml"), KIND)
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise refusals.broken(KIND)
    text = _Text().read(body)
    if "meta.xml" not in package.names:
        return Parsed(text, VERSION)
    return _with_properties(text, safe_xml.parse(package.read("meta.xml"), KIND))


def _with_properties(text: str, meta: Element) -> Parsed:
    def stated(name: str) -> str:
        return meta.findtext(f".//{name}") or ""

    return Parsed(
        text,
        VERSION,
        title=title(stated(f"{_DC}title")),
        byline=author(stated(f"{_META}initial-creator") or stated(f"{_DC}creator")),
        created_on=iso_day(stated(f"{_META}creation-date")),
        language=stated(f"{_DC}language"),
    )


class _Text:
    """Gathers a body's blocks, and its notes, which follow the text as numbered paragraphs."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def read(self, body: Element) -> str:
        blocks = list(self._blocks(body))
        return "\n\n".join([*blocks, *self._notes])

    def _blocks(self, parent: Element) -> Iterator[str]:
        for child in parent:
            if child.tag in _SKIPPED:
                continue
            if child.tag in _PARAGRAPHS:
                yield from _stripped([self._inline(child)])
            elif child.tag == f"{_TEXT}list":
                yield from _stripped(["\n".join(self._items(child))])
            elif child.tag == f"{_TABLE}table":
                yield from _stripped(["\n".join(self._rows(child))])
            else:
                yield from self._blocks(child)

    def _items(self, parent: Element) -> Iterator[str]:
        """List items as lines; whether a list is numbered is left to styles, so all get a dot."""
        for item in parent:
            lines = [line for block in self._blocks(item) for line in block.split("\n")]
            if lines:
                yield lines[0] if lines[0].startswith("• ") else f"• {lines[0]}"
                yield from lines[1:]

    def _rows(self, table: Element) -> Iterator[str]:
        for row in table.iter(f"{_TABLE}table-row"):
            cells = [" ".join(self._blocks(cell)) for cell in row if _is_cell(cell)]
            if any(cells):
                yield "\t".join(cell.replace("\n", " ") for cell in cells).rstrip("\t")

    def _inline(self, element: Element) -> str:
        """The words of a paragraph; blocks inside it, as in a frame, get lines of their own."""
        pieces = [element.text or ""]
        for child in element:
            pieces += [self._inside(child), child.tail or ""]
        return "".join(pieces)

    def _inside(self, child: Element) -> str:
        if child.tag in _SKIPPED:
            return ""
        if child.tag == f"{_TEXT}s":
            return " " * min(_count(child), 100)
        if child.tag == f"{_TEXT}tab":
            return "\t"
        if child.tag == f"{_TEXT}line-break":
            return "\n"
        if child.tag == f"{_TEXT}note":
            return self._note(child)
        if child.tag in _PARAGRAPHS:
            return f"\n{self._inline(child)}\n"
        return self._inline(child)

    def _note(self, note: Element) -> str:
        """Puts the note's words behind the text, and gives its sign for the place."""
        body = note.find(f"{_TEXT}note-body")
        words = " ".join(self._blocks(body)) if body is not None else ""
        sign = f"[{len(self._notes) + 1}]"
        self._notes.append(f"{sign} {words}")
        return sign


def _stripped(blocks: list[str]) -> Iterator[str]:
    return (block.strip() for block in blocks if block.strip())


def _is_cell(element: Element) -> bool:
    return element.tag == f"{_TABLE}table-cell"


def _count(space: Element) -> int:
    stated = space.get(f"{_TEXT}c", "1")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 5 else 1
