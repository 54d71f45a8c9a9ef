"""Files made to harm who opens them: refused in one sentence, in limits, and nothing is left."""

import os
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from documents import add_members, article_docx, write_epub, write_odt, write_zip
from pdf_writer import Line, write_pdf

from workbench.documents import isolation
from workbench.documents.reading import read_bytes, read_path
from workbench.documents.refusals import MAX_BYTES
from workbench.model.errors import UnreadableInput

SOON = 20.0
"""Seconds on a busy machine; each takes one or two on an idle one."""

HUGE = 1_000_000_000
"""What is claimed, or would be unpacked."""


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever reads can write here: the folder it stands in, the temporary one, and the home."""
    folder = tmp_path / "inside" / "deep"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    for name in ("HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield
    assert [str(path) for path in tmp_path.rglob("*")] == [str(folder.parent), str(folder)]


def refusal(body: bytes, name: str) -> str:
    """The sentence with which it is refused; one line, which says that nothing was stored."""
    began = monotonic()
    with pytest.raises(UnreadableInput) as refused:
        read_bytes(body, name, name)
    assert monotonic() - began < SOON
    assert refused.value.message.startswith(f"{name}: ")
    assert refused.value.message.endswith("; nothing was stored.")
    assert "\n" not in refused.value.message
    assert "Error" not in refused.value.message
    return refused.value.message


def text_or_refusal(body: bytes, name: str) -> str:
    """The text, or the sentence with which it is refused."""
    try:
        return read_bytes(body, name, name).text
    except UnreadableInput as error:
        return error.message


def bomb(size: int, lead: bytes = b"") -> bytes:
    """What unpacks to `size` bytes of one letter; made in pieces."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(lead)
    piece = b"A" * 1_000_000
    for _ in range(size // len(piece)):
        packed += packer.compress(piece)
    return packed + packer.flush()


def raw_zip(name: str, packed: bytes, claimed: int, method: int = 8, flags: int = 0) -> bytes:
    """An archive with one member whose sizes are as claimed, whatever is in it."""
    encoded = name.encode()
    numbers = (20, flags, method, 0, 33, 0, len(packed), claimed, len(encoded), 0)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *numbers) + encoded + packed
    listed = struct.pack("<4sH", b"PK\x01\x02", 20) + struct.pack("<HHHHHIIIHH", *numbers)
    listed += struct.pack("<HHHII", 0, 0, 0, 0, 0) + encoded
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(listed), len(local), 0)
    return local + listed + end


_DOCX_PART = "word/document.xml"
_MANY = {f"word/{number}.xml": "" for number in range(21_000)}

ARCHIVES: dict[str, tuple[Callable[[], bytes], str]] = {
    "unpacks to more than it should": (
        lambda: raw_zip(_DOCX_PART, bomb(HUGE // 5), HUGE),
        "unpacks to more",
    ),
    "claims less than it unpacks to": (
        lambda: raw_zip(_DOCX_PART, bomb(HUGE // 20), 100),
        "is broken",
    ),
    "claims a gigabyte and holds nothing": (
        lambda: raw_zip(_DOCX_PART, bomb(0, b"<a/>"), HUGE),
        "is broken",
    ),
    "an archive in an archive in an archive": (
        lambda: write_zip({"in.zip": write_zip({"in.docx": article_docx()})}),
        "another kind",
    ),
    "many members of which each is small enough": (
        lambda: add_members(
            article_docx(), {f"word/part{at}.xml": b"<a>" + b"A" * 9_000_000 for at in range(20)}
        ),
        "is broken",
    ),
    "many whole members that are too much together": (
        lambda: add_members(
            article_docx(),
            {f"word/p{at}.xml": b"<a>" + b"A" * 9_000_000 + b"</a>" for at in range(20)},
        ),
        "unpacks to more",
    ),
    "more members than any document has": (lambda: write_zip(_MANY), "unpacks to more"),
    "locked with a password": (
        lambda: raw_zip(_DOCX_PART, b"0123456789abcdef", 4, flags=1),
        "is encrypted",
    ),
    "packed by another method": (lambda: raw_zip(_DOCX_PART, b"\x5d" * 40, 4, 14), "is broken"),
    "a method that nobody knows": (lambda: raw_zip(_DOCX_PART, b"x" * 40, 4, 99), "is broken"),
    "names that lead out of the folder": (
        lambda: write_zip({"../../evil.xml": "a", "/tmp/evil": "b", "word/../../evil": "c"}),  # noqa: S108 - what is tried
        "is broken",
    ),
    "a book whose list of chapters lies outside": (
        lambda: write_zip(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": '<c xmlns="u"><rootfile '
                'full-path="../../../../etc/passwd"/></c>',
            }
        ),
        "is broken",
    ),
    "an end that points before the start": (
        lambda: (
            b"PK\x03\x04"
            + b"x" * 30
            + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, 9, HUGE, 0)
        ),
        "is broken",
    ),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_archives(kind: str) -> None:
    make, says = ARCHIVES[kind]
    assert says in refusal(make(), "draft.docx")


def test_of_two_members_with_one_name_one_is_read() -> None:
    body = BytesIO()
    words = zipfile.ZipFile(BytesIO(write_odt("<text:p>Words.</text:p>"))).read("content.xml")
    with zipfile.ZipFile(body, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<!DOCTYPE a><a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("content.xml", words)
    assert read_bytes(body.getvalue(), "a.odt", "a.odt").text == "Words."


def test_a_chapter_outside_the_book_is_left_out(tmp_path: Path) -> None:
    book = write_epub(["<p>Inside.</p>"])
    opf = zipfile.ZipFile(BytesIO(book)).read("OEBPS/book.opf").decode()
    secret = tmp_path.parent / f"{tmp_path.name}-secret.xhtml"
    secret.write_text("<p>Outside.</p>", encoding="utf-8")
    item = f'<item id="out" href="{secret}" media-type="application/xhtml+xml"/></manifest>'
    more = opf.replace("</manifest>", item).replace("</spine>", '<itemref idref="out"/></spine>')
    assert read_bytes(add_members(book, {"OEBPS/book.opf": more}), "a.epub").text == "Inside."
    secret.unlink()


_LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
PROLOGS = {
    "a billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]>',
    "one long entity, often": f'<!DOCTYPE a [<!ENTITY l9 "{"A" * 50_000}">]>',
    "a file": '<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/hosts">]>',
    "an address": '<!DOCTYPE a [<!ENTITY l9 SYSTEM "http://127.0.0.1:9/">]>',
    "a parameter entity": '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/hosts"> %p;]>',
    "a type elsewhere": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">',
    "a type without more": "<!DOCTYPE a>",
}
PLACES: dict[str, Callable[[str], tuple[bytes, str]]] = {
    "docx text": lambda xml: (add_members(article_docx(), {_DOCX_PART: xml}), "a.docx"),
    "docx notes": lambda xml: (add_members(article_docx(), {"word/footnotes.xml": xml}), "a.docx"),
    "docx relations": lambda xml: (add_members(article_docx(), {"_rels/.rels": xml}), "a.docx"),
    "docx types": lambda xml: (
        add_members(article_docx(), {"[Content_Types].xml": xml}),
        "a.docx",
    ),
    "docx properties": lambda xml: (
        add_members(article_docx(), {"docProps/core.xml": xml}),
        "a.docx",
    ),
    "odt text": lambda xml: (add_members(write_odt(""), {"content.xml": xml}), "a.odt"),
    "odt properties": lambda xml: (
        add_members(write_odt("<text:p>x</text:p>"), {"meta.xml": xml}),
        "a.odt",
    ),
    "epub container": lambda xml: (
        add_members(write_epub(["x"]), {"META-INF/container.xml": xml}),
        "a.epub",
    ),
    "epub list": lambda xml: (add_members(write_epub(["x"]), {"OEBPS/book.opf": xml}), "a.epub"),
}


@pytest.mark.parametrize("place", PLACES)
def test_entities_are_refused_wherever_xml_is_read(place: str) -> None:
    body, name = PLACES[place](f"{PROLOGS['a billion laughs']}<a>&l9;</a>")
    assert "XML entities" in refusal(body, name)


@pytest.mark.parametrize("prolog", PROLOGS)
def test_every_kind_of_entity_and_document_type_is_refused(prolog: str) -> None:
    assert "XML entities" in refusal(
        write_odt("<text:p>&l9;</text:p>", prolog=PROLOGS[prolog]), "a.odt"
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-7", "ucs-4", "hz"])
def test_no_encoding_hides_a_document_type(encoding: str) -> None:
    real = encoding if encoding.startswith("utf-") else "utf-8"
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{PROLOGS["a file"]}<a>&l9;</a>'
    said = refusal(add_members(write_odt(""), {"content.xml": xml.encode(real)}), "a.odt")
    assert "XML entities" in said or "is broken" in said


def test_an_inclusion_is_no_more_than_an_element() -> None:
    hosts = Path("hosts")
    text = (
        '<text:p>Words.<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="hosts" '
        'parse="text"/></text:p>'
    )
    hosts.write_text("secret", encoding="utf-8")
    try:
        assert read_bytes(write_odt(text), "a.odt").text == "Words."
    finally:
        hosts.unlink()


def test_a_word_document_cannot_have_a_picture_or_part_from_outside() -> None:
    """mammoth reads linked files from the disk unless it is told not to."""
    rels = zipfile.ZipFile(BytesIO(article_docx())).read("word/_rels/document.xml.rels").decode()
    outside = (
        '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="file:///etc/hosts" TargetMode="External"/>'
        "</Relationships>"
    )
    changed = rels.replace("</Relationships>", outside)
    body = add_members(article_docx(), {"word/_rels/document.xml.rels": changed})
    assert "localhost" not in text_or_refusal(body, "a.docx")


DEEP = {
    "docx": lambda: add_members(article_docx(), {_DOCX_PART: "<a>" * 100_000 + "</a>" * 100_000}),
    "odt": lambda: write_odt("<text:p>" * 100_000 + "</text:p>" * 100_000),
}


@pytest.mark.parametrize("kind", DEEP)
def test_markup_without_an_end_of_depth_is_refused(kind: str) -> None:
    assert "unpacks to more" in refusal(DEEP[kind](), f"a.{kind}")


DEPTH = 10_000
"""Elements within one another; what the parser does for each grows with their number."""


@pytest.mark.parametrize("tag", ["div", "table><tr><td", "ul><li", "b", "q", "svg", "font"])
def test_pages_of_any_depth_are_read_or_refused_in_time(tag: str) -> None:
    began = monotonic()
    mail = f"From: a@example.org\nContent-Type: text/html\n\n{f'<{tag}>' * DEPTH}deep"
    for body, name in (
        (write_epub([f"<{tag}>" * DEPTH + "deep"]), "a.epub"),
        (mail.encode(), "a.eml"),
    ):
        said = text_or_refusal(body, name)
        assert "deep" in said or said.endswith("; nothing was stored.")
    assert monotonic() - began < SOON * 2


def pdf_of(*objects: bytes, first: bytes = b"<</Type/Catalog/Pages 2 0 R>>") -> bytes:
    body = b"%PDF-1.4\n"
    for number, content in enumerate((first, *objects), start=1):
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return body + b"trailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def stream(content: bytes, more: bytes = b"", length: int | None = None) -> bytes:
    said = len(content) if length is None else length
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (said, more, content)


_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
_ONE = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
_FLATE = b"/Filter/FlateDecode"
PDFS: dict[str, Callable[[], bytes]] = {
    "pages that hold themselves": lambda: pdf_of(b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"),
    "pages in a circle": lambda: pdf_of(
        b"<</Type/Pages/Count 2/Kids[3 0 R]>>", b"<</Type/Pages/Parent 2 0 R/Count 2/Kids[2 0 R]>>"
    ),
    "pages that claim a billion": lambda: pdf_of(
        b"<</Type/Pages/Count 1000000000/Kids[3 0 R]>>", _PAGE
    ),
    "a length of a gigabyte": lambda: pdf_of(_ONE, _PAGE, stream(b"BT ET", length=HUGE)),
    "a stream that unpacks to far more than is safe": lambda: pdf_of(
        _ONE, _PAGE, stream(b"\x78\x9c" + bomb(HUGE // 2) + b"\0\0\0\0", _FLATE)
    ),
    "streams packed again and again": lambda: pdf_of(
        _ONE,
        _PAGE,
        stream(
            zlib.compress(zlib.compress(bytes(200_000_000), 9), 9),
            b"/Filter[/FlateDecode/FlateDecode]",
        ),
    ),
    "a form that draws itself": lambda: pdf_of(
        _ONE,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
        b"/Resources<</XObject<</X 5 0 R>>>>>>",
        stream(b"/X Do"),
        stream(
            b"/X Do /X Do",
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>",
        ),
    ),
    "a table of objects that goes in a circle": lambda: (
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \n"
        b"trailer <</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF"
    ),
    "arrays without an end of depth": lambda: pdf_of(b"[" * 500_000, b"<<" * 100_000),
    "objects that refer to themselves": lambda: pdf_of(
        b"2 0 R", first=b"<</Type/Catalog/Pages 1 0 R>>"
    ),
    "a table of a billion objects": lambda: pdf_of(_ONE, _PAGE).replace(
        b"trailer <<", b"trailer <</Size 1000000000"
    ),
    "locked": lambda: pdf_of(_ONE, _PAGE).replace(
        b"trailer <<", b"trailer <</Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -1>>/ID[(a)(b)]"
    ),
}


@pytest.mark.parametrize("kind", PDFS)
def test_pdfs_that_loop_or_balloon(kind: str) -> None:
    refusal(PDFS[kind](), "draft.pdf")


def test_a_pdf_of_thousands_of_lines_on_one_page_ends() -> None:
    lines = [Line(72, 10 + number % 700, "words") for number in range(20_000)]
    began = monotonic()
    said = text_or_refusal(write_pdf([lines]), "a.pdf")
    assert "words" in said or said.endswith("; nothing was stored.")
    assert monotonic() - began < isolation.DEADLINE + SOON


def test_a_file_that_says_it_is_huge_is_not_read(tmp_path: Path) -> None:
    place = Path("huge.docx")
    with place.open("wb") as file:
        file.truncate(HUGE)
    began = monotonic()
    with pytest.raises(UnreadableInput, match=f"larger than {MAX_BYTES // 1_000_000} MB"):
        read_path(place)
    assert monotonic() - began < 1
    place.unlink()


def test_a_pipe_without_an_end_is_read_up_to_the_limit() -> None:
    if not os.path.exists("/dev/zero"):  # noqa: PTH110 - a device
        pytest.skip("This system has no file without an end.")
    with pytest.raises(UnreadableInput, match="larger than 50 MB"):
        read_path(Path("/dev/zero"))
