"""What tests of the walk share: the story with claims, and a second text of it, with every kind of
change that a checker meets.
"""

from collections.abc import Sequence
from typing import cast

from desk_bench import mark
from pilot_desk import PilotDesk
from stories import STORY

from workbench.model.imports import Imported
from workbench.model.revisions import ReviseOutcome, WalkGroup
from workbench.tui.revisions.walkscreen import WalkScreen
from workbench.workspace.workspace import Workspace

FOUND = (
    ("choose between the lamp and supper", "confirmed"),
    ("11 days in January", "confirmed"),
    ("built in 1874", "confirmed"),
    ("2,600 litres of diesel a month", "change"),
    ("Marta Quillon", "confirmed"),
    ("in 1998 for 84,000 crowns", "confirmed"),
    ("according to a report of 6 February", "confirmed"),
    ("rose by 17 per cent last year", "confirmed"),
    ("more than in any year since 2005", "confirmed"),
    ("deputy head of the harbour office", "confirmed"),
    ("It refused the same request in 2016 and in 2019.", "confirmed"),
    ("votes on 3 April", "opinion"),
)
"""Claims of the story in the order of their numbers, each with its rating."""

PROPOSED = "2,400 litres of diesel a month"
_CHANGES = (
    ("11 days in January", "12 days in January"),
    ("2,600 litres", "2,400 litres"),
    ("Marta Quillon, who has kept", "Marta Quillan, who has kept"),
    ("present boat, the Petrel, in 1998", "present boat, the Petrel, not in 1998"),
    ("rose by 17 per cent last year, to", "rose by 17 per cent last year - to"),
    (" It refused the same request in 2016 and in 2019.", ""),
)
_MOVED = next(each for each in STORY.split("\n\n") if each.startswith("“The money"))

WAITING = {
    2: WalkGroup.FACTS,
    4: WalkGroup.PROPOSED,
    5: WalkGroup.FACTS,
    6: WalkGroup.SENTENCE,
    11: WalkGroup.LOST,
}
"""What has to be looked at of it, by the numbers of the claims; all other claims stand."""


def second_text() -> str:
    """Numbers, a name and a negation changed, a wording accepted, a paragraph moved, a sentence
    gone; a dash for a comma.
    """
    text = STORY.replace(f"{_MOVED}\n\n", "").replace("Keepers of", f"{_MOVED}\n\nKeepers of", 1)
    for old, new in _CHANGES:
        assert old in text
        text = text.replace(old, new)
    return text


def fill(workspace: Workspace) -> None:
    """Mark and rate the claims, and propose a wording for one."""
    for words, rating in FOUND:
        mark(workspace, words, rating)
    workspace.verdicts.propose(4, PROPOSED).result()


def revise(workspace: Workspace, text: str | None = None) -> ReviseOutcome:
    """Give the story another text, as another window would."""
    imported = Imported(text or second_text(), "second.txt", "text 1")
    return workspace.revisions.revise(1, imported).result().value


def walking(desk: PilotDesk) -> WalkScreen:
    """The walk that is shown."""
    return cast("WalkScreen", desk.app.screen)


def listed(desk: PilotDesk) -> Sequence[tuple[int, WalkGroup]]:
    """The marks of the walk, by the numbers of their claims, with their groups."""
    rows = walking(desk).seen.rows
    return [(row.item.number, row.group) for row in rows if row.item is not None]
