"""An import beside another one, and the way to what is imported."""

from pathlib import Path

import pytest
from ws_world import TEXT, Ticking, World

from workbench.model.errors import UnreadableInput
from workbench.model.imports import Imported
from workbench.model.requests import ImportOptions
from workbench.model.settings import Settings
from workbench.workspace.opening import open_workspace
from workbench.workspace.reading import read_answer, read_file, read_input


class Interrupted(Ticking):
    """A clock at whose first look somebody else imports the same text."""

    def __init__(self, other: World) -> None:
        super().__init__()
        self._other: World | None = other

    def now(self):
        other, self._other = self._other, None
        if other is not None:
            other.add()
        return super().now()


def test_two_windows_that_import_one_text_make_one_article(file: Path) -> None:
    other = World(file)
    late = open_workspace(file, Settings(who="MK"), Interrupted(other))
    again = late.articles.add(Imported(TEXT, "irbil.txt", "plain"), ImportOptions()).result()
    assert (again.value.known, again.value.article) == (True, 1)
    assert again.action is None
    assert len(late.read.articles()) == 1
    late.close()
    other.ws.close()


def test_a_file_and_an_input_are_read_through_the_workspace(tmp_path: Path) -> None:
    place = tmp_path / "a.txt"
    place.write_text("Seven geese crossed the road in 1999.\n", encoding="utf-8")
    assert read_file(place).origin == "a.txt"
    assert read_input(place.read_bytes()).origin == "standard input"


@pytest.mark.parametrize("name", ["", " "])
def test_a_file_without_a_name_is_told_as_that(name: str) -> None:
    with pytest.raises(UnreadableInput, match="name"):
        read_file(name)


PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8">
<title>Ferry fares to rise | The Tern</title>
<meta property="og:site_name" content="The Tern">
<link rel="canonical" href="https://tern.example/news/ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-04T09:00Z",
"author": [{"name": "Ada Quill"}, {"name": "Bo Reed"}], "isAccessibleForFree": false}</script>
</head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry fares to rise</h1><p>Fares on the harbour
ferry will rise by 12 per cent in May, the council said on Tuesday, blaming the price of diesel.</p>
<p>She carried 14,000 passengers last year. The council votes on 3 June.</p></article></body></html>
"""


def test_a_saved_page_becomes_an_article_with_what_it_says_of_itself(tmp_path: Path) -> None:
    place = tmp_path / "saved.html"
    place.write_text(PAGE, encoding="utf-8")
    found = read_file(place)
    assert found.text.startswith(
        "Ferry fares to rise\n\nFares on the harbour ferry will rise by 12"
    )
    assert (found.title, found.byline) == ("Ferry fares to rise", "Ada Quill, Bo Reed")
    assert (found.publisher, found.published_on, found.language) == ("The Tern", "2026-03-04", "de")
    assert (found.origin, found.url) == ("saved.html", "https://tern.example/news/ferry")
    assert found.extractor.startswith("trafilatura ")
    assert "not all of it is free to read" in found.warnings[0]
    assert read_input(PAGE.encode()).text == found.text


def test_what_an_address_gave_has_the_text_of_the_saved_page() -> None:
    url = "https://www.tern.example/news/ferry?page=1"
    found = read_answer(PAGE.encode(), url, "text/html")
    assert found.text == read_input(PAGE.encode()).text
    assert (found.origin, found.url) == (url, "https://tern.example/news/ferry")


def test_an_address_of_another_site_is_not_that_of_what_was_read() -> None:
    url = "https://copies.example/tern"
    assert read_answer(PAGE.encode(), url, "text/html").url == url


@pytest.mark.parametrize("body", [b"<html><body><img></body></html>", b"", b"\x89PNG\r\n\x1a\n"])
def test_an_address_without_a_text_is_refused_by_its_name(body: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"https://a\.example/: .*nothing was stored") as told:
        read_answer(body, "https://a.example/", "text/html")
    assert told.value.exit_code == 2


def test_a_file_named_as_a_page_without_a_tag_is_plain_text(tmp_path: Path) -> None:
    place = tmp_path / "notes.html"
    place.write_text("One line.\nAnother.", encoding="utf-8")
    assert read_file(place).text == "One line.\nAnother."
