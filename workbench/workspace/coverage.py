"""How far the check of an article has come, counted in tokens: by sentence, paragraph and whole."""

from bisect import bisect_left
from collections.abc import Sequence

from workbench.model.coverage import Coverage, CoveredToken, Stretch
from workbench.model.spans import Span
from workbench.store.reader import Reader
from workbench.text.sentences import sentences
from workbench.text.words import paragraphs


def coverage(reader: Reader, article: int) -> Coverage:
    """The tokens of the article's current revision, and how many of them are covered where.

    A token counts where it begins: a quotation of two sentences in the first. UnknownThing where
    there is no such article.
    """
    with reader.snapshot():
        row = reader.article(article)
        found = reader.words.covered(row.revision_id)
    tokens = [each._replace(text=row.text[each.start : each.end]) for each in found]
    return Coverage(
        row.id,
        row.revision,
        tuple(tokens),
        _counted(tokens, [Span(0, len(row.text))])[0],
        _counted(tokens, paragraphs(row.text)),
        _counted(tokens, sentences(row.text, row.language)),
    )


def _counted(tokens: Sequence[CoveredToken], spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """The spans, which are in order, with what of the tokens begins in them."""
    starts = [token.start for token in tokens]
    found: list[Stretch] = []
    for start, end in spans:
        within = tokens[bisect_left(starts, start) : bisect_left(starts, end)]
        found.append(Stretch(start, end, len(within), sum(each.covered for each in within)))
    return tuple(found)
