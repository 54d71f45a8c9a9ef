"""Which sources may be asked of the network because somebody asked for it: none that is sensitive,
none of an article whose links are never fetched.
"""

from typing import NamedTuple

from workbench.model.errors import RefusedChange
from workbench.model.evidence_views import ToFetch
from workbench.model.states import Fetching
from workbench.store.reader import Reader


class Chosen(NamedTuple):
    """Sources that may be asked, and how many are kept back for an article of theirs."""

    sources: tuple[ToFetch, ...]
    kept_back: int


def choose(reader: Reader, article: int | None) -> Chosen:
    """Those of an article, or of all; RefusedChange where an article's links are never fetched."""
    if article is None:
        return _of_all(reader)
    title = reader.article(article).title
    if reader.proof.fetching(article) == Fetching.NEVER:
        raise RefusedChange(
            f"The links of “{title}” are never fetched: that was chosen for it.",
            "Nothing was sent to anybody. Choose otherwise for the article first.",
        )
    return Chosen(tuple(reader.proof.to_fetch(article)), 0)


def _of_all(reader: Reader) -> Chosen:
    """A source that one article keeps back is not asked for another one either."""
    never = {
        each.source
        for row in reader.articles(put_away=True)
        if reader.proof.fetching(row.id) == Fetching.NEVER
        for each in reader.proof.to_fetch(row.id)
    }
    allowed = [each for each in reader.proof.to_fetch() if each.source not in never]
    return Chosen(tuple(allowed), len(never))
