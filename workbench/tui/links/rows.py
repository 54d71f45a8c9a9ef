"""How a source's link and its archived copy look in one line: number, health, name, copy."""

from typing import NamedTuple

from workbench.model.archives import ArchiveRow
from workbench.model.evidence_views import ArticleSource
from workbench.model.states import Health
from workbench.tui.panes.layout import Run, one_line, spread
from workbench.tui.panes.phrases import day
from workbench.tui.symbols import Symbols

WITH_NAMES = 60
"""Cells from which a copy is told in words; narrower, its sign alone."""

HEALTH_LOOKS = {
    Health.ALIVE: "role--good",
    Health.SUSPECT: "role--mixed",
    Health.DEAD: "role--bad",
    Health.BLOCKED: "role--unsure",
    Health.UNKNOWN: "pane--dim",
}
_COPIES = {
    "archived": ("archived", "role--good"),
    "accepted": ("accepted, not yet visible", "role--mostly"),
    "not-archived": ("not archived", "role--mixed"),
    "could-not-ask": ("could not ask", "role--unsure"),
    "waiting": ("waiting", "role--waiting"),
    "unasked": ("", "pane--dim"),
}


class Linked(NamedTuple):
    """A source of the article with what is known of its copy."""

    source: ArticleSource
    copy: ArchiveRow

    @property
    def is_problem(self) -> bool:
        """Whether somebody should see to it: the link fails, or there is surely no copy."""
        fails = self.source.health.state in (Health.SUSPECT, Health.DEAD)
        return fails or self.copy.outcome == "not-archived"

    @property
    def detail(self) -> str:
        """All that is known, in sentences."""
        checked = self.source.health.checked_at
        said = (
            self.source.health.detail or ("The page answers." if checked else "Not looked at yet."),
            self.copy.archived_url or self.copy.detail,
        )
        return "  ".join(filter(None, (self.source.url, *said)))


def link_runs(row: Linked, width: int, symbols: Symbols) -> list[Run]:
    """A row of exactly `width` cells; the name gives way first."""
    source = row.source
    state = "private" if source.sensitive else source.health.state
    left = [
        Run(f"{source.number:>4}  ", "pane--dim"),
        Run(f"{state:<9}", HEALTH_LOOKS[Health(source.health.state)]),
        Run(one_line(source.title or source.url, 400)),
    ]
    words, look = _COPIES[row.copy.outcome]
    if row.copy.at and row.copy.outcome == "archived":
        words += f" {day(row.copy.at[:10])}"
    if width < WITH_NAMES:
        words = words[:8]
    return spread(left, [Run(f"  {words}", look)], width, symbols.ellipsis)
