"""Writing articles and their texts."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select
from sqlmodel import col

from workbench.model.imports import Imported
from workbench.model.states import ArticleState, Fetching, Purpose
from workbench.store.lookups import checked, find, given, key_of, refuse_unseen, row_of, unknown
from workbench.store.recorder import update_many
from workbench.store.statements import FixedSelect
from workbench.store.tables import Article, Revision

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction

EDITABLE = ("title", "byline", "publisher", "url", "published_on", "language", "purpose")

_SCALE = FixedSelect(
    select(col(Article.scale), col(Article.state)).where(
        col(Article.id) == bindparam("article"), col(Article.deleted_at).is_(None)
    )
)


class Articles:
    """Articles of the file; offsets are code points, half-open."""

    def __init__(self, tx: "Transaction") -> None:
        self._tx = tx

    def add(
        self,
        imported: Imported,
        *,
        title: str,
        purpose: str,
        scale_json: str,
        byline: str = "",
        publisher: str = "",
        url: str = "",
        published_on: str = "",
        language: str = "en",
        tokens: Iterable[tuple[int, int, str, str]] = (),
        rules_version: str = "",
        covers: Iterable[tuple[int, int, str]] = (),
    ) -> tuple[int, int]:
        """Adds an article with its first revision; returns the ids of both.

        Tokens are (start, end, kind, words), covers (start, end, reason).
        """
        article = Article(
            title=title,
            byline=byline,
            publisher=publisher,
            url=url,
            published_on=published_on,
            language=language,
            purpose=checked(purpose, Purpose, "purpose"),
            scale=scale_json,
            created_at=self._tx.now,
        )
        self._tx.session.add(article)
        self._tx.session.flush()
        self._tx.name(article=key_of(article))
        revision = self._tx.revisions.add(key_of(article), 1, imported)
        fixed = {"rules_version": rules_version}
        self._tx.revisions.add_tokens(
            revision,
            (
                {"start_offset": start, "end_offset": end, "kind": kind, "words": words, **fixed}
                for start, end, kind, words in tokens
            ),
        )
        self._tx.revisions.add_covers(revision, covers)
        return key_of(article), revision

    def with_text(self, text_sha256: str) -> tuple[int, int] | None:
        """The article, not deleted, and the number of its revision that has this text."""
        found = self._tx.session.execute(
            select(col(Revision.article), col(Revision.number))
            .join(Article, col(Article.id) == col(Revision.article))
            .where(col(Revision.text_sha256) == text_sha256, col(Article.deleted_at).is_(None))
            .order_by(col(Revision.id))
        ).first()
        return (found[0], found[1]) if found else None

    def edit(
        self,
        article: int,
        fields: Mapping[str, str | None],
        seen: Mapping[str, str] | None = None,
    ) -> None:
        """Sets fields of EDITABLE; None leaves one as it is. Conflict as in `refuse_unseen`."""
        if (purpose := fields.get("purpose")) is not None:
            checked(purpose, Purpose, "purpose")
        row = row_of(self._tx, Article, article)
        wanted = given(fields, EDITABLE)
        refuse_unseen(row, wanted, seen)
        update_many(self._tx, Article, [(row, wanted)])

    def set_scale(self, article: int, scale_json: str) -> None:
        """Gives the article another rating scale; its verdicts are the caller's to map."""
        find(self._tx, Article, article).scale = scale_json

    def scale_json(self, article: int) -> str:
        """The article's rating scale as it was stored."""
        return self.scale_and_state(article)[0]

    def scale_and_state(self, article: int) -> tuple[str, str]:
        """The article's rating scale as it was stored, and its state."""
        found = self._tx.read(_SCALE, article=article)
        if not found:
            raise unknown(Article, article)
        scale, state = found[0]
        return scale, state

    def set_state(self, article: int, state: str) -> None:
        find(self._tx, Article, article).state = checked(state, ArticleState, "state")

    def set_fetching(self, article: int, answer: str) -> None:
        """Writes down whether links of the article are fetched now, when asked, or never."""
        row = row_of(self._tx, Article, article)
        wanted = {"fetching": checked(answer, Fetching, "answer")}
        update_many(self._tx, Article, [(row, wanted)])

    def take_query_number(self, article: int) -> int:
        """The number of the article's next query, which is not given again."""
        row = row_of(self._tx, Article, article)
        number: int = row["next_query"]
        update_many(self._tx, Article, [(row, {"next_query": number + 1})])
        return number

    def delete(self, article: int) -> None:
        """Puts an article out of every list; nothing of it is removed, so undo brings it back."""
        find(self._tx, Article, article).deleted_at = self._tx.now
