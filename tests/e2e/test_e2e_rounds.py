"""A blind reading in a real terminal: no byte of it tells what the first reader found."""

from contextlib import closing
from pathlib import Path

from at_desk import AtDesk, Start
from fixed_clock import FixedClock

from workbench.model.requests import NewClaim
from workbench.model.settings import Settings
from workbench.store.reader import Reader
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

TOLD = "qzxwvy"


def _read_first(path: Path) -> None:
    """A first reading of two claims, which are both found wrong."""
    with open_workspace(path, Settings(who="First Reader"), FixedClock()) as workspace:
        seen = workspace.read.article(1)
        for words in ("11 days in January", "38 metres above the sea"):
            new = NewClaim(1, seen.revision_id, (find_place(seen.text, words),))
            claim = workspace.claims.mark(new, "cut").result().value
            workspace.verdicts.explain(claim, f"{TOLD} of {words}").result()


def test_a_blind_reading_sends_nothing_to_the_terminal_that_is_hidden(
    start: Start, size: tuple[int, int], story_db: Path
) -> None:
    _read_first(story_db)
    desk = AtDesk(start("--db", story_db, "--round", "second", 1, size=size), story_db)
    desk.wait_for("2nd reading").wait_for("0 of 2 settled")
    desk.press("tab", "tab", "tab", "h").wait_for("History of #1").press("escape")
    desk.press("H").wait_for("History of Light").press("escape").claims.focus()
    desk.press("f").wait_for("Filter").press(*"cut").wait_for("No claim fits").press("escape")
    desk.press("t", "t", "t", "z").press("P").wait_for("problem").press("escape")
    sent = bytes(desk.terminal.output)
    assert TOLD.encode() not in sent
    assert b"First Reader" not in sent
    desk.claims.focus().press("1").wait_for(lambda: desk.disk.detail(1).claim.readings)
    desk.claims.highlight(1).wait_for("readers differ")
    desk.claims.focus().press("tab", "end").wait_for(TOLD)
    assert desk.leave() == 0
    with closing(Reader(story_db)) as read:
        assert [claim.rating for claim in read.claims(1)] == ["cut", "cut"]
