"""Which sources may be asked of the network because somebody asked for it: none that is sensitive,
none of an article whose links are never fetched.
"""

from typing import NamedTuple

from workbench.model.errors import ForbiddenAddress, RefusedChange
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


def for_archives(chosen: Chosen) -> Chosen:
    """Those of them that an archive may be told of: an address of one's own network says something
    to whoever keeps the archive, and nothing can be saved from there.
    """
    told = tuple(each for each in chosen.sources if _is_public(each.url))
    return Chosen(told, chosen.kept_back + len(chosen.sources) - len(told))


def _is_public(url: str) -> bool:
    from workbench.web.guard import check, rules, target, with_scheme

    try:
        found = target(with_scheme(url))
        check(found.url, rules((found.port,), ()))
    except ForbiddenAddress:
        return False
    return True


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
