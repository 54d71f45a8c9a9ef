"""Builds the documents that the import tests read: .docx, .odt and .epub."""

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document

TRACKED = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:r><w:t xml:space="preserve">The minister said </w:t></w:r>'
    '<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">1,200 people </w:t></w:r></w:ins>'
    '<w:del w:id="2" w:author="A"><w:r><w:delText>nobody at all </w:delText></w:r></w:del>'
    "<w:r><w:t>were hurt.</w:t></w:r>"
    '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
)
FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Ministry, 20 February.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def write_docx(fill: Callable[[Document], None], members: Mapping[str, str] | None = None) -> bytes:
    """A Word document that `fill` has written into, with further members of its archive."""
    document = docx.Document()
    fill(document)
    body = BytesIO()
    document.save(body)
    return add_members(body.getvalue(), members or {})


def add_members(archive: bytes, members: Mapping[str, str | bytes]) -> bytes:
    """The archive with further members, which replace those of the same name."""
    source, target = zipfile.ZipFile(BytesIO(archive)), BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in source.namelist():
            if name not in members:
                written.writestr(name, source.read(name))
        for name, content in members.items():
            written.writestr(name, content)
    return target.getvalue()


def article_docx() -> bytes:
    """Heading, tracked changes, a footnote, lists, a table and stated properties."""

    def fill(document: Document) -> None:
        document.add_heading("Rockets in Erbil", 1)
        document.add_paragraph("TRACKED")
        document.add_paragraph("first", style="List Bullet")
        document.add_paragraph("one", style="List Number")
        document.add_paragraph("two", style="List Number")
        table = document.add_table(2, 2)
        for number, words in enumerate(["Town", "Dead", "Erbil", "1"]):
            table.cell(number // 2, number % 2).text = words
        document.add_paragraph("A  wide\tspace.")
        properties = document.core_properties
        properties.title, properties.author = "Rockets in Erbil", "Ann Lee"
        properties.created = datetime(2021, 2, 20, 10, tzinfo=UTC)
        properties.language = "en-GB"

    plain = write_docx(fill)
    xml = zipfile.ZipFile(BytesIO(plain)).read("word/document.xml").decode()
    tracked = re.sub(r"<w:p>(?:(?!</w:p>).)*TRACKED.*?</w:p>", TRACKED, xml, flags=re.DOTALL)
    return add_members(plain, {"word/document.xml": tracked, "word/footnotes.xml": FOOTNOTES})


def write_zip(members: Mapping[str, str | bytes]) -> bytes:
    body = BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return body.getvalue()


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}{prefix}:1.0"' for prefix in ("office", "text", "table", "meta")
)


def write_odt(content: str, properties: str = "", prolog: str = "") -> bytes:
    """An OpenDocument text with that markup in its body and its meta element."""
    return write_zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f'<?xml version="1.0"?>{prolog}<office:document-content {_NAMESPACES}>'
            f"<office:body><office:text>{content}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:document-meta {_NAMESPACES} "
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{properties}</office:meta></office:document-meta>",
        }
    )


def write_epub(chapters: list[str], metadata: str = "", encryption: str = "") -> bytes:
    """An e-book with those chapters, which stand in the manifest in the opposite order."""
    numbers = range(1, len(chapters) + 1)
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in reversed(numbers)
    )
    order = "".join(f'<itemref idref="c{n}"/>' for n in numbers)
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
        'container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>",
    }
    for number, chapter in enumerate(chapters, start=1):
        members[f"OEBPS/text/c {number}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html '
            f'xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{chapter}</body></html>'
        )
    if encryption:
        members["META-INF/encryption.xml"] = encryption
    return write_zip(members)
