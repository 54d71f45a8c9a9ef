"""Faults of the disk at the desk in a terminal: told, typed text stays, the next try saves it.

The program exchanges its own descriptors when a signal asks it to (`disk_swapped`).
"""

import re
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk
from stories import STORY

from workbench.documents.reading import read_bytes
from workbench.model.requests import ImportOptions, NewClaim
from workbench.model.settings import Settings
from workbench.store.reader import Reader
from workbench.workspace.finding import find_place
from workbench.workspace.opening import open_workspace

FAULTY = """
import signal, sys
from pathlib import Path
sys.path.insert(0, FOLDER)
import disk_swapped
fault = disk_swapped.Swapped()
place = Path(sys.argv[2])
journal = Path(f"{place}-wal")

def begin(*_):
    KIND
    Path("at-fault").touch()

def end(*_):
    fault.mend()
    Path("at-fault").unlink()

signal.signal(signal.SIGUSR1, begin)
signal.signal(signal.SIGUSR2, end)
"""

FOLDER = Path(__file__).parent

UNSYNCED = "fault.swap(journal, disk_swapped.unsynced())"
UNWRITABLE = "fault.swap(journal, disk_swapped.unwritable(journal))"
UNREADABLE = "[fault.swap(each, disk_swapped.unreadable(each)) for each in (place, journal)]"

WORDS = "counted by hand"

ROOMS = 28


class AtFault(AtDesk):
    """A desk whose disk can be broken and mended while it runs."""

    def breaks(self) -> AtDesk:
        self.terminal.signal(signal.SIGUSR1)
        return self.wait_for(self._sign.exists)

    def mends(self) -> AtDesk:
        self.terminal.signal(signal.SIGUSR2)
        return self.wait_for(lambda: not self._sign.exists())

    @property
    def _sign(self) -> Path:
        return self.db.with_name("at-fault")


Begin = Callable[..., AtFault]


@pytest.fixture
def begin(start: Start, story_db: Path) -> Begin:
    """The desk with two claims, the first rated, all that it holds in the file itself."""

    def at_desk(kind: str, size: tuple[int, int] = (120, 40)) -> AtFault:
        with open_workspace(story_db, Settings(who="MK")) as workspace:
            seen = workspace.read.article(1)
            for words in ("built in 1874", "since 2009"):
                new = NewClaim(1, seen.revision_id, (find_place(seen.text, words),))
                workspace.claims.mark(new).result()
        changed = FAULTY.replace("KIND", kind).replace("FOLDER", repr(str(FOLDER)))
        desk = AtFault(start("--db", story_db, 1, changed=changed, size=size), story_db)
        desk.db = story_db
        desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)
        desk.press("1").wait_for("#1 Confirmed, saved").wait_for(lambda: desk.current == 2)
        move_journal(story_db)
        return desk

    return at_desk


def move_journal(db: Path) -> None:
    """Now, not when the desk has rested: what takes the journal's place cannot give it back, and
    that would be another fault than the one that is tried."""
    with closing(sqlite3.connect(db)) as connection:
        busy, frames, moved = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    assert (busy, moved) == (0, frames)


def seen(desk: AtDesk, *words: str) -> None:
    """These words are on screen, wherever a line of it ends."""
    desk.wait_for(lambda: all(each in desk.terminal.words for each in words))


def open_rationale(desk: AtDesk, words: str) -> AtDesk:
    desk.press("w").wait_for("Why #2").wait_for("Ctrl+S leave")
    desk.terminal.type(words)
    return desk.wait_for(words)


def drafts(db: Path) -> list[str]:
    with closing(Reader(db)) as read:
        return [draft.text for draft in read.drafts("MK")]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)], ids=str)
@pytest.mark.parametrize(
    ("kind", "why", "do"),
    [
        (UNSYNCED, "the disk did not confirm it.", "See to the disk, it may be failing"),
        (UNWRITABLE, "the disk did not take it.", "See whether the disk is full"),
    ],
    ids=["fsync", "write"],
)
def test_a_text_that_cannot_be_saved_stays_and_is_saved_by_the_next_try(
    begin: Begin, disk: Disk, kind: str, why: str, do: str, size: tuple[int, int]
) -> None:
    desk = begin(kind, size)
    desk.breaks()
    open_rationale(desk, WORDS).wait_for("NOT SAVED")
    desk.wait_for("Why #2, NOT SAVED")
    if size[0] >= 80:
        seen(desk, why, "Nothing of this change was saved; what was saved before is safe.", do)
        seen(desk, "then try again.")
    assert WORDS in desk.terminal.text
    desk.press("ctrl+s").wait_for("Why #2, NOT SAVED").wait_for(WORDS)
    assert disk.rationale_of(2) == ""
    desk.terminal.type("!")  # the field has the focus: nothing else took it
    desk.wait_for(f"{WORDS}!").mends()
    desk.press("ctrl+s").wait_for(lambda: disk.rationale_of(2) == f"{WORDS}!")
    desk.wait_for(lambda: "NOT SAVED" not in desk.header and "saved" in desk.header)
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert drafts(desk.db) == []


def test_a_text_that_rests_is_kept_as_soon_as_the_disk_takes_it(begin: Begin) -> None:
    desk = begin(UNWRITABLE)
    desk.breaks()
    open_rationale(desk, WORDS).wait_for("NOT SAVED")
    desk.mends()
    desk.wait_for(lambda: drafts(desk.db) == [WORDS], timeout=5)
    desk.wait_for(lambda: "NOT SAVED" not in desk.header)
    desk.terminal.kill()


def test_a_rating_that_cannot_be_saved_is_not_shown_as_given(begin: Begin, disk: Disk) -> None:
    desk = begin(UNWRITABLE)
    desk.breaks()
    desk.press("6").wait_for("NOT SAVED").wait_for("1 of 2 settled")
    assert disk.ratings() == {1: "confirmed", 2: None}
    desk.mends()
    desk.claims.highlight(2).press("3")
    desk.wait_for(lambda: disk.rating_of(2) == "on-author")
    desk.wait_for(lambda: "NOT SAVED" not in desk.header)
    assert desk.leave() == 0


def test_what_was_typed_in_a_dialog_stands_in_it_again(begin: Begin, disk: Disk) -> None:
    desk = begin(UNWRITABLE)
    desk.breaks()
    desk.press("s").wait_for("Source for #2").terminal.type("example.org/2015/a")
    desk.press("enter").wait_for("NOT SAVED")
    desk.mends()
    desk.claims.highlight(2).press("s").wait_for("example.org/2015/a").press("enter")
    desk.wait_for(lambda: disk.sources_of(2) == ["example.org/2015/a"])
    assert desk.leave() == 0


def test_leaving_with_a_text_that_cannot_be_saved_is_asked_once_and_prints_it(
    begin: Begin, disk: Disk
) -> None:
    desk = begin(UNWRITABLE)
    desk.breaks()
    open_rationale(desk, WORDS).wait_for("NOT SAVED")
    desk.press("ctrl+q").wait_for("Ctrl+Q leaves without it").wait_for(WORDS)
    desk.press("ctrl+q")
    assert desk.terminal.exit_code() == 4
    assert desk.terminal.is_restored
    assert "Not saved: Why #2" in desk.terminal.after
    assert WORDS in desk.terminal.after
    assert "Traceback" not in desk.terminal.after
    assert disk.ratings() == {1: "confirmed", 2: None}


def test_leaving_is_an_ordinary_one_once_the_disk_is_mended(begin: Begin, disk: Disk) -> None:
    desk = begin(UNWRITABLE)
    desk.breaks()
    open_rationale(desk, WORDS).press("ctrl+q").wait_for("Ctrl+Q leaves without it")
    desk.mends()
    assert desk.leave() == 0
    assert disk.rationale_of(2) == WORDS
    assert "Not saved" not in desk.terminal.after


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_obeyed_though_nothing_can_be_saved(
    begin: Begin, number: signal.Signals
) -> None:
    desk = begin(UNWRITABLE)
    desk.breaks()
    open_rationale(desk, WORDS).terminal.signal(number)
    assert desk.terminal.exit_code() == 4
    assert desk.terminal.is_restored
    assert WORDS in desk.terminal.after


def test_a_file_that_cannot_be_read_is_told_once_and_not_with_every_look(
    begin: Begin, disk: Disk, story_db: Path, start: Start
) -> None:
    desk = begin(UNREADABLE)
    desk.breaks()
    other = start("--db", story_db, "rate", "1/2", "opinion")
    assert other.exit_code() == 0, other.output
    desk.wait_for("NOT READABLE")
    seen(desk, "Could not be read:", "Nothing was changed.")
    assert start("--db", story_db, "rate", "1/2", "opinion").exit_code() == 0  # more to look at
    assert "Esc close" not in desk.terminal.text
    desk.mends()
    desk.wait_for("2 of 2 settled").wait_for(lambda: "NOT READABLE" not in desk.header)
    desk.claims.highlight(1).press("6").wait_for(lambda: disk.rating_of(1) == "opinion")
    assert desk.leave() == 0


def lengthen(story_db: Path) -> None:
    """In place of the story one of several screens, and of more than is read of holes at once."""
    story_db.unlink()
    rooms = [f"Room {number} was painted on {number} May 1987." for number in range(1, ROOMS + 1)]
    with open_workspace(story_db, Settings(who="MK")) as workspace:
        text = "\n\n".join([STORY, *rooms])
        story = read_bytes(text.encode(), "story.txt")
        workspace.articles.add(story, ImportOptions()).result()


def test_words_whose_holes_cannot_be_read_are_shown_and_their_holes_told_as_not_known(
    begin: Begin, disk: Disk, story_db: Path, start: Start
) -> None:
    lengthen(story_db)
    desk = begin(UNREADABLE)
    desk.wait_for("holes 85")
    desk.breaks()
    assert start("--db", story_db, "rate", "1/2", "opinion").exit_code() == 0  # forget what is kept
    desk.wait_for("NOT READABLE").wait_for("holes not known")
    assert not re.search(r"holes \d", desk.header)
    desk.press("shift+tab", "ctrl+end").wait_for(f"Room {ROOMS} was painted")
    desk.wait_for("while the file cannot be read")
    desk.press("6").wait_for("Nothing here to rate")
    assert len(disk.claims()) == 2
    desk.mends()
    desk.wait_for(lambda: "READABLE" not in desk.header).wait_for("holes 84")
    desk.wait_for(lambda: "hole" in desk.target or "sentence" in desk.target)
    desk.press("N").wait_for("hole “28 May 1987”")
    assert desk.leave() == 0


def test_a_folder_that_goes_away_and_comes_back(begin: Begin, disk: Disk, tmp_path: Path) -> None:
    desk = begin("pass")
    away = tmp_path.with_name(f"{tmp_path.name}-away")
    tmp_path.rename(away)
    try:
        desk.press("6").wait_for("NOT SAVED")
        seen(desk, "was moved or replaced while it was open.", "Put the file back")
    finally:
        away.rename(tmp_path)
    desk.claims.highlight(2).press("6").wait_for(lambda: disk.rating_of(2) == "opinion")
    desk.wait_for(lambda: "NOT SAVED" not in desk.header)
    assert desk.leave() == 0


JUMPING = """
from datetime import timedelta
from workbench.model import clock
plain = clock.SystemClock.now
steps = [timedelta(0), timedelta(days=-2), timedelta(days=400), timedelta(hours=-3)]
def now(self):
    steps.append(steps.pop(0))
    return plain(self) + steps[0]
clock.SystemClock.now = now
"""


def test_a_clock_that_jumps_changes_no_order_at_the_desk(
    start: Start, story_db: Path, disk: Disk
) -> None:
    desk = AtDesk(start("--db", story_db, 1, changed=JUMPING), story_db)
    desk.mark_hole()
    desk.claims.focus().wait_for(lambda: desk.current == 1)
    for digit, rating in (("1", "confirmed"), ("6", "opinion"), ("3", "on-author")):
        desk.press(digit).wait_for(lambda rating=rating: disk.rating_of(1) == rating)
        desk.wait_for(lambda: re.search(r"saved \d\d:\d\d:\d\d", desk.header))
    desk.press("u").wait_for(lambda: disk.rating_of(1) == "opinion")
    desk.press("u").wait_for(lambda: disk.rating_of(1) == "confirmed")
    desk.press("H").wait_for("Rated #1 Opinion").press("escape")
    assert desk.leave() == 0
    assert desk.terminal.is_restored
    assert start("--db", story_db, "verify").exit_code() == 0
