"""A desk in a terminal that is killed: in the middle of a burst of keys, and of a sentence."""

import re
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Condition
from time import monotonic

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk

from workbench.store import care
from workbench.store.reader import Reader

KILLS = 6
BURST = "136" * 3
"""Digits struck at one hole after the other."""

RATED = {"1": "confirmed", "3": "on-author", "6": "opinion"}

SAVED_WITHIN = 1.0
"""Seconds behind a key within which what it typed is on disk."""

LATE_TURNS = 5
"""Times that a machine with much else to do is late between a key and the disk: the terminal, the
desk, its timer, its writer and the look here, each as late as a pause of the test was at worst."""

PAUSE = 0.06
"""Seconds between two letters: as a quick person types."""

SENTENCE = "Counted by hand on the harbour wall, twice, with Odo."


def pause(seconds: float) -> None:
    """What a person does between two keys."""
    with (never := Condition()):
        never.wait(seconds)


def test_a_desk_killed_in_the_middle_of_a_burst_keeps_what_it_called_saved(
    start: Start, story_db: Path, disk: Disk, seed: int
) -> None:
    chance = Random(seed)
    before: list[str | None] = []
    for kill in range(KILLS):
        desk = AtDesk(start("--db", story_db, 1), story_db)
        if desk.wait_for(lambda desk=desk: desk.pane).pane == "claims":
            desk.press("tab", "tab").wait_for(lambda desk=desk: desk.pane == "article")
        desk.press("n").wait_for(lambda desk=desk: "hole" in desk.target)
        desk.terminal.type(BURST)
        if kill % 2:  # else it may come before anything is written
            desk.wait_for(lambda: len(disk.claims()) > len(before))  # noqa: B023
        pause(chance.uniform(0.0, 0.04))
        desk.terminal.kill()
        told = f"seed {seed}, kill {kill}"
        assert care.verify(story_db).problems == (), told
        ratings = list(disk.ratings().values())
        made = ratings[len(before) :]
        assert ratings[: len(before)] == before, told
        assert made == [RATED[digit] for digit in BURST][: len(made)], told
        # What a frame called saved is there: the list shows a claim only once it is on disk.
        shown = re.search(r"(\d+) of (\d+) settled", desk.header)
        assert shown is None or int(shown[2]) <= len(ratings), told
        before = ratings
    assert before, f"seed {seed}: no burst wrote anything"


def kept(db: Path) -> str:
    """The text being typed, as it is on disk."""
    with closing(Reader(db)) as read:
        return "".join(draft.text for draft in read.drafts("MK"))


def due(typed: list[tuple[float, str]], late: float) -> str:
    """What must be on disk by now, of what was typed when, on a machine that is so late."""
    now = monotonic()
    return [text for at, text in typed if at <= now - SAVED_WITHIN - LATE_TURNS * late][-1]


@pytest.mark.parametrize("opened", ["w", "note"])
def test_what_was_typed_up_to_a_second_before_a_kill_is_there(
    start: Start, story_db: Path, disk: Disk, opened: str, seed: int
) -> None:
    count = Random(seed).randint(len(SENTENCE) // 2, len(SENTENCE))
    desk = AtDesk(start("--db", story_db, 1), story_db)
    desk.mark_hole().mark_hole()
    desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)
    if opened == "note":
        desk.paste("https://example.org/a").wait_for("Attached 1 source")
        desk.press("tab").wait_for("Enter note")  # the cursor is on the source that came last
        desk.press("enter")
    else:
        desk.press("w")
    desk.wait_for("saved as you type").wait_for("Ctrl+S leave")
    typed: list[tuple[float, str]] = [(0.0, "")]
    late = 0.0
    for letter in SENTENCE[:count]:
        desk.terminal.type(letter)
        typed.append((monotonic(), typed[-1][1] + letter))
        pause(PAUSE)
        late = max(late, monotonic() - typed[-1][0] - PAUSE)
        should = due(typed, late)
        assert len(kept(story_db)) >= len(should), f"a kill now would lose some of {should!r}"
    desk.terminal.kill()
    there = kept(story_db)
    assert SENTENCE.startswith(there)
    assert len(there) >= len(due(typed, late)) > 0, f"seed {seed}: {there!r}"
    again = AtDesk(start("--db", story_db, 1), story_db)

    def recovered() -> bool:
        detail = disk.detail(1)
        found = detail.evidence[0].note if opened == "note" else disk.rationale_of(1)
        return found == there

    again.wait_for(recovered).wait_for("you were typing")
    assert again.leave() == 0
    assert care.verify(story_db).problems == ()
