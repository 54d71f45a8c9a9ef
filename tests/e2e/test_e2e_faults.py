"""A fault of ours is told, what was recorded stays, and the desk goes on."""

from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk

OF_A_VERB = """
from workbench.tui.desk.rating import Rating
def rate(self, digit):
    raise RuntimeError("the verb broke")
Rating.rate = rate
"""

OF_A_PANE = """
from workbench.tui.panes.article import ArticlePane
def on_mouse_down(self, event):
    raise RuntimeError("the pane broke")
ArticlePane.on_mouse_down = on_mouse_down
"""

OF_WHAT_FOLLOWS_A_WRITE = """
from workbench.tui.desk.showing import Showing
def saved(self, at):
    raise RuntimeError("what follows broke")
Showing.saved = saved
"""

CLICK = "\x1b[<0;20;12M\x1b[<0;20;12m"


@pytest.mark.parametrize(
    ("changed", "typed", "said", "rating"),
    [
        (OF_A_VERB, "1", "the verb broke", None),
        (OF_A_PANE, CLICK, "the pane broke", None),
        (OF_WHAT_FOLLOWS_A_WRITE, "1", "what follows broke", "confirmed"),
    ],
    ids=["verb", "pane", "write"],
)
def test_the_desk_obeys_after_a_fault(
    start: Start, story_db: Path, disk: Disk, changed: str, typed: str, said: str, rating: str
) -> None:
    made = AtDesk(start("--db", story_db, 1), story_db)
    made.mark_hole().mark_hole()
    assert made.leave() == 0
    desk = AtDesk(start("--db", story_db, 1, changed=changed), story_db)
    desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)
    desk.terminal.type(typed)
    desk.wait_for(said).press("escape").wait_for(lambda: said not in desk.terminal.text)
    desk.claims.focus().press("end").wait_for(lambda: desk.current == 2)
    assert disk.ratings() == {1: rating, 2: None}
    assert desk.leave() == 0
    assert desk.terminal.is_restored
