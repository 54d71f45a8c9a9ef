"""Plain text of any encoding: given back as it is, with every byte that did not decode told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents.reading import read_bytes
from workbench.model.errors import UnreadableInput

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), min_size=1
).filter(lambda text: any(char.isalpha() for char in text))
LANGUAGES = (
    ("The", "café", "in", "Paris", "said", "£5", "naïve", "and", "the", "girl"),
    ("Le", "café", "déjà", "élève", "était", "où", "ça", "fête", "garçon", "île"),
    ("Der", "Bürger", "größte", "Straße", "für", "Zürich", "Änderung", "über"),
    ("El", "señor", "año", "mañana", "está", "¿qué", "más", "niña", "también"),
    ("Den", "Ångström", "för", "är", "på", "människa", "åtta", "större"),
)
WESTERN = st.sampled_from(LANGUAGES).flatmap(
    lambda words: st.lists(st.sampled_from(words), min_size=1).map(" ".join)
)
"""Texts of one language each: of mixed letters, which alphabet they are cannot be told."""


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(WORDS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_marked_or_utf8_text_comes_back_as_it_was(text: str, encoding: str) -> None:
    text = "A" + text
    assert read_bytes(text.encode(encoding), "standard input").text == _unified(text)


@given(WESTERN)
def test_western_text_in_latin_1_comes_back_as_it_was(text: str) -> None:
    assert read_bytes(text.encode("latin-1"), "standard input").text == text


@given(st.binary())
def test_any_bytes_give_a_text_or_one_sentence(body: bytes) -> None:
    told = text = ""
    try:
        text = read_bytes(body, "standard input").text
    except UnreadableInput as error:
        told = error.message
    assert bool(text.strip()) != bool(told)
    assert not told or told.startswith("standard input: ")
    assert not told or told.endswith("; nothing was stored.")
    assert not any(char == "\0" or "\ud800" <= char <= "\udfff" for char in text)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Ministerstwo ogłosiło, że ponad 1200 osób w Łodzi ucierpiało w powodzi.", "cp1250"),
        ("Ministerstvo oznámilo, že bylo zasaženo více než 1200 lidí v Plzni.", "iso8859-2"),
        (
            "Bakanlık, şehirde 1.200'den fazla kişinin etkilendiğini açıkladı; güneş çok ısıttı.",
            "cp1254",
        ),
        ("Министерство сообщило, что пострадали более 1200 человек в городе.", "cp1251"),
        ("Министерство сообщило, что пострадали более 1200 человек в городе.", "koi8-r"),
        ("Το υπουργείο ανακοίνωσε ότι επλήγησαν περισσότεροι από 1.200 άνθρωποι.", "cp1253"),
        ("気象庁は、この地域で千二百人以上が洪水の被害を受けたと発表した。", "cp932"),
        ("気象庁は、この地域で千二百人以上が洪水の被害を受けたと発表した。", "iso2022_jp"),
        ("该部门宣布，该市有一千二百多人受到洪水影响，夏天非常炎热。", "gb18030"),
        ("The café said “no” – it’s £5.", "cp1252"),
    ],
)
def test_old_code_pages_are_recognised(text: str, encoding: str) -> None:
    imported = read_bytes(text.encode(encoding), "old.txt", "old.txt")
    assert imported.text == text
    if encoding != "iso2022_jp":
        assert "is not UTF-8; it was read as" in imported.warnings[0]


def test_utf16_without_a_mark_is_recognised() -> None:
    assert read_bytes("Rockets hit Erbil.".encode("utf-16-le"), "x").text == "Rockets hit Erbil."


def test_an_undecodable_byte_is_reported_with_its_place() -> None:
    body = "Café\r\nnoir ".encode() + b"\xff" + " – fin".encode()
    imported = read_bytes(body, "x.txt", "x.txt")
    assert imported.text == "Café\nnoir \ufffd – fin"
    assert imported.warnings == (
        "byte 0xff at 12 (line 2) could not be decoded; U+FFFD stands there.",
    )


def test_a_byte_that_means_nothing_in_western_pages_is_reported() -> None:
    imported = read_bytes(b"one\ntwo \x9d three", "x.txt", "x.txt")
    assert imported.text == "one\ntwo \ufffd three"
    assert imported.warnings[-1].startswith("byte 0x9d at 8 (line 2) could not be decoded")


def test_a_lone_byte_that_was_guessed_is_told_with_its_place() -> None:
    imported = read_bytes(b"one\ncaf\xe9", "x.txt", "x.txt")
    assert imported.text == "one\ncafé"
    assert imported.warnings[-1] == "byte 0xe9 at 7 (line 2) was read as é."


def test_many_undecodable_bytes_are_counted_and_not_all_named() -> None:
    imported = read_bytes(b"caf\xc3\xa9 " * 100 + b"\xff " * 100, "x.txt", "x.txt")
    assert len(imported.warnings) == 21
    assert imported.warnings[-1] == "80 more characters were replaced."


def test_a_null_character_is_replaced_and_reported() -> None:
    imported = read_bytes(b"one\ntw\x00o", "x.txt", "x.txt")
    assert imported.text == "one\ntw\ufffdo"
    assert imported.warnings == ("U+0000 at character 6 (line 2) was replaced by U+FFFD.",)


def test_unicode_is_left_as_it_is() -> None:
    text = "e\u0301 \u00e9 \u200b\u202ex\u2028y \ufeff z"
    assert read_bytes(text.encode(), "x").text == text


def test_a_scrapers_date_line_is_read_and_stays_in_the_text() -> None:
    imported = read_bytes(b"date 2021-02-20\nRockets hit a base in Erbil on Monday.", "x")
    assert imported.published_on == "2021-02-20"
    assert imported.text.startswith("date 2021-02-20\n")
