"""Rounds of reading: which of a claim's verdicts counts, and where two readers differ.

Of the first reader's and the editor's verdicts the last one counts; a second reader's stands beside
it and changes nothing, until the readers agree or the editor decides (ADR 27).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.model.states import Round

if TYPE_CHECKING:
    from workbench.model.views import Claim, Verdict


class Readings(NamedTuple):
    """The ratings of a claim that was read twice; `first` is None where the first reader gave none,
    `decided` where the verdict that counts is the editor's.
    """

    first: str | None
    second: str
    decided: bool = False

    @property
    def differ(self) -> bool:
        """Whether both gave a rating, and another one each."""
        return self.first is not None and self.first != self.second


class Agreement(NamedTuple):
    """Of how many claims that both read the two ratings are the same."""

    same: int
    both: int

    def __str__(self) -> str:
        if not self.both:
            return "no claim was read by both"
        return f"{self.same} of {self.both} agree, {100 * self.same // self.both} %"


def agreement(claims: Sequence["Claim"]) -> Agreement:
    """How far two readers agree on an article's claims."""
    both = [each.readings for each in claims if each.readings and each.readings.first is not None]
    return Agreement(sum(not each.differ for each in both), len(both))


def counting(verdicts: Sequence["Verdict"], reader: str = "") -> "Verdict | None":
    """The one of a claim's verdicts, oldest first, that counts; to a second reader, named, the last
    of their own.
    """
    for each in reversed(verdicts):
        is_second = each.round == Round.SECOND
        if is_second == bool(reader) and (not reader or each.by == reader):
            return each
    return None
