"""Writing sign-offs, and the corrections of what was changed after one."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlmodel import col, select

from workbench.model.sign_offs import StandingOverride
from workbench.model.states import ArticleState, CorrectionKind, SignOffKind
from workbench.store.lookups import find, row_of
from workbench.store.recorder import insert_many, update_many
from workbench.store.tables import Article, Correction, Revision, SignOff

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction


class SignOffs:
    """Who signed which revision of an article off."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def sign(self, article: int, note: str, overrides: Iterable[StandingOverride]) -> None:
        """Signs the current revision off, with what was set aside for it."""
        kept = json.dumps([each._asdict() for each in overrides], ensure_ascii=False)
        self._add(article, SignOffKind.SIGNED, note, kept)
        find(self._tx, Article, article).state = ArticleState.SIGNED

    def reopen(self, article: int, note: str) -> None:
        """Opens a signed article again."""
        self._add(article, SignOffKind.REOPENED, note, "[]")
        find(self._tx, Article, article).state = ArticleState.OPEN

    def last(self, article: int) -> SignOff | None:
        """The row that holds, None where the article was never signed."""
        found = select(SignOff).where(col(SignOff.article) == article)
        return self._tx.session.exec(found.order_by(col(SignOff.id).desc())).first()

    def state(self, article: int) -> ArticleState:
        """The state of an article that is not put away."""
        last = self.last(article)
        is_signed = last is not None and last.kind == SignOffKind.SIGNED
        return ArticleState.SIGNED if is_signed else ArticleState.OPEN

    def revision(self, article: int) -> Revision:
        """The current revision of an article; UnknownThing where there is no such article."""
        find(self._tx, Article, article)
        found = select(Revision).where(col(Revision.article) == article)
        return self._tx.session.exec(found.order_by(col(Revision.number).desc()).limit(1)).one()

    def _add(self, article: int, kind: str, note: str, overrides: str) -> None:
        row = {
            "article": article,
            "revision": self.revision(article).id,
            "kind": kind,
            "by": self._tx.who,
            "at": self._tx.now,
            "note": note,
            "overrides": overrides,
        }
        insert_many(self._tx, SignOff, [row])


class Corrections:
    """Changes after sign-off."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def of_verdict(self, article: int, claim: int, old: str, new: str) -> None:
        """Notes that a claim of a signed article is rated another way."""
        of = {"kind": CorrectionKind.VERDICT, "claim": claim, "verdict": None, "revision": None}
        self._add([{**of, "article": article, "old_text": old, "new_text": new}])

    def of_text(
        self, article: int, revision: int, changes: Iterable[tuple[str, str, int | None]]
    ) -> None:
        """Notes that words of a signed article are other ones in `revision`: the old, the new, and
        the claim that they are of, if any.
        """
        of = {"kind": CorrectionKind.TEXT, "article": article, "revision": revision}
        self._add(
            [
                {**of, "old_text": old, "new_text": new, "claim": claim, "verdict": None}
                for old, new, claim in changes
            ]
        )

    def word(self, correction: int, wording: str) -> int:
        """Sets what readers are told; the article."""
        row = row_of(self._tx, Correction, correction)
        update_many(self._tx, Correction, [(row, {"public_wording": wording})])
        article: int = row["article"]
        return article

    def _add(self, rows: Iterable[dict[str, object]]) -> None:
        said = {"public_wording": "", "by": self._tx.who, "at": self._tx.now}
        insert_many(self._tx, Correction, [{**row, **said} for row in rows])
