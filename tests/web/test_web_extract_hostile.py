"""Pages that mean harm, and a reader that dies or stands still: always an answer, and in time."""

import json
import sys
import unicodedata
from collections.abc import Iterator

import pytest

from workbench.web import page_reader
from workbench.web.extract import extract
from workbench.web.page_metadata import LONGEST_TITLE, MOST_AUTHORS
from workbench.web.page_reader import PageReader

URL = "https://a.example/story"
WORDS = "<p>Seven geese crossed the road in 1999, and nobody in the village counted them again.</p>"
PAGE = f"<html><head><title>Geese</title></head><body><article>{WORDS * 5}</article></body></html>"

ANSWER = {"text": "Seven geese.", "extractor": "stand-in", "authors": [], "locators": []}
READY = "import json, os, sys; print(json.dumps({'ready': True}), flush=True)"
ASKED = "head = json.loads(sys.stdin.buffer.readline()); sys.stdin.buffer.read(head['size'])"
PLAIN = f"print(json.dumps({ANSWER}), flush=True)"
AT_ONCE = f"import json, sys; print('{{}}', json.dumps({ANSWER}), sep='\\n', flush=True)"
WAITS = "sys.stdin.buffer.read()"
DIES = "os.abort()"


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test put another reader in place of the shared one, and closes it."""
    yield monkeypatch
    page_reader.shared.close()
    monkeypatch.undo()


def reader_that(*does: str, deadline: float = 30.0) -> PageReader:
    return PageReader("\n".join(does), deadline)


def test_the_plain_text_stands_where_finding_the_article_takes_too_long(
    stand_in: pytest.MonkeyPatch,
) -> None:
    stand_in.setattr(page_reader, "shared", reader_that(AT_ONCE, WAITS, deadline=0.1))
    found = extract(PAGE.encode(), URL, "text/html")
    assert found.text == "Seven geese."
    assert found.extractor == "stand-in"
    assert "took too long" in found.note


def test_the_plain_text_stands_where_the_reader_dies_of_the_article(
    stand_in: pytest.MonkeyPatch,
) -> None:
    stand_in.setattr(page_reader, "shared", reader_that(READY, ASKED, PLAIN, DIES))
    found = extract(PAGE.encode(), URL, "text/html")
    assert found.text == "Seven geese."
    assert "broke off" in found.note


@pytest.mark.parametrize("does", [(DIES,), (READY, DIES), (READY, ASKED, DIES), (READY, "x")])
def test_a_reader_that_dies_before_it_says_anything_is_told(
    stand_in: pytest.MonkeyPatch, does: tuple[str, ...]
) -> None:
    stand_in.setattr(page_reader, "shared", reader_that("import os", *does))
    found = extract(PAGE.encode(), URL, "text/html")
    assert found.text == ""
    assert "could not be read" in found.note
    assert "kept as it is" in found.note


def test_a_reader_that_says_nothing_in_time_is_told(stand_in: pytest.MonkeyPatch) -> None:
    stand_in.setattr(page_reader, "shared", reader_that(READY, WAITS, deadline=0.2))
    assert "took longer than 5 seconds" in extract(PAGE.encode(), URL, "text/html").note


def test_a_reader_that_ended_is_started_anew_for_the_next_page() -> None:
    reader = reader_that(READY, ASKED, PLAIN, DIES)
    first, second = (reader.read(b"x", URL, "") for _ in range(2))
    reader.close()
    assert first == second
    assert first.plain is not None
    assert first.article is None


def test_one_process_reads_many_pages() -> None:
    who = "print(json.dumps({'pid': os.getpid()}), flush=True)"
    reader = reader_that(READY, f"while True:\n {ASKED}\n {who}\n {who}")
    answers = [reader.read(b"x" * 200_000, URL, "").plain for _ in range(3)]
    reader.close()
    assert answers[0] is not None
    assert answers[0] == answers[1] == answers[2]


def test_a_page_that_takes_the_square_of_its_length_is_read_plainly() -> None:
    found = extract(b"<html><body>" + b"<span>a b </span>" * 100_000, URL, "text/html")
    assert found.text.count("a b") == 100_000
    assert found.extractor.startswith("page ")
    assert found.note == ""


def test_five_thousand_nested_elements_keep_their_words() -> None:
    deep = b"<html><body>" + b"<div>" * 5_000 + WORDS.encode() * 9
    found = extract(deep, URL, "text/html")
    assert found.text.count("Seven geese crossed") == 9


@pytest.mark.parametrize("ends", ["", "</div>" * 300_000])
def test_three_hundred_thousand_nested_elements_keep_their_words(ends: str) -> None:
    page = "<html><head><title>Geese</title></head><body>" + WORDS + "<div>x " * 300_000 + ends
    found = extract((page + WORDS + "<script>var unseen</script>").encode(), URL, "text/html")
    assert found.text.count("Seven geese crossed") == 2
    assert "unseen" not in found.text
    assert found.title == "Geese"
    assert found.note == ""


def test_a_reader_that_was_ended_between_two_pages_is_started_anew() -> None:
    reader = reader_that(READY, ASKED, PLAIN, PLAIN)
    first = reader.read(b"x", URL, "")
    child = reader._child
    assert child is not None
    child._process.wait()
    assert reader.read(b"x", URL, "") == first
    reader.close()


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux limits a process's memory.")
def test_a_page_that_takes_more_memory_than_allowed_leaves_the_next_one_readable() -> None:
    bloat = "<table>" * 300_000 + "<b><i><u>" * 300_000 + "x"
    found = extract(bloat.encode(), URL, "text/html")
    assert found.text or found.note
    assert extract(PAGE.encode(), URL, "text/html").text.count("Seven geese crossed") >= 1


GREEDY = """
import sys
sys.path[:] = sys.argv[1:]
from workbench.web import article_text, page_worker
article_text.warm_up = lambda: None
article_text.read = lambda html, headline: str(len(bytearray(2_000_000_000)))
page_worker.main()
"""
"""The worker itself, with an article that takes two gigabytes at once, long before any deadline."""


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux limits a process's memory.")
def test_the_limit_of_memory_ends_a_reader_and_the_plain_text_stands(
    stand_in: pytest.MonkeyPatch,
) -> None:
    stand_in.setattr(page_reader, "shared", reader_that(GREEDY))
    found = extract(PAGE.encode(), URL, "text/html")
    assert found.text.count("Seven geese crossed") == 5
    assert "broke off" in found.note


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + PAGE + "&b;" * 1_000,
        PAGE.replace("<p>", "<p>\0&#0;\x01\x1b]52;c;RVZJTA==\x07"),
        PAGE + "<script>document.write('<p>written</p>')</script><style>p{}</style>",
        PAGE + "<p style='display:none'>unseen words</p><p hidden>unseen words</p>",
        PAGE.replace("<body>", "<body>" + "<!--" * 1_000),
        PAGE + "<table><tr><td>" * 2_000,
        PAGE + "<select>" * 1_000 + "<svg><math>" * 1_000,
        PAGE + "<a href='javascript:alert(1)'>x</a>",
        "<html>" + "\ud800".encode("utf-16", "surrogatepass").decode("latin-1") + PAGE,
    ],
    ids=["entities", "controls", "scripts", "hidden", "comments", "cells", "svg", "link", "halves"],
)
def test_a_hostile_page_gives_words_that_can_be_stored(hostile: str) -> None:
    found = extract(hostile.encode("utf-8", "surrogatepass"), URL, "text/html")
    assert found.text or found.note
    assert "\0" not in found.text
    assert "written" not in found.text
    assert "unseen" not in found.text
    found.text.encode()


def test_a_title_of_a_megabyte_and_ten_thousand_authors_are_cut() -> None:
    authors = json.dumps([{"name": f"Writer {number}"} for number in range(10_000)])
    title = "long \x1b[31m" * 100_000
    stated = f'{{"@type": "Article", "author": {authors}}}'
    head = f"<title>{title}</title><script type=application/ld+json>{stated}</script>"
    found = extract((f"<html><head>{head}</head>" + PAGE).encode(), URL, "text/html")
    assert len(found.title) <= LONGEST_TITLE + 1
    assert not any(unicodedata.category(char) == "Cc" for char in found.title)
    assert len(found.authors) == MOST_AUTHORS


@pytest.mark.parametrize(
    "block",
    [
        "[" * 100_000,
        '{"@graph":' * 3_000 + "1" + "}" * 3_000,
        '{"@type": "Article", "author": ' + '{"name":' * 500 + '"x"' + "}" * 501,
        '{"@type": "Article", "n": ' + "9" * 10_000 + "}",
        '{"@type": ["Article", null, 7, {}], "headline": {"@value": ["A"]}, "datePublished": 5}',
        '{"@type": "Article", "headline": null, "author": [[[null]], 4], "hasPart": "no"}',
        '{"@type": "Article", "headline": "\\ud800\\u0000"}',
        " " * 900_000 + "x",
        "{",
    ],
)
def test_hostile_json_ld_says_nothing_and_harms_nothing(block: str) -> None:
    page = PAGE.replace("<body>", f'<body><script type="application/ld+json">{block}</script>')
    found = extract(page.encode(), URL, "text/html")
    assert found.text.count("Seven geese crossed") == 5
    found.title.encode()
    assert found.title
    assert found.note == ""
