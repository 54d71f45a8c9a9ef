"""One web page, read plainly: its characters, what it says of itself, its words by its elements.

Runs in the process for pages only.
"""

from typing import NamedTuple

from selectolax import __version__ as selectolax_version
from selectolax.lexbor import LexborHTMLParser

from workbench.documents.characters import replace_unstorable
from workbench.model.captured import Extraction
from workbench.web import main_text, page_metadata
from workbench.web.charsets import decode_declared
from workbench.web.notes import joined

VERSION = f"page 1 (selectolax {selectolax_version})"


class Page(NamedTuple):
    """A page's characters, and sentences about those that could not be decoded or kept."""

    html: str
    warnings: tuple[str, ...]


def parse(body: bytes, charset: str) -> Page:
    """The page in `body`; `charset` is what the server declared, or empty."""
    decoded = decode_declared(body, charset)
    html, replaced = replace_unstorable(decoded.text)
    return Page(html, (*decoded.warnings, *replaced))


def read_plainly(page: Page, url: str) -> Extraction:
    """The page's words and metadata, without the time that finding its article may take."""
    tree = LexborHTMLParser(page.html)
    stated = page_metadata.read(tree, url)
    text = main_text.read(tree, page.html.count("<"))
    return Extraction(text, VERSION, *stated, note=joined(page.warnings))
