"""A writer's draft in Markdown or HTML: which words its footnotes and links stand on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.documents.reading import read_bytes
from workbench.exchange import html_draft, markdown_draft
from workbench.model.errors import UnreadableInput
from workbench.model.offers import Offer, OfferedClaim
from workbench.workspace.offer_files import read

MARKDOWN = """\
---
title: Fourteen rockets
---
At least 14 rockets hit the base.[^1] A contractor was killed,[^2][^3] and [nine others were
injured](https://example.org/nine). The [Pentagon](https://example.org/p_(x)) said so.^[A call.]

- Ten years of rockets, see [the report][r].[^4]

```
Code with [^1] and [a link to nothing](https://example.org/code)
```

[^1]: Reuters: https://example.org/1?utm_source=x
[^2]: [A statement](https://example.org/2)
[^3]: A book, p. 12
[^5]: Nobody's footnote.
[r]: https://example.org/r "Report"
"""


def markdown(text: str) -> Offer:
    return markdown_draft.offered(text.encode("utf-8", "surrogatepass"), "d.md")


def sources(claim: OfferedClaim) -> list[tuple[str, str]]:
    return [(each.url, each.title) for each in claim.sources]


def test_each_note_stands_on_its_words_with_its_sources() -> None:
    offer = markdown(MARKDOWN)
    found = {each.where: (each.words, sources(each)) for each in offer.claims}
    assert found == {
        "footnote 1, line 4": (
            "At least 14 rockets hit the base.",
            [("https://example.org/1?utm_source=x", "")],
        ),
        "footnotes 2, 3, line 4": (
            "A contractor was killed",
            [("https://example.org/2", "A statement"), ("", "A book, p. 12")],
        ),
        "link, line 4": ("nine others were\ninjured", [("https://example.org/nine", "")]),
        "link, line 5": (
            "The [Pentagon](https://example.org/p_(x)) said so.",
            [("https://example.org/p_(x)", "")],
        ),
        "footnote ^1, line 5": (
            "The [Pentagon](https://example.org/p_(x)) said so.",
            [("", "A call.")],
        ),
        "link, line 7": (
            "Ten years of rockets, see [the report][r].",
            [("https://example.org/r", "")],
        ),
    }
    assert offer.claims[0].comment == "Reuters"
    assert {each.where for each in offer.left_aside} == {
        "footnote 5, line 16",
        "footnote 4, line 7",
    }


def test_the_text_is_what_importing_the_file_gives() -> None:
    assert markdown(MARKDOWN).text == read_bytes(MARKDOWN.encode(), "d.md", "d.md").text
    assert markdown(MARKDOWN).title == "Fourteen rockets"


def test_a_binary_file_is_no_draft() -> None:
    with pytest.raises(UnreadableInput):
        markdown_draft.offered(bytes(range(32)) * 40, "d.md")


HOSTILE = ("\x1b]52;c;x\x07", "\u202e\u2066", "a\x00\ud800b", "]]>", "</script>", "e\u0301\u200d")
PIECES = st.sampled_from(
    (
        *(
            "[^1]",
            "[^2]",
            "[^1]: a https://a.b/c\n",
            "^[a note]",
            "[three linked words](https://a.b)",
        ),
        *("[r]", "[r]: https://a.b/e\n", "\n\n", "\n    ", "`", "```\n", "<!--", "-->", "[", "]("),
        *("Eight geese flew. ", "€ 12 ", "<a href='https://a.b/f'>two words</a>", "---\n", ")"),
        *HOSTILE,
    )
)


@given(st.lists(PIECES, max_size=24).map("".join))
def test_whatever_stands_in_a_draft_its_claims_are_its_own_words(text: str) -> None:
    try:
        offer = markdown(text)
    except UnreadableInput:
        return
    for claim in offer.claims:
        assert claim.start is not None
        assert claim.end is not None
        assert offer.text[claim.start : claim.end] == claim.words != ""
        assert offer.text[: claim.start].endswith(claim.prefix)
        assert claim.sources or claim.comment


PAGE = """<!doctype html><html><head><title>Fourteen rockets</title></head><body>
<nav><a href="/start">All of our other articles</a></nav><article><h1>Fourteen rockets</h1>
<p>At least 14 rockets hit the base.<sup><a href="#fn1" id="r1">1</a></sup> A contractor was killed,
and <a href="https://example.org/nine">nine others were injured there</a>, said the
<a href="https://example.org/p">Pentagon</a> on Monday of that week,
in a statement to reporters.</p>
<p>Such rockets are ten years old.<a href="#_ftn2" name="_ftnref2">[2]</a> The base was hit before,
in the spring of the year before, as the same people had said then, and will be hit again.</p>
<ol><li id="fn1"><p>Reuters,
<a href="https://example.org/1">Monday</a> <a href="#r1">↩</a></p></li></ol>
<div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a>
A book, p. 12. https://example.org/b</p></div>
</article></body></html>"""


def test_links_and_footnotes_of_a_page_stand_on_its_words() -> None:
    offer = html_draft.offered(PAGE.encode(), "d.html")
    found = {each.where: (each.words, sources(each)) for each in offer.claims}
    assert found == {
        "link 1": ("All of our other articles", [("/start", "")]),
        "footnote 1": (
            "At least 14 rockets hit the base.",
            [("https://example.org/1", "Monday")],
        ),
        "link 3": ("nine others were injured there", [("https://example.org/nine", "")]),
        "link 4": (
            (
                "A contractor was killed, and nine others were injured there, said the Pentagon "
                "on Monday of that week, in a statement to reporters."
            ),
            [("https://example.org/p", "")],
        ),
        "footnote 2": ("Such rockets are ten years old.", [("https://example.org/b", "")]),
    }
    assert offer.claims[-1].comment == "A book, p. 12."
    assert offer.title == "Fourteen rockets"


def test_the_article_in_a_page_is_the_one_that_importing_it_gives() -> None:
    file = read(PAGE.encode(), "d.html")
    assert file.imported is not None
    assert file.offer.text == file.imported.text
    assert "All of our other articles" not in file.offer.text


@given(
    st.lists(
        st.sampled_from(
            [
                *HOSTILE,
                "<a href='#a'>1</a>",
                "<p id=a>A long note",
                "<li>",
                "<a href=https://a.b>three more words</a>",
                "</p>",
                "<q>",
                "<table><tr><td>",
            ]
        )
    ).map("".join)
)
def test_whatever_stands_in_a_page_its_claims_are_its_own_words(text: str) -> None:
    offer = html_draft.offered(text.encode("utf-8", "replace"), "d.html")
    for claim in offer.claims:
        assert offer.text[claim.start : claim.end] == claim.words != ""
