"""Where the time went: what passed before each step, as far as somebody was at it.

The history says when a thing was done, not when it was begun. The time since the same person's last
step counts for what the step was on; a longer rest than `IDLE` counts as none at all.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

IDLE = timedelta(minutes=15)
"""A rest after which nobody knows whether somebody was at it. Long enough to read a source to the
end or to hold on in a call; the shortest break that people take on purpose is about as long."""


class Step(NamedTuple):
    """Something that a person did: `at` is ISO 8601; `article` and `claim` are ids, None where it
    was on none; `state` is the claim's before it.
    """

    at: str
    who: str
    article: int | None
    claim: int | None
    state: str


class Spent(NamedTuple):
    """Seconds that a person spent on a claim in a state; on the article where `claim` is None."""

    claim: int | None
    state: str
    who: str
    seconds: float
    steps: int


def spent(steps: Iterable[Step], article: int, idle: timedelta = IDLE) -> list[Spent]:
    """What each person spent on an article, by claim and state, most first.

    `steps` are in the order in which they were done, those on other articles among them: they end
    what was begun before.
    """
    last: dict[str, datetime] = {}
    seconds: dict[tuple[int | None, str, str], float] = defaultdict(float)
    number: dict[tuple[int | None, str, str], int] = defaultdict(int)
    for step in steps:
        at = datetime.fromisoformat(step.at)
        before = last.get(step.who)
        last[step.who] = at
        if step.article != article:
            continue
        key = (step.claim, step.state, step.who)
        number[key] += 1
        if before is not None and timedelta() < at - before <= idle:
            seconds[key] += (at - before).total_seconds()
    found = [Spent(*key, round(seconds[key], 3), number[key]) for key in number]
    return sorted(found, key=lambda each: (-each.seconds, each.claim or 0, each.state, each.who))


def total(rows: Iterable[Spent]) -> float:
    """Seconds in all."""
    return sum(each.seconds for each in rows)
