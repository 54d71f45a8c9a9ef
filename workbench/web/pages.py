"""One web page, read plainly: its characters, what it says of itself, its words by its elements.

Runs in the process for pages only.
"""

import re
from html import unescape
from typing import NamedTuple

from selectolax import __version__ as selectolax_version
from selectolax.lexbor import LexborHTMLParser

from workbench.documents.characters import replace_unstorable
from workbench.model.captured import Extraction
from workbench.web import main_text, page_metadata
from workbench.web.charsets import decode_declared
from workbench.web.notes import joined

RULES_VERSION = 1
"""Counts up when what follows here, or the text that is made of trafilatura's answer, changes."""

VERSION = f"page {RULES_VERSION} (selectolax {selectolax_version})"


DEEPEST = 10_000
"""Elements within elements that are parsed: 20,000 take 0.6 s, and 300,000 minutes."""

_ELEMENT = re.compile(
    r"<(/?)(?!(?:p|li|dt|dd|td|th|tr|option|br|img|hr|input|meta|link|wbr|col|source)\b)[a-z]",
    re.IGNORECASE,
)
"""The start or end of an element that does not end by itself."""
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>?")


class Page(NamedTuple):
    """A page's characters, its elements, the words behind those that lie too deep, and sentences
    about what could not be decoded or kept.
    """

    html: str
    tree: LexborHTMLParser
    beyond: str
    warnings: tuple[str, ...]


def parse(body: bytes, charset: str) -> Page:
    """The page in `body`; `charset` is what the server declared, or empty."""
    decoded = decode_declared(body, charset)
    html, replaced = replace_unstorable(decoded.text)
    cut = _too_deep(html)
    tree = LexborHTMLParser(html[:cut])
    return Page(html, tree, _without_tags(html[cut:]), (*decoded.warnings, *replaced))


def _too_deep(html: str) -> int:
    """Where elements lie deeper than is parsed; the end, where they do nowhere."""
    depth = 0
    if html.count("<") > DEEPEST:
        for found in _ELEMENT.finditer(html):
            depth = max(0, depth - 1) if found[1] else depth + 1
            if depth > DEEPEST:
                return found.start()
    return len(html)


def _without_tags(html: str) -> str:
    """The words of a piece of a page, in a time that grows with it whatever is in it."""
    first, *scripts = _SCRIPT.split(html)
    kept = [first, *(script[script.find("</") :] for script in scripts if "</" in script)]
    return " ".join(unescape(_TAG.sub(" ", "".join(kept))).split())


def headline(page: Page) -> str:
    """The words of the page's only first-rank heading, where they are more than a name."""
    found = page.tree.css("h1")
    words = " ".join(found[0].text(separator=" ").split()) if len(found) == 1 else ""
    return words if " " in words and len(words) <= page_metadata.LONGEST_TITLE else ""


def read_plainly(page: Page, url: str) -> Extraction:
    """The page's words and metadata, without the time that finding its article may take.

    Takes what stands around the article out of the page's elements.
    """
    stated = page_metadata.read(page.tree, url)
    text = main_text.read(page.tree, page.html.count("<"))
    text = "\n\n".join(piece for piece in (text, page.beyond) if piece)
    return Extraction(text, VERSION, *stated, note=joined(page.warnings))
