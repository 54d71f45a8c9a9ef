"""How far a look at many links is, and what came of it."""

from typing import NamedTuple

from workbench.model.link_health import LinkHealth
from workbench.model.states import Health


class LinkProgress(NamedTuple):
    """How far a run is: `done` of `total` links were looked at."""

    done: int
    total: int


class LinkRow(NamedTuple):
    """A source's address with its health; `outcome` is the last probe's, empty where none was."""

    source: int
    url: str
    title: str
    outcome: str
    health: LinkHealth


class LinkReport(NamedTuple):
    """The links of an article, or of all, after a run.

    `asked` were looked at, `recent` had been a short while ago, `left` were not reached before the
    run was stopped, `kept_back` belong to articles whose links are never fetched.
    """

    rows: tuple[LinkRow, ...]
    asked: int
    recent: int
    left: int
    kept_back: int

    @property
    def dead(self) -> int:
        return sum(row.health.state == Health.DEAD for row in self.rows)
