"""What a page says of itself, each only where it is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from workbench.web.page_metadata import PageMetadata, read

URL = "https://tern.example/news/2026/ferry?ref=home"


def stated(head: str, body: str = "", url: str = URL) -> PageMetadata:
    page = f"<html><head>{head}</head><body>{body}<p>Words.</p></body></html>"
    return read(LexborHTMLParser(page), url)


def linked(json_ld: str) -> PageMetadata:
    return stated(f'<script type="application/ld+json">{json_ld}</script>')


def test_json_ld_names_all_authors_days_site_and_language() -> None:
    found = linked(
        '{"@context": "https://schema.org", "@type": "Report", "headline": "Fares &amp; boats",'
        '"author": [{"@type": "Person", "name": "Ada Quill"}, {"name": "Bo Reed"}, "Ada Quill"],'
        '"datePublished": "2026-03-04T23:30:00+05:00", "dateModified": "2026-03-06", '
        '"publisher": {"name": "The Tern"}, "inLanguage": "en-GB"}'
    )
    assert (found.title, found.authors) == ("Fares & boats", ("Ada Quill", "Bo Reed"))
    assert (found.published_on, found.modified_on) == ("2026-03-04", "2026-03-06")
    assert (found.site, found.language) == ("The Tern", "en")


def test_a_graph_with_references_is_joined() -> None:
    found = linked(
        '{"@graph": [{"@type": "WebSite", "name": "Not this"}, {"@type": ["Article"], "author": '
        '{"@id": "#ada"}, "headline": "Fares", "publisher": {"@id": "#tern"}}, {"@type": "Person", '
        '"@id": "#ada", "name": "Ada Quill"}, {"@id": "#tern", "name": "The Tern"}]}'
    )
    assert (found.title, found.authors, found.site) == ("Fares", ("Ada Quill",), "The Tern")


def test_articles_that_a_page_lists_do_not_describe_it() -> None:
    found = linked(
        '{"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": "Other",'
        '"author": "Somebody Else", "isAccessibleForFree": false}]}'
    )
    assert (found.title, found.authors, found.is_paywalled) == ("", (), None)


@pytest.mark.parametrize("frame", ["<!--{}-->", "//<![CDATA[\n{}\n//]]>", "\n {} \n"])
def test_json_ld_in_old_frames_is_read(frame: str) -> None:
    assert linked(frame.replace("{}", '{"@type": "Article", "headline": "Fares"}')).title == "Fares"


def test_meta_elements_are_read_where_there_is_no_json_ld() -> None:
    found = stated(
        '<meta property="og:title" content="Fares to rise - The Tern">'
        '<meta property="og:site_name" content="The Tern">'
        '<meta name="author" content="By Ada Quill"><meta name="author" content="Bo Reed">'
        '<meta property="article:author" content="https://social.example/ada">'
        '<meta property="article:published_time" content="2026-03-04T10:00:00Z">'
        '<meta property="article:modified_time" content="20260305T101112Z">'
    )
    assert found.title == "Fares to rise"
    assert found.authors == ("Ada Quill", "Bo Reed")
    assert (found.published_on, found.modified_on) == ("2026-03-04", "2026-03-05")


def test_what_is_shown_counts_last_and_not_beside_the_article() -> None:
    found = stated(
        "<title>Fares to rise | The Tern</title><meta property=og:site_name content='The Tern'>",
        '<article><a rel="author" href="/ada">Ada Quill</a>'
        '<time itemprop="datePublished" datetime="2026-03-04">4 March</time></article>'
        '<aside><a rel="author" href="/cy">Cy Moor</a></aside>',
    )
    assert (found.title, found.authors) == ("Fares to rise", ("Ada Quill",))
    assert found.published_on == "2026-03-04"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-03-04", "2026-03-04"),
        ("2026-03-04T10:00:00+02:00", "2026-03-04"),
        ("2026/03/04", "2026-03-04"),
        ("4 March 2026", "2026-03-04"),
        ("March 4, 2026", "2026-03-04"),
        ("20260304", "2026-03-04"),
        ("1897-05-01", "1897-05-01"),
        ("2026-02-30", ""),
        ("1970-01-01T00:00:00Z", ""),
        ("0001-01-01T00:00:00", ""),
        ("04/03/2026", ""),
        ("yesterday", ""),
        ("9" * 5_000, ""),
    ],
)
def test_a_day_is_one_that_exists_and_was_meant(said: str, day: str) -> None:
    assert stated(f'<meta name="date" content="{said}">').published_on == day


def test_a_change_before_the_publication_is_none() -> None:
    head = '<meta name="date" content="2026-03-04"><meta name="lastmod" content="2025-01-01">'
    assert (stated(head).published_on, stated(head).modified_on) == ("2026-03-04", "")


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://tern.example/news/ferry", "https://tern.example/news/ferry"),
        ("/news/ferry#top", "https://tern.example/news/ferry"),
        ("ferry?utm_source=x", "https://tern.example/news/2026/ferry"),
        ("//tern.example/x", "https://tern.example/x"),
        ("HTTPS://TERN.example:443/a/../b", "https://tern.example/b"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("http://[::1", ""),
        ("https://user:pw@tern.example/x", "https://tern.example/x"),
        ("https://tern.example/", ""),
        ("https://a b.example/", ""),
        ("", ""),
        ("x" * 9_000, ""),
    ],
)
def test_the_canonical_address_is_checked_and_resolved(href: str, address: str) -> None:
    found = stated(f'<link rel="canonical" href="{href}">')
    assert found.canonical_url == address


def test_a_file_has_the_address_that_it_states_whole() -> None:
    link = '<link rel="canonical" href="https://tern.example/ferry">'
    assert stated(link, url="").canonical_url == "https://tern.example/ferry"
    assert stated('<link rel="canonical" href="/ferry">', url="").canonical_url == ""


@pytest.mark.parametrize(
    ("json_ld", "paywalled"),
    [
        ('{"@type": "Article", "isAccessibleForFree": false}', True),
        ('{"@type": "Article", "isAccessibleForFree": "False"}', True),
        ('{"@type": "Article", "isAccessibleForFree": "http://schema.org/False"}', True),
        ('{"@type": "Article", "isAccessibleForFree": true}', False),
        ('{"@type": "WebPage", "isAccessibleForFree": "True"}', False),
        (
            '{"@type": "Article", "hasPart": [{"isAccessibleForFree": false, "cssSelector": "x"}]}',
            True,
        ),
        ('{"@type": "Article", "isAccessibleForFree": "perhaps"}', None),
        ('{"@type": "Article"}', None),
    ],
)
def test_a_paywall_is_told_where_the_page_tells_it(json_ld: str, paywalled: bool | None) -> None:
    assert linked(json_ld).is_paywalled is paywalled


@pytest.mark.parametrize(
    ("tier", "paywalled"), [("locked", True), ("metered", True), ("free", False)]
)
def test_a_paywall_of_meta_elements_is_told_too(tier: str, paywalled: bool) -> None:
    meta = f'<meta property="article:content_tier" content="{tier}">'
    assert stated(meta).is_paywalled is paywalled


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-US", "en"), ("pt_BR", "pt"), ("DE", "de"), ("x", ""), ("english", "")],
)
def test_a_language_is_a_tag_without_its_region(tag: str, language: str) -> None:
    page = f'<html lang="{tag}"><body><p>Words.</p></body></html>'
    assert read(LexborHTMLParser(page), "").language == language


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_statement_is_one_line_that_can_be_stored(name: str, content: str) -> None:
    head = '<meta name="author"><meta property="og:title"><link rel="canonical">'
    tree = LexborHTMLParser(f"<html><head>{head}</head><body></body></html>")
    for element in tree.css("meta, link"):
        element.attrs["content"] = content
        element.attrs["href"] = name
    found = read(tree, URL)
    for value in (found.title, *found.authors, found.canonical_url):
        assert value == " ".join(value.split())
        assert value.isprintable() or not value.isascii()
        value.encode()
