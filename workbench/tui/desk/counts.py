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
        by_rating, unrated = dict(self.by_rating), dict(self.unrated)
        numbers = (self.open, self.waiting, self.settled, self.cut)
        states = dict(zip(_STATES, numbers, strict=True))
        for claim, by in ((before, -1), (after, 1)):
            if claim is not None:
                _add(states, claim.state, by)
                if claim.rating is None:
                    _add(unrated, claim.state, by)
                else:
                    _add(by_rating, claim.rating, by)
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


_STATES: tuple[str, ...] = (
    ClaimState.OPEN,
    ClaimState.WAITING,
    ClaimState.SETTLED,
    ClaimState.CUT,
)


def _add(numbers: dict[str, int], key: str, number: int) -> None:
    numbers[key] = numbers.get(key, 0) + number


def _counts(
    by_rating: Mapping[str, int], unrated: Mapping[str, int], states: Mapping[str, int]
) -> Counts:
    return Counts(
        {rating: number for rating, number in by_rating.items() if number > 0},
        {state: number for state, number in unrated.items() if number > 0},
        open=states.get(ClaimState.OPEN, 0),
        waiting=states.get(ClaimState.WAITING, 0),
        settled=states.get(ClaimState.SETTLED, 0),
        cut=states.get(ClaimState.CUT, 0),
        total=sum(states.values()),
    )
