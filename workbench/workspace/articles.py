"""What a checker does with articles: import, name, rescale, put away, delete."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange
from workbench.model.imports import Imported
from workbench.model.requests import ArticleEdit, Done, ImportOptions, ImportOutcome
from workbench.model.scale_texts import from_json, to_json
from workbench.model.scales import Rating, RatingScale
from workbench.model.states import ArticleState, Round
from workbench.workspace.acting import Acting
from workbench.workspace.checking import checked_day, checked_purpose
from workbench.workspace.correcting import note_correction
from workbench.workspace.importing import import_article
from workbench.workspace.rating import give, known_rating
from workbench.workspace.rounds import refuse_second

if TYPE_CHECKING:
    from workbench.store.transaction import Transaction
    from workbench.store.verdicts import Standing

_FIELDS = ("title", "byline", "publisher", "url", "published_on", "language", "purpose")


class Articles:
    """Writing on articles; each call is one Action, queued when it returns."""

    def __init__(self, acting: Acting) -> None:
        self._acting = acting

    def add(self, imported: Imported, options: ImportOptions) -> Future[Done[ImportOutcome]]:
        """Stores an article with its tokens. One whose text is known is only named, not doubled.

        UsageError for a date, purpose or scale that there is not.
        """
        return self._acting.writer.submit(
            lambda store: import_article(self._acting, store, imported, options)
        )

    def edit(self, edit: ArticleEdit) -> Future[Done[None]]:
        """Sets an article's own fields. UsageError for a date or purpose that there is not,
        Conflict where somebody else changed a field since it was seen.
        """
        fields = {name: getattr(edit, name) for name in _FIELDS if getattr(edit, name) is not None}

        def step(tx: "Transaction") -> None:
            if "published_on" in fields:
                checked_day(fields["published_on"])
            if "purpose" in fields:
                checked_purpose(fields["purpose"])
            tx.articles.edit(edit.article, fields, edit.seen)

        said = ", ".join(name.replace("_on", "").replace("url", "address") for name in fields)
        return self._acting.act("edit", f"Changed the article’s {said}", step, edit.article)

    def change_scale(
        self, article: int, scale: RatingScale, mapping: Mapping[str, str | None]
    ) -> Future[Done[None]]:
        """Gives the article another scale and its rated claims the ratings that `mapping` names.

        None re-opens a claim. RefusedChange where a rating in use is not mapped, UnknownThing where
        it is mapped to none of the new scale's.
        """

        def step(tx: "Transaction") -> None:
            refuse_second(tx, "The scale")
            written, state = tx.articles.scale_and_state(article)
            old = from_json(written)
            _refuse_unmapped(tx.verdicts.ratings_in_use(article), mapping, old)
            for key in mapping.values():
                known_rating(scale, key)
            tx.articles.set_scale(article, to_json(scale))
            said = f"Scale changed from {old.name} to {scale.name}."
            for each in tx.verdicts.standing(article):
                if each.given.rating is None:
                    continue
                rating = known_rating(scale, mapping[each.given.rating])
                was = tx.claims.get(each.claim) if state == ArticleState.SIGNED else None
                _carry(tx, each, rating, said)
                if was is not None and each.round != Round.SECOND:
                    note_correction(tx, was, rating, scale, old)

        label = f"Changed the scale to {scale.name}"
        return self._acting.act("scale", label, step, article)

    def put_away(self, article: int) -> Future[Done[None]]:
        """Shelves the article: lists leave it out unless asked."""
        return self._acting.act(
            "state",
            "Put the article away",
            lambda tx: tx.articles.set_state(article, ArticleState.SHELVED),
            article,
        )

    def take_back(self, article: int) -> Future[Done[None]]:
        """Takes a shelved article back; one that was signed off is so still."""

        def step(tx: "Transaction") -> None:
            from workbench.store.sign_offs import SignOffs

            tx.articles.set_state(article, SignOffs(tx).state(article))

        return self._acting.act("state", "Took the article back", step, article)

    def delete(self, article: int) -> Future[Done[None]]:
        """Takes the article out of all lists; undo brings it back whole."""
        return self._acting.act(
            "delete", "Deleted the article", lambda tx: tx.articles.delete(article), article
        )


def _carry(tx: "Transaction", standing: "Standing", rating: Rating | None, said: str) -> None:
    """The new verdict keeps its round and the reason that was given, and says where it comes from;
    a second reader's stays theirs.
    """
    reason = standing.given.rationale
    rationale = f"{reason}\n\n{said}" if reason else said
    if standing.round == Round.SECOND:
        key = rating.key if rating else None
        tx.verdicts.add(standing.claim, key, rationale, Round.SECOND, standing.by)
    else:
        give(tx, standing.claim, rating, rationale, standing.round)


def _refuse_unmapped(
    in_use: set[str], mapping: Mapping[str, str | None], scale: RatingScale
) -> None:
    missing = [rating.label for rating in scale.ratings if rating.key in in_use - mapping.keys()]
    if missing:
        raise RefusedChange(
            f"Claims are rated {', '.join(missing)}, and it is not said what becomes of that.",
            "Name a rating of the new scale for each, or that the claims are re-opened.",
        )
