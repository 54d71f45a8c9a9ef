"""What a person names by its words: a place in a text by a quotation, sources in pasted text."""

from collections.abc import Sequence

from workbench.model.errors import AmbiguousQuote, UnknownThing
from workbench.model.requests import Citation, Place
from workbench.text.addresses import canonical, find_addresses
from workbench.text.fold import find_all
from workbench.text.marks import describe

MOST_SPACE = 100
"""Characters of white space between two words that a prefix or suffix is still read across."""

SHOWN = 60
"""Characters of a quotation that a message repeats; more would hide what it says."""


def find_place(text: str, quote: str, prefix: str = "", suffix: str = "") -> Place:
    """The one place of `quote` that follows `prefix` and precedes `suffix`.

    Runs of white space, case, kinds of quotation marks and dashes need not agree; where some places
    agree to the letter, only these count. UnknownThing where there is none, AmbiguousQuote where
    several fit.
    """
    if not quote.strip():
        raise UnknownThing("The quotation is empty.")
    places = [
        (start, end)
        for start, end in find_all(text, quote)
        if _stands(text, start, end, prefix, suffix)
    ]
    if not places:
        raise UnknownThing(f"The words “{_short(quote)}” are not in the article.")
    literal = [place for place in places if text[place[0] : place[1]] == quote.strip()]
    return place_of(text, *_only(literal or places, quote))


def place_of(text: str, start: int, end: int) -> Place:
    """The words from `start` to `end` (code points) as a place to mark, without white space around.

    UnknownThing where there are no words.
    """
    words = text[max(0, start) : max(0, end)]
    begin = max(0, start) + len(words) - len(words.lstrip())
    stop = begin + len(words.strip())
    if stop <= begin:
        raise UnknownThing(f"There are no words from {start} to {end}.", _length_hint(text))
    return Place(begin, describe(text, begin, stop))


def parse_citations(pasted: str) -> list[Citation]:
    """A citation for every address in pasted text, each once, in order.

    An empty list where nothing looks like an address. RefusedAddress, with the reason, where the
    whole text is one that cannot be cited.
    """
    citations: dict[str, Citation] = {}
    for found in find_addresses(pasted):
        citations.setdefault(found.url, Citation(url=pasted[found.start : found.end]))
    if not citations and _looks_like_address(pasted.strip()):
        canonical(pasted)
    return list(citations.values())


def _only(places: Sequence[tuple[int, int]], quote: str) -> tuple[int, int]:
    if len(places) == 1:
        return places[0]
    raise AmbiguousQuote(
        f"The words “{_short(quote)}” stand in {len(places)} places.",
        f"Say what is around them with --prefix or --suffix, or give --start and --end; "
        f"they start at {', '.join(str(start) for start, _end in places[:8])}.",
    )


def _looks_like_address(words: str) -> bool:
    scheme, colon, rest = words.partition(":")
    return bool(colon and rest) and scheme.isascii() and scheme.isalpha() and " " not in words


def _stands(text: str, start: int, end: int, prefix: str, suffix: str) -> bool:
    """Whether prefix and suffix stand around the place, white space aside."""
    before = text[max(0, start - _reach(prefix)) : start]
    after = text[end : end + _reach(suffix)]
    return _solid(before).endswith(_solid(prefix)) and _solid(after).startswith(_solid(suffix))


def _reach(words: str) -> int:
    """How far to look for `words`, were each of their spaces a page's worth of them."""
    return len(words) + (words.count(" ") + 1) * MOST_SPACE


def _solid(words: str) -> str:
    return "".join(words.split())


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _length_hint(text: str) -> str:
    return f"The text has {len(text):,} characters."
