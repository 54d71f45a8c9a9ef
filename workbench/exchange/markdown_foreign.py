"""Foreign words in Markdown that we write, as nothing but words: lines, paragraphs and links.

What `markdown_text.escaped` does for words behind a label of ours, this does for words that begin a
line, and for those behind a footnote's mark.
"""

import re

from workbench.exchange.blocks import flat
from workbench.exchange.html_page import link
from workbench.exchange.markdown_text import escaped

BLANKS = " \t\u2409"
"""Also the sign that stands for a tab."""

_LISTED = re.compile(r"\A(\d{1,9})([.)])")
_BEGINS = re.compile(r"\A([-+=:])")
_OPENS = re.compile(r"\A([(:])")


def words(text: str) -> str:
    """Words on one line, somewhere behind words of ours."""
    return escaped(flat(text))


def line_start(markdown: str) -> str:
    """Escaped words as the beginning of a line that is no list, heading or rule."""
    bare = markdown.lstrip(BLANKS)
    return _BEGINS.sub(r"\\\1", _LISTED.sub(r"\1\\\2", bare))


def behind_mark(markdown: str) -> str:
    """Escaped words directly behind a footnote's mark, which they do not make a link of."""
    return _OPENS.sub(r"\\\1", markdown)


def paragraphs(text: str) -> list[str]:
    """A text of several lines as paragraphs, each on one line."""
    lines = (line_start(words(line)) for line in text.split("\n"))
    return [line for line in lines if line]


def linked(url: str) -> str:
    """An address that can be followed from a page; one that cannot, as words."""
    if not link(url):
        return words(url)
    target = url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E")
    return f"[{words(url)}](<{target}>)"
