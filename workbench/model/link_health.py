"""What the probes of an address add up to. The one rule, for the desk, the commands and exports."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from workbench.model.captured import Probe
from workbench.model.states import Health

FAILURES = 3
"""Failures, each so far from the one before, after which a link is dead: InternetArchiveBot's rule,
found on millions of links; a server may be down for a weekend."""

APART = timedelta(days=3)
GONE = 2
"""Answers of 404 or 410, each so far from the one before, after which it is dead: a server says it
in plain words, but also for a while when a site is put up anew or moved."""

GONE_APART = timedelta(hours=12)
"""Half a day: the next look of a person who looks daily counts, two calls in one sitting do not.
Nobody asks sooner unasked either: `workspace.links.RECENT`."""

ANSWERED = (Probe.OK, Probe.BLOCKED)
"""What ends a run of failures: the server answered for that address."""

_FAILED = {Probe.GONE, Probe.REMOVED, Probe.FAILED}


class Probed(NamedTuple):
    """One probe; `at` as views give times."""

    at: str
    outcome: str
    http_status: int | None = None
    detail: str = ""


class LinkHealth(NamedTuple):
    """`checked_at` is the newest probe's time, `since` the first failure's of those that count.

    `failures` counts those far enough apart. `http_status` and `detail` are of the probe that
    decided: the newest that was an answer, or else the newest.
    """

    state: Health
    checked_at: str = ""
    since: str = ""
    failures: int = 0
    http_status: int | None = None
    detail: str = ""


NEVER_CHECKED = LinkHealth(Health.UNKNOWN)


def add_up(probes: Sequence[Probed]) -> LinkHealth:
    """The health of a link from its probes, oldest first; older than the last answer tell nothing.

    A probe that could not ask changes nothing, unless there is no other.
    """
    if not probes:
        return NEVER_CHECKED
    told = [each for each in probes if each.outcome != Probe.UNKNOWN]
    newest = (told or list(probes))[-1]
    run = _failures_at_end(told)
    counted = _far_apart(run, APART)
    if not told:
        state = Health.UNKNOWN
    elif not run:
        state = Health.ALIVE if newest.outcome == Probe.OK else Health.BLOCKED
    else:
        gone = _far_apart([each for each in run if each.outcome == Probe.GONE], GONE_APART)
        is_dead = gone >= GONE or counted >= FAILURES
        state = Health.DEAD if is_dead else Health.SUSPECT
    return LinkHealth(
        state,
        checked_at=probes[-1].at,
        since=run[0].at if run else "",
        failures=counted,
        http_status=newest.http_status,
        detail=newest.detail,
    )


def _failures_at_end(told: Sequence[Probed]) -> list[Probed]:
    run: list[Probed] = []
    for each in reversed(told):
        if each.outcome not in _FAILED:
            break
        run.append(each)
    return run[::-1]


def _far_apart(run: Sequence[Probed], apart: timedelta) -> int:
    counted = 0
    last: datetime | None = None
    for each in run:
        at = datetime.fromisoformat(each.at)
        if last is None or at - last >= apart:
            counted += 1
            last = at
    return counted
