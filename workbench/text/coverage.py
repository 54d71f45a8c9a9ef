"""Which pieces of a text can be checked: numbers, dates, names, quotations, comparisons.

The rules of a language are a module of `rules`; this one puts what they find in order.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from workbench.model.spans import Span, Token
from workbench.model.states import TokenKind
from workbench.text.fold import fold
from workbench.text.names import names
from workbench.text.quotations import quotations
from workbench.text.rules.shape import Rules

RULES_VERSION = "2"
"""Stored with each token, so that tokens of older rules can be told from newer ones."""

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{1,255}")

_SIGNS = ("http", "www.", "@")
"""Of these an address has at least one."""

_SPACE = re.compile(r"\s")

STRETCH = 4_000
"""Characters looked through for signs of an address before they are searched for one."""

_CAPITALS_LINE = re.compile(r"^(?=(?:[^\n]*\s){2})[^a-z\n]{12,}$", re.MULTILINE)
"""A line of three words and more all in capitals: they tell no name from another word."""


def checkable(text: str, language: str = "en") -> list[Token]:
    """The tokens of `text`, sorted by start, longer ones first; a language without rules is read
    by the English ones.

    Tokens of one kind do not overlap. A quotation, given without its marks, may hold others.
    """
    rules = rules_of(language)
    addresses = _addresses(text)
    dates = _free(_spans(rules.date, text), addresses)
    capitals = _spans(_CAPITALS_LINE, text)
    comparisons = _free(_comparisons(rules.comparison, text), addresses)
    figures = _free(_spans(rules.number, text), _merged(dates, addresses))
    found = {
        TokenKind.DATE: dates,
        TokenKind.NUMBER: _outside(figures, comparisons),
        TokenKind.COMPARISON: comparisons,
        TokenKind.QUOTATION: quotations(text),
        TokenKind.NAME: names(text, rules, _merged(dates, addresses, figures, capitals)),
    }
    tokens = [Token(*span, kind.value) for kind, spans in found.items() for span in spans]
    return sorted(tokens, key=lambda token: (token.start, -token.end))


def rules_of(language: str) -> Rules:
    """The rules of a language; English ones for each that has none of its own yet."""
    from workbench.text.rules.en import RULES

    return {"en": RULES}.get(re.split(r"[-_]", language.lower())[0], RULES)


def _spans(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [Span(*found.span()) for found in pattern.finditer(text) if found.end() > found.start()]


def _addresses(text: str) -> list[Span]:
    """The web and mail addresses of a text; stretches without what each of them has are skipped."""
    found: list[Span] = []
    at = 0
    while at < len(text):
        cut = _SPACE.search(text, min(len(text), at + STRETCH))
        end = cut.start() if cut else len(text)
        stretch = text[at:end]
        if any(sign in stretch for sign in _SIGNS):
            found += [Span(*match.span()) for match in _ADDRESS.finditer(text, at, end)]
        at = end + 1
    return found


def _comparisons(pattern: re.Pattern[str], text: str) -> list[Span]:
    """What `pattern` finds in the folded text, a stretch of paragraphs at a time: a search that
    finds nothing in a book would hold up whatever else is to do for half a second.
    """
    folded = fold(text)
    found: list[Span] = []
    at = 0
    while at < len(text):
        cut = text.find("\n\n", at + STRETCH)  # two spaces when folded, which no comparison has
        end = len(text) if cut < 0 else cut + 1
        found += [Span(*match.span()) for match in pattern.finditer(folded, at, end)]
        at = end
    return found


def _merged(*lists: Iterable[Span]) -> list[Span]:
    return sorted(span for spans in lists for span in spans)


def _free(spans: list[Span], taken: list[Span]) -> list[Span]:
    """Those of `spans` that overlap none of `taken`; both are sorted."""
    free: list[Span] = []
    at = 0
    for span in spans:
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at == len(taken) or taken[at].start >= span.end:
            free.append(span)
    return free


def _outside(spans: list[Span], around: list[Span]) -> list[Span]:
    """Those of `spans` that lie in none of `around`, which say what they say: twice as high as."""
    starts = [each.start for each in around]
    outside: list[Span] = []
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        if at < 0 or around[at].end < span.end:
            outside.append(span)
    return outside
