"""The article that an offer is taken onto: a new one, a known one, or its next text."""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.errors import Conflict, UnknownThing
from workbench.model.imports import Imported
from workbench.model.requests import ImportOptions
from workbench.model.taking_in import PlacedOffer
from workbench.store.reader import Reader
from workbench.workspace.acting import Acting

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class There(NamedTuple):
    """The article as it is under the lock."""

    article: int
    title: str
    revision_id: int
    revision: int
    is_new: bool = False


Find = Callable[["Transaction"], There]
"""Finds or makes the article under the lock."""


def article_of(acting: Acting, placed: PlacedOffer, options: ImportOptions) -> Find:
    """How the article is come by; Conflict is raised under the lock, where it is another by then.

    UnknownThing where the file is about an article and nobody says which.
    """
    imported = placed.file.imported
    if placed.revision_id is not None:
        return lambda tx: _present(tx, placed)
    if imported is None:
        raise UnknownThing("There is no article to import this onto.")
    if placed.article is None:
        return _new(acting, imported, options)
    return _revised(acting, placed.article, imported)


def _new(acting: Acting, imported: Imported, options: ImportOptions) -> Find:
    from workbench.store.characters import text_sha256
    from workbench.workspace.importing import new_article

    new = new_article(imported, options, acting.settings)
    digest = text_sha256(imported.text)

    def find(tx: "Transaction") -> There:
        if tx.articles.with_text(digest) is not None:
            raise _changed("The article was imported by another window meanwhile.")
        return _now(tx, new.run(tx).article)._replace(is_new=True)

    return find


def _revised(acting: Acting, article: int, imported: Imported) -> Find:
    from workbench.workspace.revising import Revising

    with closing(Reader(acting.path)) as reader:
        revising = Revising(reader, article, imported)

    def find(tx: "Transaction") -> There:
        made = revising.write(tx, ())
        return There(made.article, made.title, made.revision_id, made.revision)

    return find


def _present(tx: "Transaction", placed: PlacedOffer) -> There:
    there = _now(tx, placed.article or 0)
    if there.revision_id != placed.revision_id:
        raise _changed(f"The article got revision {there.revision} meanwhile.")
    return there


def _now(tx: "Transaction", article: int) -> There:
    from workbench.store.lookups import current_revision, row_of
    from workbench.store.tables import Article

    title = row_of(tx, Article, article)["title"]
    revision = current_revision(tx, article)
    return There(article, title, int(revision.id or 0), revision.number)


def _changed(said: str) -> Conflict:
    return Conflict(said, "Nothing was changed. Import the file again, onto the text as it is now.")
