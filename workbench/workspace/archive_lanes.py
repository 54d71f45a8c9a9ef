"""The pace at which an archive's services are asked, and when one is not asked any more."""

from datetime import datetime, timedelta

from workbench.model.archives import ArchiveAnswer

PATIENCE = timedelta(seconds=90)
"""How long a run waits for the next question; what is due later is left to a later run."""

TROUBLES = 2
"""Answers in a row that are no answers, after which a service is left alone in this run."""


class Lane:
    """One service of an archive."""

    def __init__(self, service: str, a_minute: int) -> None:
        self.service = service
        self.closed_by = ""
        """Why it is not asked any more; empty while it is."""
        self.free_at: datetime | None = None
        self._gap = timedelta(seconds=60 / a_minute)
        self._troubles = 0

    def is_free(self, now: datetime) -> bool:
        return not self.closed_by and (self.free_at is None or self.free_at <= now)

    def take(self, answer: ArchiveAnswer, now: datetime, *, counts: bool) -> None:
        """Keeps the pace after a question; `counts` is False for one that is free."""
        if counts:
            self.free_at = now + self._gap
        if not answer.for_all:
            self._troubles = 0
            return
        self._troubles += 1
        pause = None if answer.pause is None else timedelta(seconds=answer.pause)
        if pause is None or pause > PATIENCE or self._troubles >= TROUBLES:
            self.closed_by = answer.detail
        else:
            self.free_at = now + pause
