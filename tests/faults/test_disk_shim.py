"""The system's own errors under SQLite, by a library that is loaded before the system's.

It is compiled by the test. Where that cannot be, `test_disk_store.py` and `test_disk_desk.py` have
the same faults by descriptors that are exchanged, on any machine.
"""

import errno
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk

SOURCE = Path(__file__).with_name("shim.c")
WORDS = "counted by hand"

FAULTS = {
    "write-EIO": ("write", errno.EIO, "the disk did not take it."),
    "write-ENOSPC": ("write", errno.ENOSPC, "the disk is full."),
    "write-EDQUOT": ("write", errno.EDQUOT, "the disk did not take it."),
    "sync-EIO": ("sync", errno.EIO, "the disk did not confirm it."),
}


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("no C compiler, or no Linux: the same faults are in test_disk_store.py")
    built = tmp_path_factory.mktemp("shim") / "shim.so"
    words = [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(SOURCE), "-ldl"]
    subprocess.run(words, check=True)  # noqa: S603 - the test's own words
    return built


Begin = Callable[[], AtDesk]


@pytest.fixture
def begin(start: Start, story_db: Path, env: dict[str, str], shim: Path) -> Begin:
    def at_desk() -> AtDesk:
        env["LD_PRELOAD"] = str(shim)
        env["FAULT_PATH"] = story_db.name
        env["FAULT_SWITCH"] = str(story_db.with_name("fault"))
        desk = AtDesk(start("--db", story_db, 1), story_db)
        desk.mark_hole().mark_hole()
        return desk.claims.focus().press("home").wait_for(lambda: desk.current == 1)

    return at_desk


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_of_the_system_is_told_and_the_next_try_saves(
    begin: Begin, disk: Disk, tmp_path: Path, kind: str
) -> None:
    what, number, said = FAULTS[kind]
    desk = begin()
    (tmp_path / "fault").write_text(f"{what} {number}")
    desk.press("w").wait_for("Ctrl+S leave").terminal.type(WORDS)
    desk.wait_for(WORDS).press("ctrl+s").wait_for("NOT SAVED")
    desk.wait_for(lambda: said in desk.terminal.words)
    desk.wait_for("Why #1, NOT SAVED").wait_for(WORDS)
    assert disk.rationale_of(1) == ""
    (tmp_path / "fault").unlink()
    desk.press("ctrl+s").wait_for(lambda: disk.rationale_of(1) == WORDS)
    desk.wait_for(lambda: "NOT SAVED" not in desk.header)
    assert desk.leave() == 0
    assert desk.terminal.is_restored


@pytest.mark.parametrize("kind", ["write-EIO", "sync-EIO"])
def test_killed_while_the_disk_fails_the_file_is_whole(
    begin: Begin, disk: Disk, tmp_path: Path, start: Start, story_db: Path, kind: str
) -> None:
    what, number, _said = FAULTS[kind]
    desk = begin()
    desk.press("1").wait_for("#1 Confirmed, saved")
    (tmp_path / "fault").write_text(f"{what} {number}")
    desk.claims.highlight(2).press("6").wait_for("NOT SAVED")
    desk.terminal.signal(signal.SIGKILL).exit_code()
    (tmp_path / "fault").unlink()
    # What was written and not confirmed may be there, whole, or not at all; never a part of it.
    assert disk.rating_of(1) == "confirmed"
    assert disk.rating_of(2) in (None, "opinion")
    assert disk.verbs() == ["mark", "mark", "rate", *["rate"] * (disk.rating_of(2) is not None)]
    assert start("--db", story_db, "verify").exit_code() == 0


def test_a_rating_is_shown_as_saved_when_the_disk_has_it_and_not_before(
    begin: Begin, disk: Disk, tmp_path: Path
) -> None:
    desk = begin()
    (tmp_path / "fault").write_text("held 0")
    desk.press("1").wait_for(lambda: "saving" in desk.header)
    desk.wait_for(lambda: desk.current == 2).wait_for("#2 ")
    assert "#1 Confirmed, saved" not in desk.terminal.words
    assert "0 of 2 settled" in desk.header
    assert disk.rating_of(1) is None
    (tmp_path / "fault").unlink()
    desk.wait_for("#1 Confirmed, saved").wait_for("1 of 2 settled")
    assert disk.rating_of(1) == "confirmed"
    assert desk.current == 2
    assert desk.leave() == 0
