"""How well articles are found in pages of newsrooms that do not exist: not below these figures."""

import pytest

from tests.scores.extraction import Sample, by_words, own_pages, plainly, score
from workbench.web.extract import extract

FLOORS = {"as captured": 0.94, "plain reading": 0.95}
"""Mean F1 by words; it was 0.959 and 0.962 when the pages were written."""

PAGES = own_pages()
AROUND = (
    *("Accept all", "partners store", "Sign up", "comments", "You may also like", "Share", "Home"),
    *("Skip to content", "Topics", "Most read", "My cousin", "official website", "Related stories"),
)
"""Words that stand around the articles, never in them."""


def captured(page: Sample) -> str:
    return extract(page.body, "", "text/html").text


def test_the_articles_of_a_newsroom_are_found() -> None:
    found = [extract(page.body, "", "text/html") for page in PAGES]
    assert score(found, PAGES, 1).f1 >= FLOORS["as captured"]
    plain = [plainly(page.body) for page in PAGES]
    assert score(plain, PAGES, 1).f1 >= FLOORS["plain reading"]


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_figure_and_quotation_of_the_text_is_kept_as_it_stands(page: Sample) -> None:
    found = captured(page)
    for sentence in page.text.replace("\t", "\n").split("\n"):
        if any(char in sentence for char in "0123456789“") and "Photo:" not in sentence:
            assert sentence.removeprefix("• ").removeprefix("1. ").removeprefix("2. ") in found


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_what_stands_around_an_article_is_left_out(page: Sample) -> None:
    for text in (captured(page), plainly(page.body).text):
        assert [words for words in AROUND if words in text] == []


def test_what_the_newsrooms_say_of_themselves_is_read() -> None:
    pages = {page.name: extract(page.body, "", "") for page in PAGES}
    ferry, orchard, mill = pages["ferry"], pages["orchard"], pages["mill"]
    assert ferry.authors == ("Ada Quill", "Bo Reed")
    assert (ferry.published_on, ferry.modified_on) == ("2026-03-04", "2026-03-05")
    assert ferry.canonical_url == "https://tern.example/news/2026/03/ferry-fares"
    assert (ferry.is_paywalled, orchard.is_paywalled, mill.is_paywalled) == (False, True, None)
    assert (orchard.title, orchard.byline) == ("Did the orchard lose 4,000 trees?", "Dee Farrow")
    assert mill.title == "The Valley Gazette: Paper mill fined"


def test_words_are_scored_by_what_is_shared() -> None:
    assert by_words("a b c d", "a b c d") == (1, 1, 1)
    assert by_words("a b", "a b c d")[:2] == (1, 0.5)
    assert by_words("a b x y", "A, b!")[:2] == (0.5, 1)
    assert by_words("", "a") == (0, 0, 0)
    assert by_words("b a", "a b", together=2).f1 == 0
