"""What an archive's answer means for a job of the queue: its end, or when to ask again."""

from datetime import datetime, timedelta
from typing import NamedTuple

from workbench.model.archives import ArchiveAnswer
from workbench.model.evidence_requests import ClaimedJob, JobOutcome
from workbench.model.states import ArchiveState

FIND = "wayback"
SAVE = "save-page-now"
"""The services: each is asked at its own pace."""

MOST_TRIES = {FIND: 6, SAVE: 30}
"""Questions of one job; those that ask how a saving stands are counted too."""

LONGEST_BACK_OFF = timedelta(hours=6)

QUICK_POLLS = 16
"""Questions in the first three minutes, 5 to 15 s apart: most pages take less than one."""

SLOW_POLL = timedelta(minutes=10)
LAST_POLL = QUICK_POLLS + 6
"""After an hour the service forgets a job; then the index says whether there is a copy."""

VISIBLE_AFTER = timedelta(hours=1)
VISIBLE_AGAIN = timedelta(hours=12)
"""When a copy that was accepted is looked for: what is saved may be hidden for twelve hours."""

LEFT = "It was tried {} times and is left now; ask once more for it to be tried anew."

UNTOLD = (
    "The archive took the page, and neither told what became of it nor shows a copy. Ask once more."
)


class Step(NamedTuple):
    """What a job asks next."""

    looks_up: bool
    since: datetime | None = None
    """A copy from before is not the one that is looked for."""


def next_step(job: ClaimedJob, now: datetime) -> Step | None:
    """A look-up, or None where the saving service is asked: to take a page, or how it stands."""
    if job.service == FIND:
        return Step(looks_up=True)
    if job.state == ArchiveState.ACCEPTED:
        return Step(looks_up=True, since=now - timedelta(days=3))
    if job.job and job.attempts > LAST_POLL:
        return Step(looks_up=True, since=now - timedelta(hours=3))
    return None


def settled(job: ClaimedJob, answer: ArchiveAnswer, now: datetime) -> JobOutcome:
    """How a job stands after an answer."""
    if job.state == ArchiveState.ACCEPTED and answer.state != ArchiveState.ARCHIVED:
        return _still_hidden(job, now)
    if job.service == SAVE and answer.state == ArchiveState.NOT_ARCHIVED:
        return JobOutcome(job.id, ArchiveState.COULD_NOT_ASK, None, UNTOLD, "")
    if answer.state == ArchiveState.SUBMITTED:
        return JobOutcome(job.id, answer.state, now + _next_poll(job), "", answer.job)
    if answer.state == ArchiveState.ACCEPTED:
        wait = VISIBLE_AFTER if answer.pause is None else timedelta(seconds=answer.pause)
        return _ended(job, answer)._replace(next_at=now + wait)
    if answer.pause is None:
        return _ended(job, answer)
    if job.attempts >= MOST_TRIES[job.service]:
        left = f"{answer.detail} {LEFT.format(job.attempts)}"
        return _ended(job, answer._replace(detail=left))
    again = now + _back_off(job, answer.pause)
    return JobOutcome(job.id, answer.state, again, answer.detail, answer.job)


def _ended(job: ClaimedJob, answer: ArchiveAnswer) -> JobOutcome:
    return JobOutcome(job.id, answer.state, None, answer.detail, answer.job, answer.url, answer.at)


def _still_hidden(job: ClaimedJob, now: datetime) -> JobOutcome:
    """An accepted copy that is not visible yet stays accepted, however often it is looked for."""
    again = now + VISIBLE_AGAIN if job.attempts < MOST_TRIES[SAVE] else None
    detail = "The archive has accepted it and does not show it yet."
    return JobOutcome(job.id, ArchiveState.ACCEPTED, again, detail, job.job)


def _next_poll(job: ClaimedJob) -> timedelta:
    if job.attempts > QUICK_POLLS:
        return SLOW_POLL
    return timedelta(seconds=min(15, 4 + job.attempts))


def _back_off(job: ClaimedJob, pause: float) -> timedelta:
    """Twice as long each time, from what the archive asks for."""
    longest = max(pause, LONGEST_BACK_OFF.total_seconds())
    return timedelta(seconds=min(longest, pause * 2.0 ** (job.attempts - 1)))
