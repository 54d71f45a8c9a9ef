"""What a body from the web is, and its text: by the bytes, whatever they are declared as."""

import json

import pytest

from tests.documents.documents import article_docx
from tests.documents.pdf_writer import Line, write_pdf
from workbench.web.extract import extract

PAGE = """<!doctype html><html lang="en-GB"><head><title>Ferry fares to rise | The Tern</title>
<meta property="og:site_name" content="The Tern"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>Ferry fares to rise</h1>
<p>Fares on the harbour ferry will rise by <b>12 per cent</b> in May, the council said on Tuesday,
blaming the price of diesel – and the “café” it keeps open.</p>
<p>“It hurts us too,” said Mara Oduya, who runs the service. She carried 14,000 passengers last
year, and <q>not one complained</q>. The council votes on 3 June.</p>
</article><footer>© 2026 The Tern</footer></body></html>"""
URL = "https://tern.example/news/ferry-fares"


def test_a_page_gives_its_article_without_what_stands_around_it() -> None:
    found = extract(PAGE.encode(), URL, "text/html")
    assert found.text.startswith(
        "Ferry fares to rise\n\nFares on the harbour ferry will rise by 12 "
    )
    assert "\n\n“It hurts us too,” said Mara Oduya" in found.text
    assert "and “not one complained”." in found.text
    assert "Home" not in found.text
    assert "©" not in found.text
    assert found.extractor.startswith("trafilatura 2.")
    assert (found.title, found.site, found.language) == ("Ferry fares to rise", "The Tern", "en")
    assert found.note == ""


def test_the_same_bytes_give_the_same_text() -> None:
    first = extract(PAGE.encode(), URL, "text/html")
    other = PAGE.replace("ferry", "tram").replace("May", "June")
    assert extract(other.encode(), URL, "text/html").text != first.text
    assert extract(PAGE.encode(), URL, "text/html") == first


@pytest.mark.parametrize("media_type", ["application/pdf", "text/html", "", "text/plain"])
def test_a_pdf_is_read_by_page_whatever_it_is_served_as(media_type: str) -> None:
    pages = [[Line(72, 700, "The first page has words.")], [Line(72, 700, "So has the second.")]]
    found = extract(write_pdf(pages), "https://a.example/report", media_type)
    assert found.text.startswith("The first page has words.")
    assert [locator.label for locator in found.locators] == ["page 1", "page 2"]
    assert found.text[found.locators[1].start :].startswith("So has the second.")
    assert found.extractor.startswith("pypdfium2 ")


def test_a_word_document_is_read_as_an_import_reads_it() -> None:
    found = extract(article_docx(), "https://a.example/x", "application/octet-stream")
    assert "1,200 people were hurt." in found.text
    assert found.title


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"Just words.\r\nAnd more <b>of</b> them.", "text/plain"),
        (json.dumps({"deaths": 12}).encode(), "application/json"),
        (b"<?xml version='1.0'?>\n<rss><item>One</item></rss>", "application/rss+xml"),
        (b"town,deaths\nErbil,1\n", "text/csv"),
        (b"town,deaths\nErbil,1\n", ""),
        (b"No tag in these words.", "text/html"),
    ],
)
def test_what_is_text_is_taken_as_it_stands(body: bytes, media_type: str) -> None:
    found = extract(body, URL, media_type)
    assert found.text == body.decode().replace("\r\n", "\n")
    assert found.extractor == "plain 1"


@pytest.mark.parametrize(
    ("body", "media_type", "says"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image/png", "a picture"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "text/html", "a picture"),
        (b"<svg xmlns='x'><text>Words</text></svg>", "image/svg+xml", "a picture;"),
        (b"ID3\x04" + bytes(50), "audio/mpeg", "a recording"),
        (b"\x1a\x45\xdf\xa3" + bytes(50), "video/webm", "a recording"),
        (b"\x1f\x8b\x08" + bytes(50), "application/gzip", "a compressed file"),
        (bytes(range(256)) * 8, "application/octet-stream", "a binary file"),
        (b"", "text/html", "is empty"),
        (b"%PDF-1.4\nrubbish", "application/pdf", "is broken"),
        (write_pdf([[]]), "application/pdf", "pictures of pages and no text"),
        (b"<html><body><img src=x></body></html>", "text/html", "holds no words"),
        (b" \n ", "text/plain", "only white space"),
    ],
)
def test_what_holds_no_text_is_kept_with_a_note_that_says_what_it_is(
    body: bytes, media_type: str, says: str
) -> None:
    found = extract(body, URL, media_type)
    assert found.text == ""
    assert says in found.note
    assert "nothing was stored" not in found.note


def test_a_page_needs_no_declared_type_and_no_beginning() -> None:
    fragment = PAGE[PAGE.index("<article>") : PAGE.index("</article>")].encode()
    assert "12 per cent" in extract(fragment, URL, "text/html").text
    found = extract(fragment, URL, "")
    assert "12 per cent" in found.text
    assert "<p>" not in found.text


def test_a_page_without_words_still_says_what_it_is() -> None:
    body = b"<html><head><title>Map of the harbour</title></head><body><img src=x></body></html>"
    found = extract(body, URL, "text/html")
    assert (found.text, found.title) == ("", "Map of the harbour")
    assert "no words" in found.note
