"""The characters of a page: as declared where that fits the bytes, and told where it does not."""

import pytest

from workbench.web.charsets import decode_declared
from workbench.web.extract import extract

URL = "https://a.example/"
WORDS = "Žluťoučký kůň says “naïve” – 5 €"


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("utf-8", "utf-8", WORDS),
        ("UTF8", "utf-8", WORDS),
        ("windows-1250", "cp1250", "Žluťoučký kůň"),
        ("iso-8859-1", "cp1252", "He said “naïve” – for 5 €"),
        ("latin1", "latin-1", "naïve café"),
        ("us-ascii", "cp1252", "“quoted”"),
        ("iso-8859-2", "iso8859-2", "Žluťoučký"),
        ("windows-1251", "cp1251", "Гуси перешли дорогу"),
        ("koi8-r", "koi8-r", "Гуси"),
        ("gb2312", "gb18030", "大雁飞过村庄"),
        ("Shift_JIS", "cp932", "雁が村を渡った①"),
        ("euc-kr", "cp949", "기러기가 마을을"),
        ("big5", "big5", "大雁飛過村莊"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_read_it(
    declared: str, encoding: str, words: str
) -> None:
    body = words.encode(encoding)
    assert decode_declared(body, declared).text == words
    assert decode_declared(body, declared).warnings == ()
    page = f"<html><head><meta charset='{declared}'></head><body><p>".encode() + body
    assert extract(page, URL, "text/html").text == words
    older = f'<meta http-equiv="content-type" content="text/html; charset={declared}"><p>'.encode()
    assert extract(older + body, URL, "text/html").text == words


def test_the_server_is_believed_before_the_page() -> None:
    page = b"<html><meta charset=windows-1251><p>caf\xe9 na\xefve</p>"
    assert extract(page, URL, "text/html", charset="windows-1252").text == "café naïve"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_a_mark_is_believed_before_all(encoding: str) -> None:
    page = f"\ufeff<html><meta charset=windows-1251><p>{WORDS} and more</p>".encode(encoding)
    for media_type in ("text/html", ""):
        found = extract(page, URL, media_type, charset="windows-1251")
        assert found.text == f"{WORDS} and more"


def test_utf_8_that_is_declared_as_a_code_page_is_read_as_what_it_is_and_told() -> None:
    found = extract(f"<html><p>{WORDS}</p>".encode(), URL, "text/html", charset="iso-8859-1")
    assert found.text == WORDS
    assert "declared as cp1252 and is UTF-8" in found.note


def test_bytes_that_stand_for_nothing_are_told() -> None:
    found = extract(b"<html><p>caf\xe9 and more</p>", URL, "text/html", charset="utf-8")
    assert found.text == "caf\ufffd and more"
    assert "byte 0xe9 at 12" in found.note


def test_thousands_of_wrong_bytes_make_a_short_note() -> None:
    body = b"<html><p>" + b"caf\xe9 and more words here " * 5_000
    found = extract(body, URL, "text/html", charset="utf-8")
    assert "\ufffd" in found.text
    assert len(found.note) < 600


@pytest.mark.parametrize(
    "label", ["utf-7", "base64", "rot13", "unicode_escape", "nonsense", "é", ""]
)
def test_a_label_that_browsers_do_not_know_declares_nothing(label: str) -> None:
    assert decode_declared(b"+ADw-b+AD4- plain words", label).text == "+ADw-b+AD4- plain words"


def test_plain_text_is_read_as_declared_too() -> None:
    assert (
        extract("Гуси".encode("cp1251"), URL, "text/plain", charset="windows-1251").text == "Гуси"
    )
