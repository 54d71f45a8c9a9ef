"""Reads PDFs with PDFium: columns in order, lines joined into paragraphs, pages as locators."""

from collections import Counter
from importlib.metadata import version

import pypdfium2
from pypdfium2 import raw

from workbench.documents import refusals
from workbench.documents.days import pdf_day
from workbench.documents.parsed import Parsed
from workbench.documents.pdf_columns import Piece, to_columns
from workbench.documents.pdf_paragraphs import to_text, without_running_heads
from workbench.documents.properties import author, title

KIND = "PDF"

_LINE_END_HYPHEN = "\x02"
"""What PDFium gives for a hyphen that ends a line."""


def read(body: bytes) -> Parsed:
    """The document's text. UnreadableInput where it is encrypted, broken, or only pictures."""
    document = _open(body)
    try:
        pages = [to_columns(_pieces(document[number])) for number in range(len(document))]
        stated = document.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        raise refusals.broken(KIND) from error
    if not any(line.words.strip() for page in pages for column in page for line in column):
        raise refusals.scanned()
    kept, heads = without_running_heads(pages)
    text, locators = to_text(kept)
    return Parsed(
        text,
        f"pypdfium2 {version('pypdfium2')}",
        title=title(stated.get("Title", "")),
        byline=author(stated.get("Author", "")),
        created_on=pdf_day(stated.get("CreationDate", "")),
        locators=tuple(locators),
        warnings=tuple(_left_out(heads)),
    )


def _open(body: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise refusals.encrypted(KIND) from error
        raise refusals.broken(KIND) from error


def _pieces(page: pypdfium2.PdfPage) -> list[Piece]:
    """The page's words with their boxes; in the file's own order where the boxes mix them up."""
    textpage = page.get_textpage()
    boxes = [textpage.get_rect(number) for number in range(textpage.count_rects())]
    pieces = [_piece(textpage, box) for box in boxes]
    drawn = textpage.get_text_range()
    if _letters("".join(piece.words for piece in pieces)) == _letters(drawn):
        return [piece for piece in pieces if piece.words.strip()]
    lines = drawn.splitlines()
    height = page.get_height()
    return [
        Piece(0, height - 12 * number - 10, len(line), height - 12 * number, line)
        for number, line in enumerate(lines)
        if line.strip()
    ]


def _piece(textpage: pypdfium2.PdfTextPage, box: tuple[float, float, float, float]) -> Piece:
    """The words in a box, as high as their font rather than as the ink of their letters."""
    left, bottom, right, top = box
    words = textpage.get_text_bounded(left, bottom, right, top).replace(_LINE_END_HYPHEN, "-")
    index = raw.FPDFText_GetCharIndexAtPos(textpage, left + 1, (bottom + top) / 2, 2, top - bottom)
    if index >= 0:
        _, bottom, _, top = textpage.get_charbox(index, loose=True)
    return Piece(left, bottom, right, top, words)


def _letters(words: str) -> dict[str, int]:
    """How often each letter stands there: none may get lost or doubled in taking a page apart."""
    return {char: count for char, count in Counter(words).items() if char.isalnum()}


def _left_out(heads: list[str]) -> list[str]:
    named = ", ".join(f"“{head}”" for head in heads)
    return [f"Lines that recur on the pages' edges were left out: {named}."] if heads else []
