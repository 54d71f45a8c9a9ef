"""Folding for searching: letters' case, quote marks, dashes and spaces made alike, one to one."""

import re

from workbench.model.spans import Span

_ALIKE = {
    **dict.fromkeys(map(ord, "‘’‚‛′‹›`´ʼ＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»〝〞〟＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-"),
    **dict.fromkeys(map(ord, "\t\n\v\f\r\x85\xa0\u1680\u202f\u205f\u3000\u2028\u2029"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
}


def any_alike(mark: str) -> str:
    """A pattern for all characters that are made alike with `mark`, itself included."""
    return (
        "["
        + "".join(re.escape(chr(code)) for code, one in _ALIKE.items() if one == mark)
        + (re.escape(mark) + "]")
    )


def alike(text: str) -> str:
    """`text` with quote marks, dashes and white space made alike; letters and length stay."""
    return text.translate(_ALIKE)


def fold(text: str) -> str:
    """`text` with case, quote marks, dashes and white space made alike; the length stays.

    A letter whose lower case would be longer (the Turkish İ) stays as it is.
    """
    folded = alike(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def find_all(text: str, needle: str, limit: int = 10_000) -> list[Span]:
    """Up to `limit` places of `needle` in `text`, folded, a run of spaces like one; no overlaps.

    A caller that searches one text often folds it once and asks `find_folded`.
    """
    return find_folded(fold(text), needle, limit)


def find_folded(folded: str, needle: str, limit: int = 10_000) -> list[Span]:
    """The same as `find_all`, in a text that is already folded."""
    words = fold(needle).split()
    if not words:
        return []
    pattern = re.compile(" +".join(map(re.escape, words)))
    spans: list[Span] = []
    for found in pattern.finditer(folded):
        if len(spans) == limit:
            break
        spans.append(Span(*found.span()))
    return spans
