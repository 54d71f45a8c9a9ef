"""Writing what a person found of a name: one verdict on spelling and title for an article."""

from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.model.states import NameVerdict
from workbench.store.lookups import checked
from workbench.store.tables import NameCheck

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class Names:
    """Checks of an article's names, each by the name's folded words."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def check(self, article: int, words: str, verdict: str, note: str) -> str:
        """Keeps the verdict on a name; returns the one that there was before."""
        said = checked(verdict, NameVerdict, "verdict on a name")
        row = self._find(article, words)
        if row is None:
            row = NameCheck(article=article, words=words, by=self._tx.who, at=self._tx.now)
            self._tx.session.add(row)
        before = row.verdict
        row.verdict, row.note = said, note
        row.by, row.at = self._tx.who, self._tx.now
        self._tx.flush()
        return before

    def _find(self, article: int, words: str) -> NameCheck | None:
        found = select(NameCheck).where(
            col(NameCheck.article) == article, col(NameCheck.words) == words
        )
        return self._tx.session.exec(found).first()
