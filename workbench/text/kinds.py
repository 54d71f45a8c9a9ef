"""The kind of a claim, guessed from its words; the checker may say otherwise."""

import re

from workbench.model.states import ClaimKind, TokenKind
from workbench.text.coverage import checkable

_CAUSE = re.compile(
    r"\b(because|caus(?:e[sd]?|ing)|due to|owing to|thanks to|as a result|result(?:ed|s)? (?:in|from)"
    r"|le(?:d|ads?) to|therefore|behind|responsible for|blamed? (?:for|on)|prompt(?:ed|s)"
    r"|trigger(?:ed|s)|attribut\w+ to)\b",
    re.IGNORECASE,
)
_QUOTED_SHARE = 0.5
"""Of the words, from which on the claim is that somebody said them: half, a round guess."""


def guess_kind(words: str) -> ClaimKind:
    """The most telling kind: a quotation that fills the words, then the rarer signs first."""
    tokens = checkable(words)
    kinds = {token.kind for token in tokens}
    quoted = sum(t.end - t.start for t in tokens if t.kind == TokenKind.QUOTATION)
    stripped = len(words.strip())
    if stripped and quoted >= _QUOTED_SHARE * stripped:
        return ClaimKind.QUOTATION
    if TokenKind.COMPARISON in kinds:
        return ClaimKind.COMPARISON
    if _CAUSE.search(words):
        return ClaimKind.CAUSE
    if TokenKind.NUMBER in kinds:
        return ClaimKind.NUMBER
    if TokenKind.DATE in kinds:
        return ClaimKind.DATE
    return _event_or_name(words, kinds)


def _event_or_name(words: str, kinds: set[str]) -> ClaimKind:
    if TokenKind.NAME in kinds:
        named = sum(t.end - t.start for t in checkable(words) if t.kind == TokenKind.NAME)
        if named >= _QUOTED_SHARE * len(words.strip()):
            return ClaimKind.NAME
    return ClaimKind.EVENT if _EVENT.search(words) else ClaimKind.OTHER
