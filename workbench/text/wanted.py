"""What of a claim is looked for in a source: its words, numbers, days and names, each with the
spellings under which a source may have it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from workbench.model.spans import Span
from workbench.model.states import TokenKind
from workbench.text.coverage import checkable
from workbench.text.lexis import Lexis, read_lexis
from workbench.text.quantities import Quantity, read_quantities
from workbench.text.stems import FUNCTION_WORDS, stem

LONGEST_CLAIM = 2_000
"""Characters of a claim that are looked for; what is longer is a text and not a claim."""

NUMBER_WEIGHT = 1.4
NAME_WEIGHT = 1.2
"""How much more than another word a number or a name of the same rarity counts."""

_ACRONYM = re.compile(r"[A-Z](?:(?<![\w.].)\.(?:[A-Z]\.){1,5}|(?<!\w.)[A-Z]{1,5}(?!\w))")
_INITIAL = re.compile(r"(?<!\w)([A-Z])[\w’'-]*")


SIGNS = frozenset("#%^@&~")
"""With one of these begins what is no word: see `Quantity` and `Wanted`."""


class Wanted(NamedTuple):
    """One thing to find: any of `spellings` will do. `&who` is an acronym, `~who` its long form."""

    spellings: frozenset[str]
    weight: float


def wanted(claim: str) -> list[Wanted]:
    """What tells the claim's place from another; of a claim of function words only, those."""
    claim = claim[:LONGEST_CLAIM]
    lexis = read_lexis(claim)
    figures = list(read_quantities(claim, lexis))
    named = [Span(one.start, one.end) for one in checkable(claim) if one.kind == TokenKind.NAME]
    found = dict.fromkeys(_figures(figures))
    found.update(dict.fromkeys(_words(claim, lexis, figures, named)))
    return list(found) or [Wanted(frozenset({stem(word)}), 1.0) for word in set(lexis.words)]


def acronyms(text: str) -> Iterator[tuple[int, str]]:
    """Where words in capitals stand that may be acronyms, each as `&` and its letters."""
    for found in _ACRONYM.finditer(text):
        yield found.start(), "&" + found.group().replace(".", "").lower()


def long_form(letters: str) -> re.Pattern[str]:
    """What finds names whose words begin with `letters`, small words between them passed over."""
    between = r"[ \n](?:(?:of|the|and|for|on|in|de|la|et) ){0,2}"
    words = between.join(rf"{letter.upper()}[a-z][\w’'-]*" for letter in letters)
    return re.compile(rf"(?<!\w){words}")


def _figures(figures: list[Quantity]) -> Iterator[Wanted]:
    for figure in figures:
        says = figure.says
        if figure.kind == TokenKind.DATE:
            says = frozenset(said for said in says if said.startswith("@"))
        yield Wanted(says, NUMBER_WEIGHT)


def _words(
    claim: str, lexis: Lexis, figures: list[Quantity], named: list[Span]
) -> Iterator[Wanted]:
    capitals = {} if claim.isupper() else dict(acronyms(claim))
    for at, word in enumerate(lexis.words):
        start = lexis.starts[at]
        if any(figure.start <= start < figure.end for figure in figures):
            continue
        if letters := capitals.get(start, ""):
            yield Wanted(frozenset({stem(word), letters, "~" + letters[1:]}), NAME_WEIGHT)
        elif word not in FUNCTION_WORDS and len(word) > 1:
            name = next((span for span in named if span.start <= start < span.end), None)
            yield _of_name(claim, name, word) if name else Wanted(frozenset({stem(word)}), 1.0)


def _of_name(claim: str, name: Span, word: str) -> Wanted:
    """A word of a name; the initials of the whole name will do for it too."""
    initials = "".join(_INITIAL.findall(claim[name.start : name.end])).lower()
    spellings = {stem(word)} | ({"&" + initials} if len(initials) > 1 else set())
    return Wanted(frozenset(spellings), NAME_WEIGHT)
