"""Which words of a draft a footnote or a link stands on, and which sources a footnote names."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from workbench.model.offers import OfferedClaim, OfferedSource
from workbench.model.spans import Span
from workbench.text.marks import describe
from workbench.text.sentences import sentences
from workbench.text.words import paragraphs

LEAST_WORDS = 3
"""A link on fewer words (“here”, “the Pentagon”) stands for the sentence around it: such words
alone say nothing that could be checked."""

LONGEST = 1_000
"""Characters of a sentence on either side of a note: the longest in a newspaper has 600, and text
without an end is no claim."""

WINDOW = 20_000
"""Characters of a paragraph whose sentences are told at once, for all its notes: all of any real
one."""

LONGEST_TITLE = 200
"""Characters of a footnote without an address that names a source; a longer one explains."""

_LEAD = re.compile(r"(?:[#>*+•–—-]+|\d{1,3}[.)])[ \t]+|[*_\"“„(\[]*\s+")
_TRAIL = " \t\n\u00a0,;:–—-"
_WORD = re.compile(r"\w")


UNDEFINED = "Nothing says what this footnote is."
WORDLESS = "It stands on no words of the article."


class Words:
    """A draft's text, and the same with nothing but its own words, of the same length."""

    def __init__(self, text: str, bare: str) -> None:
        self._text = text
        self._bare = bare
        self._named: Counter[str] = Counter()
        self._paragraphs = paragraphs(bare)
        self._starts = [each.start for each in self._paragraphs]
        self._read = lru_cache(maxsize=2)(self._sentences_of)

    def before(self, at: int, earliest: int) -> tuple[int, int] | None:
        """The words that a footnote at `at` stands behind: the sentence, from `earliest` on."""
        end = at
        while end > earliest and self._bare[end - 1].isspace():
            end -= 1
        sentence = self._sentence(max(0, end - 1))
        return self._trimmed(max(sentence.start, earliest), min(end, sentence.end))

    def of_link(self, at: int, words: tuple[int, int] | None) -> tuple[int, int] | None:
        """A link's own words, or the sentence around them where they are too few."""
        if words is not None:
            own = self._trimmed(*words)
            if own is not None and len(self._text[slice(*own)].split()) >= LEAST_WORDS:
                return own
            at = words[0]
        return self._trimmed(*self._sentence(at))

    def claim(
        self,
        span: tuple[int, int],
        where: str,
        comment: str = "",
        sources: tuple[OfferedSource, ...] = (),
    ) -> OfferedClaim:
        """What is offered for these words; a second note at the same `where` is counted."""
        self._named[where] += 1
        if self._named[where] > 1:
            where += f" ({self._named[where]})"
        quote = describe(self._text, *span)
        start, end = span
        return OfferedClaim(where, *quote, start=start, end=end, comment=comment, sources=sources)

    def _sentence(self, at: int) -> Span:
        """The sentence there, or the one of the same paragraph that it stands behind; of a longer
        one the words nearest.
        """
        behind = bisect_right(self._starts, at)
        paragraph = self._paragraphs[behind - 1] if behind else Span(at, at)
        if "\n\n" in self._bare[paragraph.end : at]:
            return Span(at, at)
        sentences = self._read(behind - 1, (at - paragraph.start) // WINDOW) if behind else []
        before = bisect_right(sentences, at, key=lambda each: each.start)
        found = sentences[before - 1] if before else Span(at, at)
        return Span(max(found.start, at - LONGEST), min(found.end, at + LONGEST))

    def _sentences_of(self, number: int, window: int) -> list[Span]:
        """The sentences of a paragraph; of a longer one, those of a window and around it."""
        paragraph = self._paragraphs[number]
        start = max(paragraph.start, paragraph.start + window * WINDOW - LONGEST)
        end = min(paragraph.end, paragraph.start + (window + 1) * WINDOW + LONGEST)
        found = sentences(self._bare[start:end])
        return [Span(start + each.start, start + each.end) for each in found]

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """Without white space and signs of lists and headings at the ends; None without a word."""
        bare = self._bare
        while start < end and bare[start].isspace():
            start += 1
        if lead := _LEAD.match(bare, start, end):
            start = lead.end()
        while end > start and bare[end - 1] in _TRAIL:
            end -= 1
        return (start, end) if _WORD.search(bare, start, end) else None


def footnote_sources(words: str, links: list[tuple[str, str]]) -> tuple[list[OfferedSource], str]:
    """The sources that a footnote names, and what else it says.

    Without an address a short one names its source itself: an interview, a book.
    """
    if links:
        titles = " ".join(title for _url, title in links)
        said = "" if words == titles else words
        return [OfferedSource(url, title) for url, title in links], said
    if 0 < len(words) <= LONGEST_TITLE:
        return [OfferedSource(title=words)], ""
    return [], words


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces there; line feeds stay, so that paragraphs do."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            start = max(start, at)
            pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
            at = end
    return "".join([*pieces, text[at:]])
