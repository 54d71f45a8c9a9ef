"""What web archives say of addresses, and how far the queue is that asks them."""

from datetime import datetime
from typing import NamedTuple

from workbench.model.states import ArchiveState


class ArchiveAnswer(NamedTuple):
    """What an archive said of one address; COULD_NOT_ASK says nothing about the page.

    `url` and `at` are the archived page's, `job` the archive's own name for what it was given.
    `pause` are the seconds after which to ask again at the earliest, None where there is nothing
    more to ask. `for_all` is so of everything that is asked of this archive now, not of the page.
    `detail` is a sentence or two for the checker: what is so, and what to do.
    """

    state: ArchiveState
    detail: str = ""
    url: str = ""
    at: datetime | None = None
    job: str = ""
    pause: float | None = None
    for_all: bool = False


class ArchiveProgress(NamedTuple):
    """How far a run is: `done` of `total` questions have come to an end. `waits` are the seconds
    until the next may be asked, 0 where one is on its way.
    """

    done: int
    total: int
    waits: float = 0.0


class ArchiveRow(NamedTuple):
    """What is known of a source's archived copy. `outcome` is one of OUTCOMES.

    `at` and `archived_url` are the copy's. `next_at` is when the archive is asked again, empty
    where it is not.
    """

    source: int
    url: str
    title: str
    outcome: str
    archived_url: str = ""
    at: str = ""
    detail: str = ""
    next_at: str = ""


class ArchiveReport(NamedTuple):
    """The copies of an article's sources, or of all, after a run.

    `asked` questions were answered in it, `waiting` are due later. `kept_back` sources belong to
    articles whose links are never fetched. `needs_keys` says what saving needs, where it was not
    possible to save without; `stopped_by` why nothing more was asked, where there is such a reason.
    """

    rows: tuple[ArchiveRow, ...]
    asked: int
    waiting: int
    kept_back: int
    needs_keys: str = ""
    stopped_by: str = ""

    def count(self, outcome: str) -> int:
        """How many sources have this outcome."""
        return sum(row.outcome == outcome for row in self.rows)


OUTCOMES = ("archived", "accepted", "not-archived", "could-not-ask", "waiting", "unasked")
