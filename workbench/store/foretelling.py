"""What a rating will have made of a claim once it is on the disk, by what its transaction wrote."""

from typing import TYPE_CHECKING, Any

from workbench.model.requests import Foretold
from workbench.model.views import Verdict
from workbench.store.columns import time_text
from workbench.store.recorder import in_words
from workbench.store.views.tokens import settles_repeats

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.statements import Values
    from workbench.store.transaction import Transaction

SHOWN = frozenset({"state", "waiting_on", "waiting_since", "waiting_until", "rev"})
"""The columns of a claim that a rating may change, called alike where claims are read."""


def foretell(tx: "Transaction", to: "Callable[[Foretold], object]") -> None:
    """Have `to` called right before the commit with what a rating did; it is not where that is more
    than a verdict, what it rests on, the claim's state and the tokens in its marks.

    None of it is so before the commit, nor if that fails.
    """
    written = _Written(tx.changes)
    if not written.is_a_rating or tx.held is not None:
        return
    if not written.tokens or not tx.view(settles_repeats, list(written.tokens)):
        foretold = Foretold(tx.action_id, time_text(tx.now), *written.told())
        tx.before_commit = lambda: to(foretold)


class _Written:
    """The changes of a step by their tables."""

    def __init__(self, changes: "list[Values]") -> None:
        self._by_table: dict[str, list[Values]] = {}
        for change in changes:
            self._by_table.setdefault(change["table_name"], []).append(change)

    @property
    def is_a_rating(self) -> bool:
        others = self._by_table.keys() - {"verdict", "verdict_evidence", "claim", "token"}
        changed = self._by_table.get("claim", [])
        return (
            not others
            and len(self._by_table.get("verdict", ())) == 1
            and len(changed) <= 1
            and all(self._after(change).keys() <= SHOWN for change in changed)
        )

    @property
    def tokens(self) -> dict[int, dict[str, Any]]:
        """What changed of each token."""
        return {change["row"]: self._after(change) for change in self._by_table.get("token", ())}

    def told(self) -> tuple[int, dict[str, Any], Verdict, dict[int, dict[str, Any]]]:
        """The claim, what changed of its row, its new verdict, what changed of tokens."""
        (given,) = self._by_table["verdict"]
        rests_on = [
            self._after(one)["evidence"] for one in self._by_table.get("verdict_evidence", ())
        ]
        changed = [self._after(change) for change in self._by_table.get("claim", ())]
        shown = {name: value or "" for name, value in changed[0].items()} if changed else {}
        row = self._after(given)
        named = {name: row[name] for name in Verdict._fields if name in row}
        verdict = Verdict(**named, evidence=tuple(rests_on))
        return row["claim"], shown, verdict, self.tokens

    def _after(self, change: "Values") -> dict[str, Any]:
        return {name: in_words(value) for name, value in (change["after"] or {}).items()}
