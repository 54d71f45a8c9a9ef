"""The kind of a claim, guessed from its words; the checker may say otherwise."""

import re
from collections import Counter

from workbench.model.states import ClaimKind, TokenKind
from workbench.text.coverage import checkable

_CAUSE = re.compile(
    r"\b(because|caus(?:e[sd]?|ing)|due to|owing to|thanks to|as a result"
    r"|result(?:ed|s)? (?:in|from)|le(?:d|ads?) to|therefore|behind|responsible for"
    r"|blamed? (?:for|on)|prompt(?:ed|s)|trigger(?:ed|s)|attribut\w+ to)\b",
    re.IGNORECASE,
)
_MOSTLY = 0.5
"""Share of the characters from which on a quotation, or a name, is what the claim is about."""


_EVENT = re.compile(
    r"\b(said|says|told|announc\w+|attack\w*|kill\w*|injur\w+|struck|strikes?|launch\w*|signed|voted"
    r"|elected|arrest\w*|died|dies|born|met|meets|fired|withdr[ae]w\w*|claimed|won|lost|sent|gave"
    r"|left|joined|founded|published|resign\w*|took place|happened|began|started|ended|\w{3,}ed)\b",
    re.IGNORECASE,
)


def guess_kind(words: str) -> ClaimKind:
    """The most telling kind: mostly quoted words, then the rarer signs before the common."""
    length = len(words.strip())
    if not length:
        return ClaimKind.OTHER
    share: Counter[str] = Counter()
    for token in checkable(words):
        share[token.kind] += token.end - token.start
    if share[TokenKind.QUOTATION] >= _MOSTLY * length:
        return ClaimKind.QUOTATION
    if share[TokenKind.NAME] >= _MOSTLY * length:
        return ClaimKind.NAME
    if share[TokenKind.COMPARISON]:
        return ClaimKind.COMPARISON
    if _CAUSE.search(words):
        return ClaimKind.CAUSE
    if share[TokenKind.NUMBER]:
        return ClaimKind.NUMBER
    if share[TokenKind.DATE]:
        return ClaimKind.DATE
    return ClaimKind.EVENT if _EVENT.search(words) else ClaimKind.OTHER
