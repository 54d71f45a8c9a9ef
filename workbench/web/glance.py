"""What a page shows at first sight: its title, headings and words. In one pass, however hostile.

Not for reading: a parser that mends nesting takes seconds on 256 kB made for it, and a link check
sees many pages that nobody asked to read.
"""

import html
import re
from typing import NamedTuple

LONGEST = 512 * 1024
"""Bytes that are looked at; title and notice of an empty page stand in the first tenth of that."""

_TAG = re.compile(r"<(?:!--|(/?)([a-z][a-z0-9]*)([^<>]*)>)")
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "textarea", "select"})
_PASSWORD = re.compile(r"""\btype\s*=\s*["']?password\b""")
_HEADINGS = frozenset({"h1", "h2"})


class Glance(NamedTuple):
    """In lower case, white space collapsed. `words` are those of the page, headings among them."""

    title: str
    headings: tuple[str, ...]
    words: str
    asks_password: bool


def glance(body: bytes, charset: str = "") -> Glance:
    """What the beginning of a page shows; a charset that is unknown is read as UTF-8."""
    page = _decoded(body[:LONGEST], charset).lower()
    title = ""
    headings: list[str] = []
    words: list[str] = []
    asks_password = False
    at = 0
    inside: int | None = None  # since which word a heading lasts
    while found := _TAG.search(page, at):
        words.append(page[at : found.start()])
        closing, name, attributes = found.group(1), found.group(2), found.group(3)
        at = found.end()
        if name is None:
            at = _behind(page, "-->", at)
        elif name == "title" and not closing:
            end = _until(page, "</title", at)
            title, at = title or _clean(page[at:end]), end
        elif name in _UNSEEN and not closing:
            at = _until(page, f"</{name}", at)
        elif name in _HEADINGS and closing:
            if inside is not None:
                headings.append(_clean(" ".join(words[inside:])))
            inside = None
        elif name in _HEADINGS:
            inside = len(words)
        elif name == "input":
            asks_password = asks_password or _PASSWORD.search(attributes) is not None
    words.append(page[at:])
    return Glance(title, tuple(filter(None, headings)), _clean(" ".join(words)), asks_password)


def _decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):  # a name that no codec has, or one that decodes no text
        return body.decode("utf-8", "replace")


def _until(page: str, mark: str, at: int) -> int:
    found = page.find(mark, at)
    return len(page) if found < 0 else found


def _behind(page: str, mark: str, at: int) -> int:
    found = page.find(mark, at)
    return len(page) if found < 0 else found + len(mark)


def _clean(text: str) -> str:
    return " ".join(html.unescape(text).split())
