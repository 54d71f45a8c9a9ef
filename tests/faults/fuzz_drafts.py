"""Writers' drafts, broken or invented, and what must hold of the claims that are read of them."""

from hypothesis import strategies as st

from tests.faults.fuzz_offers import mutated
from workbench.exchange import html_draft, markdown_draft
from workbench.model.errors import UnreadableInput
from workbench.model.offers import Offer

MARKDOWN = """\
---
title: Rockets
---
# Rockets

At least 14 rockets hit the base.[^1] A contractor was killed,[^2][^3] and [nine others were
injured](https://example.org/nine "Nine"). The [Pentagon][p] said so.^[A call, [noted](urn:x).]

- Ten years, see <https://example.org/a_(b)> and <a href="https://example.org/c">the third</a>.[^4]

```
[^1] `code` <!-- [^9] -->
```

[^1]: Reuters: https://example.org/1
    and more of it

    in another paragraph
[^2]: [A statement](https://example.org/2)
[^3]: A book, p. 12
[p]: <https://example.org/p> 'Pentagon'
"""
PAGE = """<!doctype html><html><head><title>Rockets</title></head><body><nav><a href=/x>Home page of
it</a></nav><article><h1>Rockets</h1><p>At least 14 rockets hit it.<sup><a href="#fn1" id="r1">1</a>
</sup> A man died, and <a href="https://example.org/9">nine others were hurt</a>.<a href="#_ftn2"
name="_ftnref2">[2]</a></p><ol><li id="fn1">Reuters <a href="https://example.org/1">Monday</a>
<a href="#r1">↩</a></li></ol><div id="ftn2"><p><a href="#_ftnref2" name="_ftn2">[2]</a> A book,
p. 12 https://example.org/b</p></div></article></body></html>"""

_NOTES = [
    *("[^1]", "[^2]:", "[^1]: ", "^[", "]", "[", "](", ")", "![", "[a][p]", "[p]: ", "<!--", "-->"),
    *("```\n", "~~~\n", "`", "---\n", "+++\n", "\n\n", "\n    ", "<a href='", "'>", "</a>", "\\"),
    *(
        "https://example.org/",
        "www.a.b",
        "mailto:",
        "\ufeff",
        "\u2028",
        "\x00",
        "e\u0301",
        "\U0001f600",
    ),
]
_TAGS = [
    *(
        "<a href='#fn1'>",
        "<a href=#>",
        "<a name=_ftn2>",
        "</a>",
        "<p id=fn1>",
        "<li>",
        "<sup>",
        "<q>",
    ),
    *(
        "<table><tr><td>",
        "<pre>",
        "<br>",
        "&#0;",
        "&amp;",
        "<script>",
        "</p>",
        "javascript:",
        "<base>",
    ),
]

mutated_markdown = mutated([MARKDOWN.encode()], _NOTES)
mutated_pages = mutated([PAGE.encode()], [*_TAGS, *_NOTES[:12]])


def _joined(pieces: list[str]) -> st.SearchStrategy[bytes]:
    one = st.sampled_from([*pieces, "Eight geese flew by. ", " "]) | st.text(max_size=6)
    return st.lists(one, max_size=40).map(
        lambda made: "".join(made).encode("utf-8", "surrogatepass")
    )


invented_markdown = _joined(_NOTES)
invented_pages = _joined(_TAGS)


def read_markdown(body: bytes) -> None:
    """Reads a draft; raises where a claim is not the text's own words."""
    try:
        offer = markdown_draft.offered(body, "draft.md")
    except UnreadableInput:
        return
    _check(offer)


def read_page(body: bytes) -> None:
    """The same of a page."""
    _check(html_draft.offered(body, "draft.html"))


def _check(offer: Offer) -> None:
    wheres = [claim.where for claim in offer.claims]
    assert len(set(wheres)) == len(wheres), wheres
    for claim in offer.claims:
        assert claim.words.strip(), claim
        assert offer.text[claim.start : claim.end] == claim.words, claim
        assert claim.sources or claim.comment, claim
        assert all(each.url or each.title for each in claim.sources), claim
    assert all(left.where and left.why for left in offer.left_aside), offer
