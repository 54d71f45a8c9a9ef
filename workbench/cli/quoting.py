"""Finding the one place that quoted words mean, and saying what is wrong where there is not one."""

from collections.abc import Iterator

from workbench.model.errors import AmbiguousQuote, UsageError
from workbench.model.requests import Place
from workbench.model.spans import Quote, Span
from workbench.text import graphemes, marks

LISTED = 5
"""Places that are told of an ambiguous quote; more would hide the sentence above them."""

AROUND = 24
"""Characters shown on each side of a place, enough to tell it from the others."""

LONGEST_GUESSED = 1_000_000
"""Characters of an article up to which similar words are sought: about a second's work."""


def find_place(text: str, quote: Quote) -> Place:
    """The only place of the quoted words in `text` that has the prefix and the suffix, if given.

    Kinds of quote marks, dashes and white space do not count. AmbiguousQuote where several places
    fit; UsageError where none does.
    """
    if not quote.exact.strip():
        raise UsageError("The quote is empty.", "Give the words of the article.")
    found = _places(text, quote.exact)
    if not found:
        raise _not_there(text, quote)
    fitting = [span for span in found if _fits(text, span, quote)]
    if not fitting:
        raise UsageError(
            f"“{quote.exact}” is in the article, but not with these words before or after it."
        )
    if len(fitting) > 1:
        raise _ambiguous(text, quote, fitting)
    return at(text, *fitting[0])


def at(text: str, start: int, end: int) -> Place:
    """The words from `start` to `end` (code points); UsageError where they are no such place."""
    if not 0 <= start < end <= len(text):
        raise UsageError(
            f"There are no words from {start} to {end}: the article has {len(text)} characters."
        )
    whole = graphemes.snap(text, start, end)
    if whole != (start, end):
        raise UsageError(
            f"{start} to {end} would cut a character in two.",
            f"Give --start {whole.start} --end {whole.end}.",
        )
    return Place(start, marks.describe(text, start, end))


def _places(text: str, words: str) -> list[Span]:
    """Where the words stand: as typed, else with other quote marks or spaces, else inside words.

    Places that would cut a character in two are none.
    """
    loose = [span for span in marks.occurrences(text, words) if graphemes.snap(text, *span) == span]
    exact = [span for span in loose if text[span.start : span.end] == words]
    return exact or loose or list(_anywhere(text, words))


def _anywhere(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        span = Span(start, start + len(words))
        if graphemes.snap(text, *span) == span:
            yield span
        start = text.find(words, start + 1)


def _fits(text: str, span: Span, quote: Quote) -> bool:
    room = 2 * (len(quote.prefix) + len(quote.suffix)) + AROUND  # runs of white space are longer
    before = _plain(text[max(0, span.start - room) : span.start])
    after = _plain(text[span.end : span.end + room])
    return before.endswith(_plain(quote.prefix)) and after.startswith(_plain(quote.suffix))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _ambiguous(text: str, quote: Quote, spans: list[Span]) -> AmbiguousQuote:
    listed = [
        f"\n  --start {span.start} --end {span.end}  {_surroundings(text, span)}"
        for span in spans[:LISTED]
    ]
    more = f"\n  and {len(spans) - LISTED} more" if len(spans) > LISTED else ""
    return AmbiguousQuote(
        f"“{quote.exact}” stands in {len(spans)} places:{''.join(listed)}{more}",
        "Say which with --prefix or --suffix, or with --start and --end.",
    )


def _surroundings(text: str, span: Span) -> str:
    before = text[max(0, span.start - AROUND) : span.start]
    after = text[span.end : span.end + AROUND]
    return f"…{_flat(before)}[{_flat(text[span.start : span.end])}]{_flat(after)}…"


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _not_there(text: str, quote: Quote) -> UsageError:
    message = f"“{quote.exact}” is not in the article."
    if len(text) <= LONGEST_GUESSED:
        near = marks.locate(text, quote)
        if near.start is not None and near.end is not None:
            words = _flat(text[near.start : near.end])
            return UsageError(
                message, f"The nearest is “{words}” (--start {near.start} --end {near.end})."
            )
    return UsageError(message, "Copy the words from the article, with their capitals.")
