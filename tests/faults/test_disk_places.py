"""Places that fail as a whole: a small disk that is full, one without rights, one that is gone.

A small disk needs a mount of one's own, which most Linux machines give by a user namespace. Where
they do not, `test_disk_store.py` has a full disk by SQLite's own limit and a folder that is gone;
rights need no more than a process that has none.
"""

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from at_desk import AtDesk, Start
from on_disk import Disk
from terminal import Terminal

from workbench.store.care import verify

PR_CAPBSET_DROP = 24
POWERS_OVER_RIGHTS = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which rights do not bind root."""

SMALL = "2m"


def can_mount() -> bool:
    unshare = shutil.which("unshare")
    if unshare is None or shutil.which("mount") is None:
        return False
    words = [unshare, "-Urm", "sh", "-c", "mount -t tmpfs -o size=64k none /tmp"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0  # noqa: S603


@pytest.fixture
def on_small_disk(story_db: Path, env: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    """The desk on a disk of its own, and what happens to that as files ask for it."""
    if not can_mount():
        pytest.skip("no mounts here: test_disk_store.py has the faults that need none")
    small = tmp_path / "small"
    small.mkdir()
    after = tmp_path / "after"
    after.mkdir()
    script = f"""
mount -t tmpfs -o size={SMALL} none '{small}' && cp '{story_db}' '{small}/workbench.db' || exit 77
( while sleep 0.05; do
    [ -e full ] && {{ cat /dev/zero > '{small}/filler' 2>/dev/null; mv full is-full; }}
    [ -e free ] && {{ rm '{small}/filler'; mv free is-free; }}
    [ -e gone ] && {{ umount -l '{small}'; mv gone is-gone; }}
    [ -e over ] && exit
  done ) </dev/null >/dev/null 2>&1 &
'{sys.executable}' -m workbench.cli --db '{small}/workbench.db' 1
code=$?
cp '{small}'/workbench.db* '{after}' 2>/dev/null
touch over
exit $code
"""
    terminal = Terminal(
        [shutil.which("unshare") or "", "-Urm", "sh", "-c", script], env=env, cwd=tmp_path
    )
    yield terminal
    (tmp_path / "over").touch()
    terminal.close()


def make(tmp_path: Path, what: str, terminal: Terminal) -> None:
    (tmp_path / what).touch()
    terminal.wait_for((tmp_path / f"is-{what}").exists)


def test_a_small_disk_that_is_full_and_then_is_not(on_small_disk: Terminal, tmp_path: Path) -> None:
    terminal = on_small_disk.wait_for("Claims by place")
    terminal.press("enter").wait_for("#1 ").press("w").wait_for("Ctrl+S leave")
    make(tmp_path, "full", terminal)
    words = "counted by hand, " * 4_000
    terminal.paste(words).press("ctrl+s").wait_for("NOT SAVED")
    terminal.wait_for(lambda: "could not grow: the disk is full" in terminal.words)
    terminal.wait_for("Why #1, NOT SAVED").wait_for("counted by hand")
    make(tmp_path, "free", terminal)
    terminal.press("ctrl+s").wait_for(lambda: "NOT SAVED" not in terminal.text)
    terminal.press("ctrl+q")
    assert terminal.exit_code() == 0
    saved = tmp_path / "after" / "workbench.db"
    assert Disk(saved).rationale_of(1).strip() == words.strip()
    assert verify(saved).problems == ()


def test_an_export_to_a_full_disk_leaves_nothing_half_written(
    on_small_disk: Terminal, tmp_path: Path
) -> None:
    terminal = on_small_disk.wait_for("Claims by place").press("X").wait_for("packet: ")
    for key, name in (("2", "page.html"), ("1", "packet"), ("1", "packet.zip")):
        terminal.press(key, "e").wait_for("Path").press(*["backspace"] * 24)
        terminal.type(f"small/{name}").wait_for(f"small/{name}").press("enter")
        terminal.wait_for(f"To small/{name}")
        if name == "page.html":
            make(tmp_path, "full", terminal)
        terminal.press("K", "enter").wait_for("no space left on device").press("escape")
        terminal.wait_for(lambda: "no space left" not in terminal.text)
    make(tmp_path, "free", terminal)
    terminal.press("K", "enter").wait_for("Written:").press("ctrl+q")
    assert terminal.exit_code() == 0


def test_a_disk_that_is_pulled_out_is_told(on_small_disk: Terminal, tmp_path: Path) -> None:
    terminal = on_small_disk.wait_for("Claims by place")
    terminal.press("enter").wait_for("#1 ")
    make(tmp_path, "gone", terminal)
    terminal.press("w").wait_for("Ctrl+S leave").type("counted by hand").press("ctrl+s")
    terminal.wait_for("NOT SAVED")
    terminal.wait_for(lambda: "was moved or replaced while it was open" in terminal.words)
    terminal.wait_for("Why #1, NOT SAVED").press("ctrl+q").wait_for("Ctrl+Q leaves without it")
    terminal.press("ctrl+q")
    assert terminal.exit_code() == 4
    assert "counted by hand" in terminal.after
    assert "Traceback" not in terminal.after


@pytest.fixture
def powerless() -> dict[str, object]:
    """What makes a process one that rights bind, also where the tests are run by root."""
    if os.getuid() != 0:
        return {}
    if not sys.platform.startswith("linux"):
        pytest.skip("root's powers cannot be dropped here: run the tests as a normal user")
    system = ctypes.CDLL(None, use_errno=True)

    def drop() -> None:
        for power in POWERS_OVER_RIGHTS:
            system.prctl(PR_CAPBSET_DROP, power, 0, 0, 0)

    return {"before": drop}


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_place_without_rights_is_told_and_can_be_read(
    start: Start, story_db: Path, powerless: dict[str, object], tmp_path: Path, what: str
) -> None:
    place = story_db if what == "file" else tmp_path
    place.chmod(0o444 if what == "file" else 0o555)
    before = story_db.read_bytes()
    try:
        terminal = start("--db", story_db, 1, **powerless).wait_for("cannot be")
        terminal.wait_for("Nothing was changed yet").press("escape")
        terminal.wait_for("Claims by place").press("enter").wait_for("NOT SAVED")
        terminal.press("ctrl+q")
        assert terminal.exit_code() == 0
        assert terminal.is_restored
        assert b"Traceback" not in terminal.output
    finally:
        place.chmod(0o755)
    assert story_db.read_bytes() == before


def test_rights_that_are_given_back_are_used_at_once(
    start: Start, story_db: Path, powerless: dict[str, object], tmp_path: Path
) -> None:
    story_db.chmod(0o444)
    desk = AtDesk(start("--db", story_db, 1, **powerless), story_db)
    desk.wait_for("Nothing was changed yet").press("escape")
    desk.wait_for("Claims by place").press("enter").wait_for("NOT SAVED")
    story_db.chmod(0o644)
    desk.press("6").wait_for(lambda: desk.disk.ratings() == {1: "opinion"})
    desk.wait_for(lambda: "NOT SAVED" not in desk.header)
    desk.terminal.signal(signal.SIGTERM)
    assert desk.terminal.exit_code() == 0
