"""Word documents, OpenDocument texts and e-books: words, order, notes, changes, metadata."""

import pytest
from documents import add_members, article_docx, write_docx, write_epub, write_odt, write_zip

from workbench.documents import docx, epub, odt
from workbench.documents.parsed import Parsed
from workbench.documents.reading import read_bytes
from workbench.documents.zipped import Package
from workbench.model.errors import UnreadableInput


def _docx(body: bytes) -> Parsed:
    return docx.read(Package(body, "document"))


def _odt(content: str, properties: str = "") -> Parsed:
    return odt.read(Package(write_odt(content, properties), "document"))


def _epub(chapters: list[str], metadata: str = "", encryption: str = "") -> Parsed:
    return epub.read(Package(write_epub(chapters, metadata, encryption), "document"))


def test_a_word_document_is_read_whole_through_the_worker() -> None:
    imported = read_bytes(article_docx(), "draft.docx", "draft.docx")
    assert imported.text == (
        "Rockets in Erbil\n\n"
        "The minister said 1,200 people were hurt.[1]\n\n"
        "• first\n\n"
        "1. one\n2. two\n\n"
        "Town\tDead\nErbil\t1\n\n"
        "A  wide\tspace.\n\n"
        "1. Ministry, 20 February."
    )
    assert imported.origin == "draft.docx"
    assert imported.extractor.startswith("mammoth 1.")
    assert (imported.title, imported.byline) == ("Rockets in Erbil", "Ann Lee")
    assert (imported.published_on, imported.language) == ("2021-02-20", "en")
    assert imported.warnings == ("The date 2021-02-20 is the day on which the file was made.",)


def test_what_a_template_states_is_not_taken_for_metadata() -> None:
    parsed = _docx(write_docx(lambda document: document.add_paragraph("Words.") and None))
    assert (parsed.title, parsed.byline, parsed.created_on) == ("", "", "")


def test_a_word_document_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "words">]><a>&b;</a>'
    body = add_members(article_docx(), {"word/document.xml": bomb})
    with pytest.raises(UnreadableInput, match="XML entities"):
        _docx(body)


def test_an_opendocument_text_keeps_insertions_and_drops_deletions() -> None:
    parsed = _odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>nobody</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:h>Rockets</text:h>"
        '<text:p>The minister<text:s text:c="2"/>said <text:change-start/>1,200<text:change-end/>'
        ' people<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Ministry.</text:p></text:note-body></text:note> were hurt."
        "</text:p>"
        "<text:list><text:list-item><text:p>one</text:p></text:list-item>"
        "<text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Town</text:p></table:table-cell>"
        "<table:table-cell><text:p>Dead</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert parsed.text == (
        "Rockets\n\nThe minister  said 1,200 people[1] were hurt.\n\n• one\n• two\n\nTown\tDead\n\n"
        "[1] Ministry."
    )


def test_opendocument_properties_are_read() -> None:
    parsed = _odt(
        "<text:p>Words.</text:p>",
        "<dc:title>Rockets</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator>"
        "<meta:creation-date>2021-02-20T10:00:00</meta:creation-date>",
    )
    assert (parsed.title, parsed.byline, parsed.created_on) == ("Rockets", "Ann Lee", "2021-02-20")


def test_an_encrypted_opendocument_text_is_refused() -> None:
    body = add_members(
        write_odt("<text:p>x</text:p>"),
        {"META-INF/manifest.xml": "<manifest:encryption-data/>", "content.xml": b"\x01\x02"},
    )
    with pytest.raises(UnreadableInput, match="is encrypted"):
        odt.read(Package(body, "document"))


def test_deeply_nested_xml_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="unpacks to more"):
        _odt("<text:p>" * 1000 + "</text:p>" * 1000)


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    parsed = _epub(
        ["<h1>The start</h1><p>One.</p>", "<p>Two<br/>lines.</p><script>no</script>"],
        "<dc:title>Rockets</dc:title><dc:creator>Ann Lee</dc:creator>"
        "<dc:creator>Bo Day</dc:creator>"
        "<dc:publisher>The Press</dc:publisher><dc:date>2021-02-20</dc:date>"
        "<dc:language>en</dc:language>",
    )
    assert parsed.text == "The start\n\nOne.\n\nTwo\nlines."
    assert parsed.locators == ((0, "The start"), (17, "chapter 2"))
    assert (parsed.title, parsed.byline) == ("Rockets", "Ann Lee, Bo Day")
    assert (parsed.publisher, parsed.published_on) == ("The Press", "2021-02-20")


def test_a_locked_book_is_refused_and_obscured_fonts_are_no_lock() -> None:
    listed = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<CipherReference xmlns="http://www.w3.org/2001/04/xmlenc#" URI="{}"/></encryption>'
    )
    with pytest.raises(UnreadableInput, match="is encrypted"):
        _epub(["<p>One.</p>"], encryption=listed.format("OEBPS/text/c%201.xhtml"))
    assert _epub(["<p>One.</p>"], encryption=listed.format("OEBPS/font.otf")).text == "One."


def test_a_member_that_unpacks_to_a_bomb_is_refused() -> None:
    package = Package(write_zip({"word/document.xml": bytes(60_000_000)}), "document")
    with pytest.raises(UnreadableInput, match="unpacks to more"):
        package.read("word/document.xml")


def test_a_note_that_is_not_there_is_told_without_ending_the_reader() -> None:
    body = add_members(
        article_docx(), {"word/footnotes.xml": '<w:footnotes xmlns:w="http://schemas.openxmlformats'
        '.org/wordprocessingml/2006/main"/>'}
    )  # fmt: skip
    with pytest.raises(UnreadableInput, match="broken or incomplete"):
        _docx(body)


def test_a_truncated_document_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="broken or incomplete"):
        read_bytes(article_docx()[:-500], "draft.docx", "draft.docx")
