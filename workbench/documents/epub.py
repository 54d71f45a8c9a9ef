"""Reads e-books chapter by chapter, in the order of their spine."""

import posixpath
import re
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborHTMLParser

from workbench.documents import html_text, refusals, safe_xml
from workbench.documents.days import iso_day
from workbench.documents.decoding import decode
from workbench.documents.parsed import Parsed
from workbench.documents.properties import author, title
from workbench.documents.zipped import Package
from workbench.model.spans import Locator

KIND = "e-book"
VERSION = "epub 1"

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_EMPTY_ELEMENT = re.compile(
    r"<(?!(?:br|hr|img|meta|link|input|col|wbr|area|base)\b)(\w+)([^<>]*)/>"
)
"""`<title/>` closes itself in the books' XHTML, while an HTML parser takes all after it inside."""
_LONGEST_LABEL = 60


def read(package: Package) -> Parsed:
    """The book's text, with a locator for each chapter. UnreadableInput where it is locked."""
    opf_name = _package_document(package)
    opf = safe_xml.parse(package.read(opf_name), KIND)
    names = [name for name in _spine(opf, opf_name) if name in package.names]
    if not names:
        raise refusals.broken(KIND)
    _refuse_locked(package, names)
    text, locators = _chapters(package, names)
    return Parsed(
        text,
        VERSION,
        title=title(_stated(opf, "title")),
        byline=", ".join(author(found) for found in _all_stated(opf, "creator") if author(found)),
        publisher=_stated(opf, "publisher"),
        published_on=_published_on(opf),
        language=_stated(opf, "language"),
        locators=tuple(locators),
    )


def _package_document(package: Package) -> str:
    container = safe_xml.parse(package.read(_CONTAINER), KIND)
    found = next((child for child in container.iter() if child.tag.endswith("}rootfile")), None)
    if found is None:
        raise refusals.broken(KIND)
    return found.get("full-path", "")


def _spine(opf: Element, opf_name: str) -> list[str]:
    """Names of the chapters in reading order; items outside it, as a cover, are left out."""
    folder = posixpath.dirname(opf_name)
    paths = {
        item.get("id", ""): posixpath.normpath(
            posixpath.join(folder, unquote(item.get("href", "")))
        )
        for item in opf.iter(f"{_OPF}item")
        if "html" in item.get("media-type", "") and "nav" not in item.get("properties", "").split()
    }
    order = [item.get("idref", "") for item in opf.iter(f"{_OPF}itemref")]
    return [paths[wanted] for wanted in dict.fromkeys(order) if wanted in paths]


def _refuse_locked(package: Package, names: list[str]) -> None:
    """Fonts may be obscured in an open book; a chapter that is encrypted makes it a locked one."""
    if _ENCRYPTION not in package.names:
        return
    listed = safe_xml.parse(package.read(_ENCRYPTION), KIND).iter()
    locked = {unquote(found.get("URI", "")) for found in listed}
    if locked.intersection(names):
        raise refusals.encrypted(KIND)


def _chapters(package: Package, names: list[str]) -> tuple[str, list[Locator]]:
    pieces: list[str] = []
    locators: list[Locator] = []
    start = 0
    for name in names:
        page = LexborHTMLParser(_EMPTY_ELEMENT.sub(r"<\1\2></\1>", decode(package.read(name)).text))
        words = html_text.node_text(page.body) if page.body else ""
        if not words:
            continue
        locators.append(Locator(start, _label(page, len(locators) + 1)))
        pieces.append(words)
        start += len(words) + 2
    return "\n\n".join(pieces), locators


def _label(page: LexborHTMLParser, number: int) -> str:
    heading = page.css_first("h1, h2, h3")
    words = " ".join(html_text.node_text(heading).split()) if heading else ""
    return words if 0 < len(words) <= _LONGEST_LABEL else f"chapter {number}"


def _published_on(opf: Element) -> str:
    """The stated day of publication; days of creation and change (EPUB 2's events) are not that."""
    for found in opf.iter(f"{_DC}date"):
        if found.get(f"{_OPF}event", "publication") == "publication":
            return iso_day(found.text or "")
    return ""


def _stated(opf: Element, name: str) -> str:
    return next(iter(_all_stated(opf, name)), "")


def _all_stated(opf: Element, name: str) -> list[str]:
    return [" ".join(found.text.split()) for found in opf.iter(f"{_DC}{name}") if found.text]
