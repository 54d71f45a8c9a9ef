"""What was changed after an article was signed off becomes a Correction, in the same action."""

from typing import TYPE_CHECKING

from workbench.model.scales import Rating, RatingScale
from workbench.model.states import ArticleState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.model.carrying import Standing, ToCarry
    from workbench.store.claims import ClaimNow
    from workbench.store.transaction import Transaction

OPEN = "open"
"""What a claim is called that has no rating."""


def note_correction(
    tx: "Transaction",
    before: "ClaimNow",
    rating: Rating | None,
    scale: RatingScale,
    scale_before: RatingScale | None = None,
) -> None:
    """Notes that a claim of a signed article has another rating now. The same one is no change, nor
    one that is called the same on another scale than `scale_before`.
    """
    from workbench.store.sign_offs import Corrections

    old = (scale_before or scale).rating(before.rating or "")
    was = old.label if old else before.rating or OPEN
    now = rating.label if rating else OPEN
    is_same = was == now if scale_before else (rating.key if rating else None) == before.rating
    if not is_same:
        Corrections(tx).of_verdict(before.article, before.id, was, now)


def note_new_text(tx: "Transaction", there: "ToCarry", old: str, new: str, revision: int) -> None:
    """Notes which sentences of a signed article are other ones in a new revision of it; of a claim,
    where the words of one alone stood there.
    """
    from workbench.store.sign_offs import Corrections, SignOffs

    if SignOffs(tx).state(there.article) != ArticleState.SIGNED:
        return
    from workbench.text.changed_sentences import changed_sentences

    marks = [mark for mark in there.marks if mark.revision == there.revision_id]
    Corrections(tx).of_text(
        there.article,
        revision,
        [
            (each.old, each.new, _only_claim(marks, each.start, each.end))
            for each in changed_sentences(old, new, there.language)
        ],
    )


def _only_claim(marks: "Iterable[Standing]", start: int, end: int) -> int | None:
    claims = {mark.claim for mark in marks if mark.start < end and start < mark.end}
    return claims.pop() if len(claims) == 1 else None
