"""A source of an article with what says whether it stands for itself: a row of a list."""

from typing import NamedTuple

from workbench.model.evidence_views import ArticleSource


class Kin(NamedTuple):
    """Another source that goes back to the same, by its number in the article.

    `percent` of the shorter text stands in the longer; None where they have one address.
    """

    number: int
    percent: int | None = None


class SourceRow(NamedTuple):
    """`credit` is the agency that the newest text credits; `guess` what kind of primary source the
    host seems to be, empty where nothing suggests one.
    """

    source: ArticleSource
    kin: tuple[Kin, ...] = ()
    credit: str = ""
    guess: str = ""
