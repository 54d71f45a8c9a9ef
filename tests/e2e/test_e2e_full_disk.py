"""A disk that is full: told where it is seen, nothing shown that is not so, and the desk stays."""

import resource
import signal
from pathlib import Path

from at_desk import AtDesk, Start

ROOM = 160_000
"""Bytes that the file may still grow by: a few verdicts' worth of journal."""


def test_a_full_disk_is_told_and_survived(start: Start, story_db: Path) -> None:
    limit = max(story_db.stat().st_size, ROOM)

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    desk = AtDesk(start("--db", story_db, 1, before=fill), story_db)
    desk.mark_hole()
    desk.claims.focus().wait_for(lambda: desk.current == 1)
    for digit in ("1", "0", "3", "0", "6", "0") * 30:
        said = desk.terminal.lines[-1]
        desk.press(digit).wait_for(lambda said=said: desk.terminal.lines[-1] != said)
        if "NOT SAVED" in desk.header:
            break
    desk.wait_for("NOT SAVED")
    shown, rated = desk.terminal.text, desk.disk.rating_of(1)
    assert ("1 of 1 settled" in shown) == (rated in ("confirmed", "opinion"))
    desk.press("?").wait_for(lambda: desk.terminal.text != shown)  # the desk still obeys
    desk.press("escape", "ctrl+q")
    assert desk.terminal.exit_code() == 0
    assert desk.terminal.is_restored
    assert "Traceback" not in desk.terminal.after
