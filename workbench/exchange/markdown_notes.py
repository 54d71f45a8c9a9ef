"""Finds footnotes and links in Markdown source, by their place; all else is left as characters.

What is found is blanked in a copy of the same length, so that sentences can be told in it and every
offset is the source's. Each pattern takes time in proportion to the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from workbench.documents.markdown import front_matter
from workbench.exchange.draft_words import blanked
from workbench.text.addresses import find_addresses

_FENCE = re.compile(r"^ {0,3}(?P<fence>```+|~~~+)[^\n]*$", re.MULTILINE)
_CODE = re.compile(r"(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]{1,1000}(?P=ticks)(?!`)")
_DEFINITION = re.compile(
    r"^ {0,3}\[\^(?P<label>[^\]\s]{1,100})\]:[ \t]*"
    r"(?P<said>[^\n]*(?:\n(?![ \t]*\n|[ \t]*\[)[^\n]+)*"
    r"(?:\n[ \t]*\n(?: {2,}|\t)[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*)*)",
    re.MULTILINE,
)
_TARGET = re.compile(
    r"^ {0,3}\[(?P<label>[^\]^\n][^\]\n]{0,200})\]:[ \t]*<?(?P<url>[^\s<>]+)>?[^\n]*$", re.MULTILINE
)
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s]{1,100})\](?!\()")
_INLINE = re.compile(r"\^\[(?P<said>[^\[\]]{1,1000}(?:\[[^\[\]]{0,300}\][^\[\]]{0,300}){0,3})\]")
_URL = r"<?(?P<url>[^\s<>()]{1,8000}(?:\([^\s()]{0,1000}\)[^\s<>()]{0,1000}){0,9})>?"
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]]{1,2000})\]"
    rf"(?:\([ \t]*{_URL}(?:[ \t\n]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
    r"|\[(?P<label>[^\]\n]{0,200})\])"
)
_SHORTCUT = re.compile(r"(?<![!\]])\[(?P<words>[^\[\]\n^][^\[\]\n]{0,200})\](?![\[(:])")
_HTML = re.compile(
    r"<a\s(?:[^<>]{0,1000}?\s)??href=(?P<mark>[\"'])(?P<url>[^\"'<>]{1,8000})(?P=mark)[^<>]{0,1000}>"
    r"(?P<words>[^<>]{1,2000})</a>",
    re.IGNORECASE,
)


class Note(NamedTuple):
    """A footnote, or a link, from `start` to `end`; `words` is where a link's own words stand.

    `said` is a footnote's text, None where nothing says what it is; `url` a link's address.
    """

    start: int
    end: int
    label: str = ""
    said: str | None = None
    url: str = ""
    words: tuple[int, int] | None = None

    @property
    def is_footnote(self) -> bool:
        return bool(self.label)


class Unused(NamedTuple):
    """A footnote's text that nothing refers to."""

    start: int
    label: str
    said: str


class Found(NamedTuple):
    """All of a text's notes in order, and the text with nothing but its own words."""

    notes: list[Note]
    unused: list[Unused]
    bare: str


def find(text: str) -> Found:
    """The footnotes and links of a Markdown text."""
    finding = _Finding(text)
    notes = sorted(finding.notes())
    return Found(notes, finding.unused(notes), finding.bare)


def links_in(said: str) -> list[tuple[str, str]]:
    """The addresses in a footnote, each with the words that it is linked on."""
    found = [(each["url"], " ".join(each["words"].split())) for each in _LINK.finditer(said)]
    found = [(url, words) for url, words in found if url]
    found += [(each["url"], " ".join(each["words"].split())) for each in _HTML.finditer(said)]
    rest = _HTML.sub(" ", _LINK.sub(" ", said))
    return found + [(rest[each.start : each.end], "") for each in find_addresses(rest)]


def words_of(said: str) -> str:
    """A footnote's words without its addresses; a link's words stay."""
    rest = _HTML.sub(lambda each: each["words"], _LINK.sub(lambda each: each["words"], said))
    for each in reversed(find_addresses(rest)):
        rest = rest[: each.start] + rest[each.end :]
    return " ".join(rest.replace("<>", " ").split()).strip(" ,;:–—-()<>")


def line_of(starts: list[int], at: int) -> int:
    """The number of the line that an offset is in."""
    return bisect_right(starts, at)


def lines(text: str) -> list[int]:
    """Where each line starts."""
    return [0, *(found.end() for found in re.finditer("\n", text))]


class _Finding:
    """The text, with what was found blanked so that it is found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blanks = [(0, front_matter(text)[1])]
        self._left = blanked(text, self._blanks)
        self._blank(list(_fenced(self._left)))
        self._blank(list(_commented(self._left)))
        self._take(_CODE)
        self._defined = {
            each["label"]: Unused(each.start(), each["label"], " ".join(each["said"].split()))
            for each in reversed(self._take(_DEFINITION))
        }
        self._targets = {_key(each["label"]): each["url"] for each in self._take(_TARGET)}

    @property
    def bare(self) -> str:
        """The text with all blanked but its words."""
        return blanked(self._text, self._blanks)

    def notes(self) -> Iterator[Note]:
        """Each once; the order is the patterns'."""
        for at, each in enumerate(self._take(_INLINE), 1):
            yield Note(*each.span(), f"^{at}", " ".join(each["said"].split()) or None)
        for each in self._take(_REFERENCE):
            defined = self._defined.get(each["label"])
            yield Note(*each.span(), each["label"], (defined.said if defined else "") or None)
        for pattern in (_LINK, _SHORTCUT, _HTML):
            yield from self._links(pattern)
        for found in find_addresses(self._left):
            self._blanks.append((found.start, found.end))
            yield Note(found.start, found.end, url=self._text[found.start : found.end])

    def unused(self, notes: list[Note]) -> list[Unused]:
        used = {note.label for note in notes}
        return [each for each in reversed(self._defined.values()) if each.label not in used]

    def _links(self, pattern: re.Pattern[str]) -> Iterator[Note]:
        kept = []
        for each in pattern.finditer(self._left):
            given = each.groupdict()
            url = given.get("url") or self._targets.get(_key(given.get("label") or each["words"]))
            if url is not None:
                words = each.span("words")
                kept += [(each.start(), words[0]), (words[1], each.end())]
                yield Note(*each.span(), url=url, words=words)
        self._blank(kept)

    def _take(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        found = list(pattern.finditer(self._left))
        self._blank([each.span() for each in found])
        return found

    def _blank(self, spans: list[tuple[int, int]]) -> None:
        self._blanks += spans
        self._left = blanked(self._left, spans)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Blocks of code between fences; one that is never closed goes to the end."""
    opened: re.Match[str] | None = None
    for each in _FENCE.finditer(text):
        if opened is None:
            opened = each
        elif each["fence"].startswith(opened["fence"]):
            yield opened.start(), each.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _commented(text: str) -> Iterator[tuple[int, int]]:
    """Comments of HTML; what is never closed is none."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end)


def _key(label: str) -> str:
    return " ".join(label.casefold().split())
