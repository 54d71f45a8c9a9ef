"""How an article stands: its claims counted by rating and by state, kept up to date by one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from workbench.model.opening_views import StateCount
from workbench.model.states import ClaimState
from workbench.model.views import Claim


class Counts(NamedTuple):
    """Claims by rating key, and by state; `unrated` by state, of those without a rating. `changed`
    are those whose words a new text changed: while they wait in the walk they are nothing else.
    """

    by_rating: dict[str, int]
    unrated: dict[str, int]
    open: int
    waiting: int
    settled: int
    cut: int
    total: int
    changed: int = 0

    def replaced(self, before: Claim | None, after: Claim | None) -> "Counts":
        """The counts after a claim changed, was added (None before) or went (None after)."""
        by_rating, unrated = Counter(self.by_rating), Counter(self.unrated)
        states = Counter({str(state): getattr(self, state) for state in ClaimState})
        for claim, by in ((before, -1), (after, 1)):
            if claim is None:
                continue
            states[claim.state] += by
            if claim.rating is None:
                unrated[claim.state] += by
            else:
                by_rating[claim.rating] += by
        return _counts(by_rating, unrated, states)

    def parted(self, changed: Mapping[tuple[str, str | None], int]) -> "Counts":
        """The counts with these, by state and rating, as changed ones and nothing else."""
        by_rating, unrated = Counter(self.by_rating), Counter(self.unrated)
        states = Counter({str(state): getattr(self, state) for state in ClaimState})
        for (state, rating), number in changed.items():
            states[state] -= number
            if rating is None:
                unrated[state] -= number
            else:
                by_rating[rating] -= number
        there = _counts(by_rating, unrated, states)
        return there._replace(total=self.total, changed=sum(changed.values()))


NOTHING = Counts({}, {}, 0, 0, 0, 0, 0)


def count(claims: Iterable[Claim]) -> Counts:
    """Count the claims of an article."""
    both = Counter((claim.state, claim.rating) for claim in claims)
    return counted(StateCount(*each, number) for each, number in both.items())


def counted(counts: Iterable[StateCount]) -> Counts:
    """The counts of claims that were counted by state and rating."""
    by_rating: Counter[str] = Counter()
    unrated: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for state, rating, number in counts:
        states[state] += number
        if rating is None:
            unrated[state] += number
        else:
            by_rating[rating] += number
    return _counts(by_rating, unrated, states)


def _counts(by_rating: Counter[str], unrated: Counter[str], states: Counter[str]) -> Counts:
    return Counts(
        dict(+by_rating),
        dict(+unrated),
        states[ClaimState.OPEN],
        states[ClaimState.WAITING],
        states[ClaimState.SETTLED],
        states[ClaimState.CUT],
        states.total(),
    )
