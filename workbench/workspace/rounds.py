"""What a round of reading may not do: overrule the editor, or touch what is hidden from it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbench.model.errors import RefusedChange
from workbench.model.states import Round

if TYPE_CHECKING:
    from workbench.store.claims import ClaimNow
    from workbench.store.transaction import Transaction


def refuse_to_overrule(tx: "Transaction", seen: "ClaimNow") -> None:
    """RefusedChange where a first reader would put a verdict in the place of the editor's."""
    if tx.head.round == Round.FIRST and seen.round == Round.EDITOR and seen.rating is not None:
        raise RefusedChange(
            f"The editor decided #{seen.number}.", "Re-open it first: then it is yours again."
        )


def refuse_blind(tx: "Transaction", claims: Iterable[int], what: str) -> None:
    """RefusedChange where this reader must not see yet what they would change."""
    for claim in claims:
        if not tx.verdicts.is_legible(claim):
            number = tx.claims.get(claim).number
            raise RefusedChange(
                f"{what} of #{number} cannot be changed in a blind reading yet.",
                "Rate the claim first: then you see what the first reader found.",
            )


def refuse_second(tx: "Transaction", what: str) -> None:
    """RefusedChange for what is not a second reader's to do."""
    if tx.head.round == Round.SECOND:
        raise RefusedChange(
            f"{what} belongs to the first reading or to the editor.",
            "The round that you read in is said on top of the desk.",
        )
