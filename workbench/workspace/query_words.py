"""An article's queries with the words they are on, as these stand now, and their sentences."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.model.queries import Asked, Query
from workbench.model.views import Article

if TYPE_CHECKING:
    from workbench.store.reader import Reader

LONGEST = 600
"""Characters of a sentence on either side of the words: garbled copy may not end for pages."""


def asked(read: "Reader", article: int) -> list[Asked]:
    """An article's queries in its order; those whose words are lost come last."""
    with read.snapshot():
        found = read.queries.of_article(article)
        return in_sentences(found, read.article(article)) if found else []


def in_sentences(queries: Iterable[Query], article: Article) -> list[Asked]:
    """Each query with its words and what stands around them within their sentence."""
    return [_in_sentence(each, article) for each in queries]


def _in_sentence(query: Query, article: Article) -> Asked:
    from workbench.text.sentences import sentence_at  # loads the sentence finder

    text, start, end = article.text, query.start, query.end
    if query.is_lost or query.revision != article.revision or end > len(text):
        return Asked(query, "", query.exact, "")
    first = sentence_at(text, start, article.language)
    last = sentence_at(text, end - 1, article.language)
    begin = max(min(first.start, start), start - LONGEST)
    stop = min(max(last.end, end), end + LONGEST)
    return Asked(query, text[begin:start], text[start:end], text[end:stop])
