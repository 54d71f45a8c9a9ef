"""Markdown: kept as its source, with what its front matter and first heading state."""

from workbench.documents import markdown
from workbench.documents.reading import read_bytes
from workbench.model.imports import Imported


def _read(source: str) -> Imported:
    return read_bytes(source.encode(), "draft.md", "draft.md")


def test_the_source_is_kept() -> None:
    source = "# A *title*\n\nSome [words](https://example.org) and **more**.\n"
    imported = _read(source)
    assert imported.text == source
    assert imported.title == "A title"
    assert imported.extractor == "markdown 1"


def test_yaml_front_matter_is_read_where_it_is_plain() -> None:
    imported = _read(
        '---\ntitle: "Rockets: what we know"\nauthor: [Ann Lee, Bo Day]\ndate: 2021-02-20 10:00\n'
        "lang: en-GB\nurl: /posts/rockets\n---\nText.\n"
    )
    assert imported.title == "Rockets: what we know"
    assert imported.byline == "Ann Lee, Bo Day"
    assert imported.published_on == "2021-02-20"
    assert (imported.language, imported.url) == ("en", "")


def test_values_that_only_a_yaml_parser_could_read_are_left_out() -> None:
    fields, _ = markdown.front_matter("---\npublisher: |\n  The Wire\ntitle: *anchor\n---\n")
    assert fields == {}


def test_toml_front_matter_is_read() -> None:
    imported = _read('+++\ntitle = "Rockets"\ndate = 2021-02-20T10:00:00Z\n+++\nText.\n')
    assert (imported.title, imported.published_on) == ("Rockets", "2021-02-20")


def test_front_matter_that_is_none_is_text() -> None:
    imported = _read("+++\nnot = toml = at all\n+++\nText.\n")
    assert imported.title == ""


def test_an_ambiguous_date_stays_empty() -> None:
    assert _read("---\ndate: 03/04/2021\n---\nText.\n").published_on == ""


def test_a_ruled_heading_is_a_title_and_a_second_level_is_not() -> None:
    assert _read("Rockets in Erbil\n===\n\nText.\n").title == "Rockets in Erbil"
    assert markdown.read(b"## Part\n\nText goes on here.\n").title == ""
